package it.broletto.accountability;

import static org.junit.jupiter.api.Assertions.assertEquals;

import it.broletto.accountability.Punctuality.Kind;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PunctualityTest {

    private static final LocalDate PROMISED = LocalDate.of(2026, 3, 31);

    @Test
    void onThePromisedDayNothingIsLate() {
        assertEquals(new Punctuality(Kind.ON_TIME, 0), Punctuality.of(PROMISED, null, null, PROMISED));
        assertEquals(
                new Punctuality(Kind.DONE_ON_TIME, 0), Punctuality.of(PROMISED, null, PROMISED, PROMISED.plusYears(1)));
    }

    @Test
    void theDayAfterItIsLate() {
        assertEquals(new Punctuality(Kind.LATE, 1), Punctuality.of(PROMISED, null, null, PROMISED.plusDays(1)));
        assertEquals(
                new Punctuality(Kind.DONE_LATE, 1),
                Punctuality.of(PROMISED, null, PROMISED.plusDays(1), PROMISED.plusDays(9)));
    }

    @Test
    void anAnnouncedLaterDateIsLateBeforeItComes() {
        assertEquals(
                new Punctuality(Kind.EXPECTED_LATE, 30),
                Punctuality.of(PROMISED, PROMISED.plusDays(30), null, PROMISED.minusDays(10)));
    }

    @Test
    void anEarlierExpectationIsNotLate() {
        assertEquals(
                new Punctuality(Kind.ON_TIME, 10),
                Punctuality.of(PROMISED, PROMISED.minusDays(5), null, PROMISED.minusDays(10)));
    }
}
