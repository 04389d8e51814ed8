package it.broletto.notice;

import java.time.Instant;
import java.util.List;

/**
 * How the mails go, without a word of to whom.
 *
 * @param sent in the last seven days
 * @param overdueSince when the one was due that waits longest; null if none is late
 */
record MailDesk(
        boolean open,
        List<Waiting> waiting,
        long sent,
        long notNeeded,
        Instant overdueSince,
        List<Problem> problems,
        List<GivenUp> givenUp) {

    /** @param tried those that were tried and not sent */
    record Waiting(MailKind kind, long count, long tried, Instant next) {}

    record Problem(String code, long count) {}

    record GivenUp(MailKind kind, Instant written, Instant at, String problem) {}
}
