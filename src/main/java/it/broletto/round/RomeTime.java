package it.broletto.round;

import it.broletto.shared.Time;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Rome's wall clock on the two nights of summer time: one hour does not exist, one exists twice. */
public final class RomeTime {

    private static final DateTimeFormatter INPUT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");

    private RomeTime() {}

    /** Reads a datetime-local input, with or without seconds; years 2000 to 2199. */
    public static Optional<LocalDateTime> parse(String typed) {
        try {
            return Optional.of(LocalDateTime.parse(typed.strip()))
                    .filter(t -> t.getYear() >= 2000 && t.getYear() < 2200);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    public static String format(Instant at) {
        return INPUT.format(at.atZone(Time.ROME));
    }

    /** False in the hour that the clock jumps over in spring. */
    public static boolean exists(LocalDateTime local) {
        return !Time.ROME.getRules().getValidOffsets(local).isEmpty();
    }

    /** True for an instant whose wall-clock time comes twice in that autumn night. */
    static boolean twice(Instant at) {
        return Time.ROME
                        .getRules()
                        .getValidOffsets(at.atZone(Time.ROME).toLocalDateTime())
                        .size()
                == 2;
    }

    /** In the hour that comes twice it is the second one, standard time: nobody loses an hour they were promised. */
    public static Instant at(LocalDateTime local) {
        return ZonedDateTime.of(local, Time.ROME).withLaterOffsetAtOverlap().toInstant();
    }
}
