package it.broletto.transfer;

import java.util.List;

/** What a file of the bank says. @param account IBAN of ours that it is about; empty if it does not say */
record Statement(Format format, String account, List<StatementLine> lines) {

    static final int MOST_LINES = 10_000;
    static final int MOST_BYTES = 5 * 1024 * 1024;

    /** How the bank writes it. */
    enum Format {
        CAMT,
        CSV
    }
}
