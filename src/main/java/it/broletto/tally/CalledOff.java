package it.broletto.tally;

import java.util.concurrent.CancellationException;

/** Lets whoever asked for a count call it off. */
final class CalledOff {

    private CalledOff() {}

    /** @throws CancellationException if this thread was interrupted; it stays so */
    static void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("the count was called off");
        }
    }
}
