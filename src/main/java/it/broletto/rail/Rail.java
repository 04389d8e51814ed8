package it.broletto.rail;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A provider of payments. Methods make network calls and are never called within a transaction; a call that got no
 * answer in time throws {@link java.io.UncheckedIOException} or returns {@link Outcome#UNKNOWN}.
 */
public interface Rail {

    /** Its word in the ledger and in configuration: 3 to 20 letters from a to z. */
    String name();

    /** Whether the municipality itself may be paid by it: the law asks for pagoPA, art. 5 CAD. */
    default boolean paysCity() {
        return false;
    }

    /** Whether those who promote campaigns may be paid by it. */
    default boolean paysPromoters() {
        return true;
    }

    /**
     * Prepares a means of payment. The reply names the page to send the backer to. A page that is over is
     * {@link Outcome#DECLINED} when it is looked for: another attempt makes another one.
     *
     * @param back where the provider sends the backer afterwards; arriving there proves nothing
     */
    Reply setUp(Call call, URI back);

    /** Takes the amount by the means of payment. */
    Reply collect(Call call);

    /** Gives the charge back. */
    Reply refund(Call call);

    /** What became of a call; empty if the provider has none of it, which does not mean that it never will. */
    Optional<Reply> look(Call call);

    /** The same, for a provider that finds its things by its own name for them: null as long as it is not known. */
    default Optional<Reply> look(Call call, String providerId) {
        return look(call);
    }

    /**
     * Whether the backer's bank disputes a charge that settled, and how it ended; empty if it never did.
     *
     * @param providerId the provider's name of the charge
     */
    default Optional<Dispute> dispute(Call charge, String providerId) {
        return Optional.empty();
    }

    /**
     * Gives up a charge that waits for its backer, so that nobody can pay it any more. One that was paid meanwhile stays
     * paid: what became of it is asked afterwards.
     */
    default void giveUp(Call call) {
        // Where nothing can wait for long there is nothing to give up.
    }

    /**
     * Verifies a message of the provider, on its raw bytes.
     *
     * @param signature the header that the provider sent with it
     * @throws UntrustedMessage if the signature or its time is not right: older or newer than five minutes
     */
    List<Told> read(byte[] body, String signature, Instant now);

    /**
     * Charges and refunds that were made in a span of time, by the provider's clock, and are settled by now, as the
     * provider has them; empty if this rail cannot tell.
     */
    default Optional<List<Settled>> settled(Instant from, Instant before) {
        return Optional.empty();
    }

    /**
     * A charge or refund as the provider has it.
     *
     * @param key of our call; the provider's own name for it where the call is not ours
     */
    record Settled(String key, long cents, Instant at) {}

    /**
     * A hint of a provider.
     *
     * @param eventId of the message; the same message may come often
     * @param key of the call it speaks of; null if it is about nothing of ours, or does not say
     * @param charge the provider's name of the settled charge it speaks of, where it does not repeat the key; else null
     */
    record Told(String eventId, String key, String charge) {

        public Told(String eventId, String key) {
            this(eventId, key, null);
        }
    }
}
