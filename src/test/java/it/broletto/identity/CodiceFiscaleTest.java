package it.broletto.identity;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import it.broletto.TestPerson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodiceFiscaleTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "RSSMRA80A01F205X", "VRDLCU85T50F205H", "BNCGLI92E61F205T", "CLMLCU75C08F205J", "FRRSFO09P54F205D",
                "BRMMTT10B03F205G", "LMRYSF90L19Z330S", "PPSLNE88S70Z129E", "SPSGNR68H15F839C",
                        "TINIT-RSSMRA80A01F205X",
                " rssmra80a01f205x ", "12345678903"
            })
    void theseAreRight(String code) {
        assertTrue(CodiceFiscale.parse(code).isPresent(), code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "RSSMRA80A01F205A",
                "RSSMRA80A01F205",
                "RSSMRA80A01F205XX",
                "RSSMRA80Z01F205X",
                "12345678901",
                "1234567890",
                "RSSMRA80A01F20＊X",
                "RSSMRA80A01F205X\u0000",
                "TINIT-"
            })
    void theseAreWrong(String code) {
        assertFalse(CodiceFiscale.parse(code).isPresent(), code);
    }

    @Test
    void digitsMayBeLettersWhereTwoPeopleWouldShareACode() {
        // Omocodia: the last digit, 5, becomes R, and the control letter follows.
        assertTrue(CodiceFiscale.parse("RSSMRA80A01F20RS").isPresent());
        assertFalse(CodiceFiscale.parse("RSSMRA80A01F20RX").isPresent());
    }

    @Test
    void itDoesNotPrintItself() {
        assertFalse(
                CodiceFiscale.parse("RSSMRA80A01F205X").orElseThrow().toString().contains("RSSMRA"));
    }

    @Test
    void testsCanMakeThousandsOfThem() {
        for (var number = 0; number < 17_576; number++) {
            assertTrue(CodiceFiscale.parse(TestPerson.codiceFiscale(number)).isPresent());
        }
    }
}
