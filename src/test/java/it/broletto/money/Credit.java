package it.broletto.money;

import java.util.List;
import java.util.UUID;

/** What the model knows of money that came to the bank. */
final class Credit {

    final UUID id;

    /** The bank's name for it. */
    final String name;

    final long cents;

    /** Whose reference alone it names; null if it names none, another, or two. */
    final Promise named;

    /** The bank says where it came from. */
    final boolean hasOrigin;

    /** Whom it pays, or is proposed to pay; null if nobody. */
    Promise payee;

    String status;
    boolean collected;

    /** The last one who said something about it. */
    UUID by;

    /** @param payee whom it pays at once; null if it waits for people */
    Credit(UUID id, String name, long cents, Promise named, boolean hasOrigin, Promise payee) {
        this.id = id;
        this.name = name;
        this.cents = cents;
        this.named = named;
        this.hasOrigin = hasOrigin;
        this.payee = payee;
        this.status = payee == null ? "WAITING" : "MATCHED";
    }

    /** Nobody's yet, or on its way back before it was anybody's. */
    boolean isSuspended() {
        return !collected && !status.equals("PAID");
    }

    /** It pays a promise, or paid it. */
    boolean isFor(Promise one) {
        return payee == one && (collected || status.equals("MATCHED"));
    }

    /** To where it came from, or people have to say where that is. */
    void giveBack() {
        status = hasOrigin ? "BACK" : "NO_IBAN";
    }

    /** Collected, and perhaps on its way back: what a collection does by itself. */
    void see(String seen, boolean isCollected) {
        if (isCollected && List.of("MATCHED", "COLLECTED").contains(status) && !seen.equals("PAID")) {
            status = seen;
        }
        collected = isCollected;
    }

    @Override
    public String toString() {
        return id + " " + cents + " " + status + " of " + payee;
    }
}
