package it.broletto.money;

import java.util.UUID;

/** A return, and how often it was claimed. */
final class Reward {

    final UUID id;
    final long minimum;

    /** Null = as many as are wanted. */
    final Integer stock;

    int claimed;

    /** By a change of its campaign: nobody else gets one. */
    boolean ended;

    Reward(UUID id, long minimum, Integer stock) {
        this.id = id;
        this.minimum = minimum;
        this.stock = stock;
    }

    boolean isGone() {
        return stock != null && claimed >= stock;
    }
}
