package it.broletto.tally;

import java.util.List;

/** A file that is not a countable election in the Pabulib format. */
public final class PabulibException extends Exception {

    private final long line;
    private final transient InvalidElection flaw;

    PabulibException(long line, InvalidElection flaw) {
        super("line " + line + ": " + flaw.getMessage(), flaw);
        this.line = line;
        this.flaw = flaw;
    }

    PabulibException(long line, Problem problem, Object... arguments) {
        this(line, new InvalidElection(problem, arguments));
    }

    /** Where the row in question begins, from 1; for what is missing, the last line. */
    public long line() {
        return line;
    }

    /** One line of English, without the line number. */
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
