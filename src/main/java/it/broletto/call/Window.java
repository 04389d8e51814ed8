package it.broletto.call;

import java.time.Instant;

/** When applications are taken: from {@code opensAt}, and before {@code closesAt}. */
public record Window(Instant opensAt, Instant closesAt) {

    public boolean contains(Instant at) {
        return !at.isBefore(opensAt) && at.isBefore(closesAt);
    }
}
