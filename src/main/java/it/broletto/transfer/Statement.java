package it.broletto.transfer;

import java.time.LocalDate;
import java.util.List;

/** What a file of the bank says. @param account IBAN of ours that it is about; empty if it does not say */
record Statement(Format format, String account, List<StatementLine> lines) {

    static final int MOST_LINES = 10_000;
    static final int MOST_BYTES = 5 * 1024 * 1024;

    /** Of one movement: a billion euros. What is more is a slip, or a sum that nobody can add up. */
    private static final long MOST_CENTS = 100_000_000_000L;

    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2099, 12, 31);

    /** How the bank writes it. */
    enum Format {
        CAMT,
        CSV
    }

    static boolean isAmount(long cents) {
        return cents > 0 && cents <= MOST_CENTS;
    }

    /** Whether a bank may have booked something then. */
    static boolean isDay(LocalDate day) {
        return !day.isBefore(FIRST) && !day.isAfter(LAST);
    }
}
