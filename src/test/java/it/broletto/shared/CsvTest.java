package it.broletto.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @Test
    void fieldsWithCommasQuotesAndLineBreaksAreQuoted() {
        var out = new StringBuilder();
        new Csv(out).line("a", "b,c", "d\"e", "f\ng", null, 12).line();
        assertEquals("a,\"b,c\",\"d\"\"e\",\"f\ng\",,12\r\n\r\n", out.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+39 02", "-2+3", "@SUM(A1)", " =1+1", "\tcmd", "\r=1", "-"})
    void aTextThatASpreadsheetWouldRunIsDefused(String text) {
        assertEquals("'" + text, Csv.field(text).replaceAll("^\"|\"$", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5", "-1500.00", "12", "2026-11-21", "a=b"})
    void plainNumbersAndTextsStay(String text) {
        assertEquals(text, Csv.field(text));
    }
}
