package it.broletto.tally;

import java.util.List;

/** A file that is not a countable election in the Pabulib format. */
public final class PabulibException extends Exception {

    private final long line;
    private final long column;
    private final transient InvalidElection flaw;

    PabulibException(long line, long column, InvalidElection flaw) {
        super("line " + line + ", column " + column + ": " + flaw.getMessage(), flaw);
        this.line = line;
        this.column = column;
        this.flaw = flaw;
    }

    /** The line in question, from 1; for what is missing, the last one. */
    public long line() {
        return line;
    }

    /** Where in the line the cell, or the part of it in question, begins: in characters, from 1. */
    public long column() {
        return column;
    }

    /** One line of English, without the place. */
    public String reason() {
        return flaw.getMessage();
    }

    public Problem problem() {
        return flaw.problem();
    }

    /** See {@link InvalidElection#arguments()}. */
    public List<Object> arguments() {
        return flaw.arguments();
    }
}
