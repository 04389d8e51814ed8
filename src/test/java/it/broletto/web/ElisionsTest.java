package it.broletto.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import it.broletto.shared.Time;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElisionsTest {

    @ParameterizedTest
    @CsvSource({
        "1, il 1º, al 1º, dal 1º, del 1º",
        "7, il 7, al 7, dal 7, del 7",
        "8, l'8, all'8, dall'8, dell'8",
        "11, l'11, all'11, dall'11, dell'11",
        "18, il 18, al 18, dal 18, del 18"
    })
    void onlyOttoAndUndiciElide(int day, String il, String al, String dal, String del) {
        var date = Texts.date(LocalDate.of(2026, 12, day), Locale.ITALIAN);
        assertEquals(il + " dicembre 2026", Elisions.il(date));
        assertEquals(al + " dicembre 2026", Elisions.al(date));
        assertEquals(dal + " dicembre 2026", Elisions.dal(date));
        assertEquals(del + " dicembre 2026", Elisions.del(date));
    }

    @Test
    void whatEndsAtMidnightInRomeEndsOnTheDayBefore() {
        var midnight = LocalDateTime.of(2024, 4, 1, 0, 0).atZone(Time.ROME).toInstant();
        assertEquals("31 marzo 2024", Texts.lastMoment(midnight, Locale.ITALIAN));
        assertEquals("31 March 2024", Texts.lastMoment(midnight, Locale.ENGLISH));
        assertEquals("1º aprile 2024, 00:01", Texts.lastMoment(midnight.plusSeconds(60), Locale.ITALIAN));
        assertEquals("1 April 2024, 00:01", Texts.lastMoment(midnight.plusSeconds(60), Locale.ENGLISH));
    }
}
