package it.broletto.accountability;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * A promised date beside what happened.
 *
 * @param days whole days, never negative: until the promise while {@code ON_TIME}, before it when {@code DONE_ON_TIME},
 *     beyond it otherwise
 */
public record Punctuality(Kind kind, long days) {

    /** {@code EXPECTED_LATE}: the promised day has not come, but a later one is announced. */
    public enum Kind {
        ON_TIME,
        EXPECTED_LATE,
        LATE,
        DONE_ON_TIME,
        DONE_LATE
    }

    /** {@code expectedOn} and {@code doneOn} may be null. On the promised day itself nothing is late. */
    public static Punctuality of(LocalDate promisedOn, LocalDate expectedOn, LocalDate doneOn, LocalDate today) {
        if (doneOn != null) {
            return new Punctuality(
                    doneOn.isAfter(promisedOn) ? Kind.DONE_LATE : Kind.DONE_ON_TIME, between(promisedOn, doneOn));
        }
        if (today.isAfter(promisedOn)) {
            return new Punctuality(Kind.LATE, between(promisedOn, today));
        }
        if (expectedOn != null && expectedOn.isAfter(promisedOn)) {
            return new Punctuality(Kind.EXPECTED_LATE, between(promisedOn, expectedOn));
        }
        return new Punctuality(Kind.ON_TIME, between(promisedOn, today));
    }

    public boolean late() {
        return kind == Kind.LATE || kind == Kind.EXPECTED_LATE || kind == Kind.DONE_LATE;
    }

    public boolean done() {
        return kind == Kind.DONE_ON_TIME || kind == Kind.DONE_LATE;
    }

    private static long between(LocalDate one, LocalDate other) {
        return Math.abs(ChronoUnit.DAYS.between(one, other));
    }
}
