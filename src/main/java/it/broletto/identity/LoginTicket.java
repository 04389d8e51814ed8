package it.broletto.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What we must remember while somebody is at the identity provider.
 *
 * @param way how they go
 * @param level asked for: 1 or 2
 * @param expected who must come back from a step-up; null for a first login
 */
record LoginTicket(Way way, int level, UUID expected, Instant issuedAt, ReturnPath returnPath) {
    enum Way {
        SPID,
        CIE,
        ACCOUNT
    }

    boolean isStepUp() {
        return expected != null;
    }

    String text() {
        return String.join(
                " ",
                way.name(),
                String.valueOf(level),
                expected == null ? "-" : expected.toString(),
                String.valueOf(issuedAt.getEpochSecond()),
                returnPath.value());
    }

    static Optional<LoginTicket> parse(String text) {
        var words = text.split(" ", 5);
        if (words.length < 5) {
            return Optional.empty();
        }
        return Optional.of(new LoginTicket(
                Way.valueOf(words[0]),
                Integer.parseInt(words[1]),
                words[2].equals("-") ? null : UUID.fromString(words[2]),
                Instant.ofEpochSecond(Long.parseLong(words[3])),
                ReturnPath.of(words[4])));
    }
}
