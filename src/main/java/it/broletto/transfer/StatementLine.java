package it.broletto.transfer;

import java.time.LocalDate;

/**
 * One movement of a statement.
 *
 * @param name the bank's name of it; empty if it gives none
 * @param credit whether money came
 * @param cents more than 0
 * @param words all that it says about what it is for
 * @param structured the creditor reference in its own field; empty if there is none
 * @param other who is on the other side, as the bank writes it; empty if it does not say
 * @param iban of the other side, as the bank writes it; empty if it does not say
 */
record StatementLine(
        String name,
        LocalDate bookedOn,
        boolean credit,
        long cents,
        String words,
        String structured,
        String other,
        String iban) {

    /** Without what it says: a record would print people. */
    @Override
    public String toString() {
        return "a movement";
    }
}
