package it.broletto.cli;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;

/** The commands by their first word. */
public final class Commands {

    /** Exit status for bad input and for wrong usage. */
    static final int BAD_INPUT = CommandLine.ExitCode.USAGE;

    private static final Map<String, Supplier<Callable<Integer>>> BY_WORD = Map.of("recount", RecountCommand::new);

    private Commands() {}

    /** Runs the command that the first argument names; its exit status, or null if the first argument names none. */
    public static Integer run(String... args) {
        if (args.length == 0 || !BY_WORD.containsKey(args[0])) {
            return null;
        }
        var rest = Arrays.copyOfRange(args, 1, args.length);
        return new CommandLine(BY_WORD.get(args[0]).get()).execute(rest);
    }
}
