package it.broletto.payout;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The account that a campaign's money goes to, without what is secret of it.
 *
 * @param shown its ends: {@code IT** **** 1234}
 * @param usableAt when it has rested
 * @param confirmedBy at most two
 */
public record AccountView(
        int version, String shown, UUID enteredBy, Instant enteredAt, Instant usableAt, List<UUID> confirmedBy) {

    static final int NEEDED = 2;

    public int confirmations() {
        return confirmedBy.size();
    }

    public boolean confirmed() {
        return confirmedBy.size() >= NEEDED;
    }

    public boolean ready(Instant now) {
        return confirmed() && !now.isBefore(usableAt);
    }
}
