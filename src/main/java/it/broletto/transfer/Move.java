package it.broletto.transfer;

import it.broletto.transfer.LineStatus.Event;
import java.util.UUID;

/** An event of a credit, to be written. All but credit and event may be null. */
record Move(Credit credit, Event event, Reason reason, UUID pledge, String call, UUID entry, UUID debit, UUID person) {

    static Move of(Credit credit, Event event) {
        return new Move(credit, event, null, null, null, null, null, null);
    }

    Move to(UUID of) {
        return new Move(credit, event, reason, of, call, entry, debit, person);
    }

    Move because(Reason why) {
        return new Move(credit, event, why, pledge, call, entry, debit, person);
    }

    Move collectedBy(String key, UUID of) {
        return new Move(credit, event, reason, pledge, key, of, debit, person);
    }

    Move paidBy(UUID line, UUID of) {
        return new Move(credit, event, reason, pledge, call, of, line, person);
    }

    Move by(UUID who) {
        return new Move(credit, event, reason, pledge, call, entry, debit, who);
    }
}
