package it.broletto.round;

import it.broletto.shared.Text;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The dates of a round as an iCalendar file (RFC 5545): one event per phase. */
final class Calendar {

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int LINE_OCTETS = 73;

    private Calendar() {}

    static String of(RoundView round, RoundMessages words, Instant now) {
        var lines = new StringBuilder();
        line(lines, "BEGIN:VCALENDAR");
        line(lines, "VERSION:2.0");
        line(lines, "PRODID:-//Broletto//round//IT");
        for (var phase : round.phases()) {
            line(lines, "BEGIN:VEVENT");
            line(
                    lines,
                    "UID:" + round.id() + "-" + phase.phase().name().toLowerCase(java.util.Locale.ROOT) + "@broletto");
            line(lines, "DTSTAMP:" + UTC.format(now));
            line(lines, "DTSTART:" + UTC.format(phase.opensAt()));
            line(lines, "DTEND:" + UTC.format(phase.closesAt()));
            line(lines, "SUMMARY:" + escaped(words.calendar_event(words.phase(phase.phase()), round.title())));
            line(lines, "DESCRIPTION:" + escaped(words.phase_about(phase.phase())));
            line(lines, "TRANSP:TRANSPARENT");
            line(lines, "END:VEVENT");
        }
        line(lines, "END:VCALENDAR");
        return lines.toString();
    }

    private static String escaped(String text) {
        return Text.line(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,");
    }

    /** Folds after 73 octets, never inside a character. */
    private static void line(StringBuilder lines, String text) {
        int octets = 0;
        for (int i = 0; i < text.length(); ) {
            var character = Character.toString(text.codePointAt(i));
            var size = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > LINE_OCTETS) {
                lines.append("\r\n ");
                octets = 1;
            }
            lines.append(character);
            octets += size;
            i += character.length();
        }
        lines.append("\r\n");
    }
}
