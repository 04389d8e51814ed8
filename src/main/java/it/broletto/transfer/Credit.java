package it.broletto.transfer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A credit and how it stands. What is sealed stays so here.
 *
 * @param number of its last event; 0 before the first
 * @param reason null where nothing is wrong
 * @param pledge that it pays, or is proposed to pay; null if none
 * @param collected whether a pledge was collected with it
 * @param reference null if it names none, or more than one
 */
record Credit(
        UUID line,
        long cents,
        LocalDate bookedOn,
        Reference reference,
        String words,
        String payer,
        String iban,
        LineStatus status,
        int number,
        Reason reason,
        UUID pledge,
        boolean collected,
        Instant since) {

    @Override
    public String toString() {
        return "Credit[" + line + ", " + status + "]";
    }
}
