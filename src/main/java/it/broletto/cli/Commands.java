package it.broletto.cli;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The commands by their first word. */
public final class Commands {

    /** Exit status if the result could not be written. */
    static final int UNWRITTEN = CommandLine.ExitCode.SOFTWARE;

    /** Exit status for bad input and for wrong usage. */
    static final int BAD_INPUT = CommandLine.ExitCode.USAGE;

    /** Exit status if the memory does not suffice. */
    static final int TOO_SMALL = 1;

    /** Exit status if the rules leave open which of several projects comes first. */
    static final int UNDECIDABLE_TIE = 3;

    private static final Map<String, Supplier<Callable<Integer>>> BY_WORD = Map.of(
            "match", MatchCommand::new, "recount", RecountCommand::new, "verify-ledger", VerifyLedgerCommand::new);

    private Commands() {}

    /** Runs the command that the first argument names; its exit status, or null if the first argument names none. */
    public static Integer run(String... args) {
        return run(System.out, System.err, args);
    }

    /** Text is UTF-8 whatever the system says, so that the same input gives the same bytes everywhere. */
    public static Integer run(PrintStream out, PrintStream err, String... args) {
        if (args.length == 0 || !BY_WORD.containsKey(args[0])) {
            return null;
        }
        var command = new CommandLine(BY_WORD.get(args[0]).get())
                .setExpandAtFiles(false)
                .setOut(writer(out))
                .setErr(writer(err))
                .setParameterExceptionHandler(Commands::refuse);
        Words.register(command);
        var status = command.execute(Arrays.copyOfRange(args, 1, args.length));
        command.getOut().flush();
        return out.checkError() ? UNWRITTEN : status;
    }

    private static int refuse(ParameterException wrong, String[] args) {
        var command = wrong.getCommandLine();
        command.getErr().println(wrong.getMessage());
        command.getErr().print("Usage: " + command.getHelp().synopsis(0));
        command.getErr().println("'" + command.getCommandName() + " --help' tells all options.");
        return BAD_INPUT;
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }
}
