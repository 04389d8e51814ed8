package it.broletto.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.ZoneId;

/** The one clock, in UTC; deadlines and pages are in the city's zone. Tests replace the clock. */
@ApplicationScoped
public class Time {

    /** Where deadlines are meant. */
    public static final ZoneId ROME = ZoneId.of("Europe/Rome");

    @Produces
    @ApplicationScoped
    Clock clock() {
        return Clock.systemUTC();
    }
}
