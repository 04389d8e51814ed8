package it.broletto.transfer;

/** A file that is no statement that can be read here. */
final class WrongFile extends Exception {

    /** What is wrong with it. */
    enum Why {
        EMPTY,
        TOO_LARGE,
        NO_STATEMENT,
        OTHER_ACCOUNT,
        OTHER_CURRENCY,
        /** The parts of a movement do not add up to it. */
        SUM,
        NO_COLUMN,
        DATE,
        AMOUNT,
        /** Days that were read from files of the other kind before. */
        OTHER_FORMAT
    }

    private static final long serialVersionUID = 1;

    private final Why why;
    private final String where;

    WrongFile(Why why) {
        this(why, "");
    }

    /** @param where the row, the column or the day; empty if it is all of the file */
    WrongFile(Why why, String where) {
        super(why.name());
        this.why = why;
        this.where = where;
    }

    Why why() {
        return why;
    }

    String where() {
        return where;
    }
}
