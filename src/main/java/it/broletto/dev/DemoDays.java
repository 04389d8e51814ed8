package it.broletto.dev;

import it.broletto.shared.Time;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/** Dates counted from today, so that the demo city never grows old: negative days are past. */
record DemoDays(Instant now) {

    static DemoDays from(Clock clock) {
        return new DemoDays(clock.instant());
    }

    LocalDate day(int days) {
        return now.atZone(Time.ROME).toLocalDate().plusDays(days);
    }

    /** That day, or the Friday before if it is a weekend, when offices and building sites rest. */
    LocalDate workday(int days) {
        var day = day(days);
        return day.minusDays(Math.max(0, day.getDayOfWeek().getValue() - DayOfWeek.FRIDAY.getValue()));
    }

    int year() {
        return day(0).getYear();
    }

    /** Midnight in Rome at which that day begins. */
    Instant start(int days) {
        return day(days).atStartOfDay(Time.ROME).toInstant();
    }

    /** One minute before the day ends in Rome, when votes and calls close. */
    Instant end(int days) {
        return day(days).atTime(LocalTime.of(23, 59)).atZone(Time.ROME).toInstant();
    }

    Instant at(int days, int hour, int minute) {
        return day(days).atTime(hour, minute).atZone(Time.ROME).toInstant();
    }

    Instant atWork(int days, int hour, int minute) {
        return workday(days).atTime(hour, minute).atZone(Time.ROME).toInstant();
    }

    /** An instant at random between two others, never later than now. */
    Instant between(Instant from, Instant to, DemoRandom chance) {
        var last = to.isBefore(now) ? to : now;
        return from.isBefore(last)
                ? from.plusMillis(chance.between(0L, last.toEpochMilli() - from.toEpochMilli()))
                : last;
    }
}
