package it.broletto.pagopa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import it.broletto.document.QrCode;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeNumberTest {

    private static final String BODY = "01199250158";

    @ParameterizedTest
    @CsvSource({"1, 301000000000000144", "2, 301000000000000245", "1234567890123, 301123456789012316"})
    void theNumberOfABaseIsTheDocumentedOne(long base, String number) {
        assertEquals(number, NoticeNumber.of("01", base).text());
        assertEquals(number, new NoticeNumber(number).text());
    }

    @Test
    void theIdentifierIsAllButTheFirstDigit() {
        assertEquals("01000000000000144", NoticeNumber.of("01", 1).iuv());
        assertEquals("3010 0000 0000 0001 44", NoticeNumber.of("01", 1).grouped());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "301000000000000145",
                "101000000000000144",
                "30100000000000014",
                "3010000000000001440",
                "30100000000000014x",
                ""
            })
    void whatIsNoNumberIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> new NoticeNumber(text));
    }

    @ParameterizedTest
    @CsvSource({"01, 0", "01, 10000000000000", "1, 1", "ab, 1"})
    void whatMakesNoNumberIsRefused(String segregation, long base) {
        assertThrows(IllegalArgumentException.class, () -> NoticeNumber.of(segregation, base));
    }

    /** I20: number, check digits and code round-trip; a changed digit before the check digits is found. */
    @Property(tries = 300)
    void I20_numberAndCodeRoundTrip(
            @ForAll @LongRange(min = 1, max = NoticeNumber.LARGEST_BASE) long base,
            @ForAll @IntRange(min = 0, max = 99) int segregation,
            @ForAll @IntRange(min = 1, max = 15) int place,
            @ForAll @LongRange(min = 1, max = 10_000_000) long cents)
            throws ReaderException {
        var code = segregation < 10 ? "0" + segregation : "" + segregation;
        var number = NoticeNumber.of(code, base);
        assertEquals(base, Long.parseLong(number.text().substring(3, 16)));
        assertEquals(code, number.text().substring(1, 3));
        var digits = number.text().toCharArray();
        digits[place] = (char) ('0' + (digits[place] - '0' + 1) % 10);
        assertThrows(IllegalArgumentException.class, () -> new NoticeNumber(new String(digits)));
        var text = number.qr(BODY, cents);
        assertEquals("PAGOPA|002|" + number.text() + "|" + BODY + "|" + cents, text);
        assertEquals(text, read(QrCode.ofNotice(text)));
    }

    private static String read(QrCode code) throws ReaderException {
        var image = code.image(4);
        var side = image.getWidth();
        // Version 4 has 33 modules a side, and four of silence around them.
        assertEquals(4 * (33 + 2 * 4), side);
        var pixels = image.getRGB(0, 0, side, side, null, 0, side);
        return new QRCodeReader()
                .decode(
                        new BinaryBitmap(new GlobalHistogramBinarizer(new RGBLuminanceSource(side, side, pixels))),
                        Map.of(DecodeHintType.PURE_BARCODE, true))
                .getText();
    }

    @Test
    void aCodeIsForABodyAndAnAmount() {
        var number = NoticeNumber.of("01", 1);
        assertThrows(IllegalArgumentException.class, () -> number.qr("1", 100));
        assertThrows(IllegalArgumentException.class, () -> number.qr(BODY, 0));
    }
}
