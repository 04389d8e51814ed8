package it.broletto.change;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlipsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Un forno di quartiere | un Forno, di quartiere!",
                "Perche no | Perché no",
                "Il qartiere cuoce | Il quartiere cuoce",
                "Il quartiiere cuoce | Il quartiere cuoce",
                "Il quertiere cuoce | Il quartiere cuoce",
                "Costa 1.500 euro. | costa 1.500 euro",
            })
    void aSlipOfThePenIsNoOtherText(String before, String after) {
        assertTrue(Slips.only(before, after));
        assertTrue(Slips.only(after, before));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Un forno di quartiere | Un bar di quartiere",
                "Il pane si vende | Il pane non si vende",
                "Il pane è caro | Il pane è raro",
                "Costa 1.500 euro | Costa 1500 euro",
                "Costa 10.00 euro | Costa 1,000 euro",
                "Costa 100000 euro | Costa 200000 euro",
                "Il quartiere cuoce | Il qaurtiere cuoce",
                "Anche per adulti | Anche per",
            })
    void anotherWordOrFigureIsAnotherText(String before, String after) {
        assertFalse(Slips.only(before, after));
        assertFalse(Slips.only(after, before));
    }

    @Test
    void manySlipsAreAnotherText() {
        assertTrue(Slips.only("quertiere ".repeat(Slips.MOST), "quartiere ".repeat(Slips.MOST)));
        assertFalse(Slips.only("quertiere ".repeat(Slips.MOST + 1), "quartiere ".repeat(Slips.MOST + 1)));
    }
}
