package it.broletto.tally;

import java.util.List;

/** An election that cannot be counted, with what is wrong; {@link #getMessage()} says it in one line of English. */
public final class InvalidElection extends IllegalArgumentException {

    private final Problem problem;
    private final transient List<Object> arguments;

    InvalidElection(Problem problem, Object... arguments) {
        super(problem.word(List.of(arguments)));
        this.problem = problem;
        this.arguments = List.of(arguments);
    }

    public Problem problem() {
        return problem;
    }

    /** What fills the placeholders of a message for {@link #problem()}, in order, as the file said it. */
    public List<Object> arguments() {
        return arguments;
    }
}
