package it.broletto.ledger;

import java.util.UUID;

/**
 * One account of the ledger. It exists as soon as a line names it.
 *
 * @param owner the campaign, call or rail it is kept for; empty if there is one of its kind
 */
public record Account(Kind kind, String owner) {

    /** Which accounts balance with each other. */
    public enum Book {
        /** What people gave. */
        MONEY,
        /** What the city adds, in the stages of Italian public accounting. */
        ENVELOPE
    }

    /** What is kept in an account, and which side raises it. */
    public enum Kind {
        /** At a provider of payments, by rail; below zero, the provider gave back more than it had of the city. */
        CLEARING(Book.MONEY, true, false),
        /** On the treasury's account. */
        BANK(Book.MONEY, true, true),
        /** What a beneficiary got and has to give back, by campaign. */
        CLAIM(Book.MONEY, true, true),
        /** What providers of payments kept, by rail. */
        FEES(Book.MONEY, true, true),
        /** What was lost in disputes and is claimed from nobody, by campaign. */
        DISPUTE_LOSS(Book.MONEY, true, true),
        /** What was collected or added for a campaign and neither paid out nor given back. */
        ESCROW(Book.MONEY, false, true),
        /** What is to be paid to the beneficiary of a campaign. */
        PAYABLE(Book.MONEY, false, true),
        /** What is on its way back to the backers of a campaign. */
        REFUND_PAYABLE(Book.MONEY, false, true),
        /** What backers of campaigns that failed left to the neighbourhood. */
        FUND(Book.MONEY, false, true),
        /** What came by a rail and belongs to nobody yet. */
        SUSPENSE(Book.MONEY, false, true),
        /** What the budget's chapter gave to a call: the other side of its stages. */
        CHAPTER(Book.ENVELOPE, true, true),
        /** Of a call's envelope: not promised to anybody. */
        AVAILABLE(Book.ENVELOPE, false, true),
        /** Shown to the backers of a campaign as what the city will add. */
        RESERVED(Book.ENVELOPE, false, true),
        /** Impegno: bound by an act, by campaign. */
        COMMITTED(Book.ENVELOPE, false, true),
        /** Liquidazione: found to be due, by campaign. */
        LIQUIDATED(Book.ENVELOPE, false, true),
        /** Mandato: paid, by campaign. */
        PAID(Book.ENVELOPE, false, true);

        private final Book book;
        private final boolean raisedByDebit;
        private final boolean floored;

        Kind(Book book, boolean raisedByDebit, boolean floored) {
            this.book = book;
            this.raisedByDebit = raisedByDebit;
            this.floored = floored;
        }

        Book book() {
            return book;
        }

        /** Whether it never falls below zero. */
        boolean floored() {
            return floored;
        }

        /** 1 if debits raise it, -1 if credits do. */
        int side() {
            return raisedByDebit ? 1 : -1;
        }

        public Account of(UUID owner) {
            return new Account(this, owner.toString());
        }

        public Account of(String owner) {
            return new Account(this, owner);
        }
    }

    public static final Account BANK = new Account(Kind.BANK, "");

    /** The neighbourhood fund. */
    public static final Account FUND = new Account(Kind.FUND, "");

    /** A line that raises this account. */
    public Line up(long cents) {
        return new Line(this, kind.side() * cents);
    }

    /** A line that lowers this account. */
    public Line down(long cents) {
        return up(-cents);
    }
}
