package it.broletto.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import it.broletto.transfer.Reference.Use;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceTest {

    /** Examples of ISO 11649 and of those who explain it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "RF18539007547034",
                "RF18 5390 0754 7034",
                "rf18 5390 0754 7034",
                "RF471234567890",
                "RF712348231",
                "RF45G72UUR",
                "RF6518K5",
                "RF18000000000539007547034"
            })
    void rightOnesAreTaken(String typed) {
        assertTrue(Reference.parse(typed).isPresent(), typed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "RF",
                "RF19539007547034",
                "RF18539007547043",
                "RF1853900754703",
                "RF18",
                "XX18539007547034",
                "RF351234567890123456789012345"
            })
    void wrongOnesAreNot(String typed) {
        assertTrue(Reference.parse(typed).isEmpty(), typed);
    }

    @Test
    void theCheckDigitsAreThoseOfTheStandard() {
        assertEquals("RF18539007547034", Reference.of("539007547034").text());
        assertEquals("RF45G72UUR", Reference.of("G72UUR").text());
        assertEquals("RF18 5390 0754 7034", Reference.of("539007547034").grouped());
    }

    @Property(tries = 500)
    void oursAreReadBackFromWhateverPeopleMakeOfThem(
            @ForAll @LongRange(min = 1, max = 999_999_999) long number, @ForAll Use use) {
        var made = Reference.of(use, number);
        assertEquals(14, made.text().length());
        for (var text : new String[] {
            made.text(),
            "Donazione " + made.grouped().toLowerCase(java.util.Locale.ROOT) + " grazie",
            "/RFB/" + made.text() + "/forno",
            "causale:" + made.text().replaceAll("(..)", "$1-")
        }) {
            assertEquals(Set.of(made), Reference.in(text), text);
        }
    }

    @Property(tries = 500)
    void oneWrongDigitIsNoticed(
            @ForAll @LongRange(min = 1, max = 999_999_999) long number,
            @ForAll @IntRange(min = 2, max = 13) int at,
            @ForAll @IntRange(min = 1, max = 9) int more) {
        var text = new StringBuilder(Reference.of(Use.PLEDGE, number).text());
        text.setCharAt(at, (char) ('0' + (text.charAt(at) - '0' + more) % 10));
        assertTrue(Reference.parse(text.toString()).isEmpty(), text.toString());
        assertTrue(Reference.in(text.toString()).isEmpty(), text.toString());
    }

    @Test
    void aTextMayNameTwoOrNone() {
        var one = Reference.of(Use.PLEDGE, 1);
        var two = Reference.of(Use.PLEDGE, 2);
        assertEquals(Set.of(one, two), Reference.in(one.text() + " e " + two.grouped()));
        assertEquals(Set.of(), Reference.in("RF RF12 per il forno " + "RF".repeat(1_000)));
        assertEquals(Set.of(), Reference.in(null));
        assertThrows(IllegalArgumentException.class, () -> Reference.of(Use.BACK, 0));
        assertThrows(IllegalArgumentException.class, () -> Reference.of(Use.BACK, 1_000_000_000));
    }

    @Test
    void namesAreComparedAsBanksWriteThem() {
        assertTrue(Names.areOfOne("Nicolò D'Amico", "D AMICO NICOLO'"));
        assertTrue(Names.areOfOne("Mario Rossi", "ROSSI MARIO E BIANCHI GIULIA"));
        assertTrue(!Names.areOfOne("Mario Rossi", "ROSSI GIULIA"));
        assertTrue(!Names.areOfOne("Mario Rossi", "123"));
    }
}
