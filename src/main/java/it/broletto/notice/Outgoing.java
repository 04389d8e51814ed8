package it.broletto.notice;

import java.util.UUID;

/**
 * A mail that somebody took in hand.
 *
 * @param number of the attempt that was begun
 * @param address sealed; null once erased
 * @param pledge null if it is about none
 * @param campaign of the pledge; null if it is about none
 * @param person whose pledge it is; null if it is about none
 * @param byMail whether that person is known by an address alone
 */
record Outgoing(
        UUID id,
        int number,
        MailKind kind,
        String occasion,
        UUID contact,
        String address,
        String language,
        boolean stopped,
        UUID pledge,
        UUID campaign,
        UUID person,
        boolean byMail) {

    /** Whether a link of this mail lets somebody without an account in. */
    boolean opens() {
        return byMail || kind == MailKind.LINK;
    }

    /** Without the address. */
    @Override
    public String toString() {
        return "Outgoing[" + id + ", " + kind + "]";
    }
}
