package it.broletto.cli;

import it.broletto.call.MatchFile;
import it.broletto.shared.Money;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Computes again what the city adds to a campaign. */
@Command(
        name = "match",
        customSynopsis = "match FILE.json",
        description = {
            "Computes again what is added to a campaign, from the rule, the budget and the gifts that its file publishes, "
                    + "and says whether the result is the same: the amount, each limit, what is added to each gift, and "
                    + "what each sponsor pays."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:it is the same; standard output has the amount",
            "1:it is not; standard error says what was computed and what the file says",
            "2:the file or the usage is wrong"
        })
final class MatchCommand implements Callable<Integer> {

    private static final int OTHER = 1;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE.json", description = "as /campaigns/…/match.json gives it")
    private Path file;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this text")
    private boolean help;

    @Override
    public Integer call() {
        var err = spec.commandLine().getErr();
        try {
            var computed = MatchFile.again(text());
            if (computed.flaw() != null) {
                err.println(computed.flaw());
                return OTHER;
            }
            var out = spec.commandLine().getOut();
            out.println("campaign " + computed.campaign());
            out.println("match    " + Money.ofCents(computed.cents()).format(Locale.ITALY));
            return 0;
        } catch (IllegalArgumentException wrong) {
            err.println(file + ": " + wrong.getMessage());
            return Commands.BAD_INPUT;
        } catch (BadInput wrong) {
            err.println(wrong.getMessage());
            return Commands.BAD_INPUT;
        }
    }

    private String text() throws BadInput {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException wrong) {
            throw new BadInput(file, "not UTF-8");
        } catch (IOException wrong) {
            throw new BadInput(file, "it cannot be read");
        }
    }
}
