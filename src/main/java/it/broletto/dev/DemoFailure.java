package it.broletto.dev;

/** Why the demo cannot start, worded for who started it: what is wrong and what to do. */
final class DemoFailure extends RuntimeException {
    static final String RESET =
            "If data of an older version are in the way: mvn -Pdemo -Dbroletto.demo.reset=true starts anew.";

    DemoFailure(String message) {
        super(message);
    }

    DemoFailure(String message, Throwable cause) {
        super(message, cause);
    }

    static DemoFailure of(Throwable problem) {
        return problem instanceof DemoFailure failure ? failure : new DemoFailure(root(problem), problem);
    }

    /** The innermost message. */
    static String root(Throwable problem) {
        var cause = problem;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}
