package it.broletto.cli;

import it.broletto.tally.RuleSheet;
import it.broletto.tally.UndecidableTie;
import it.broletto.tally.UnusableRules;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Counts a Pabulib file again and prints the result. */
@Command(
        name = "recount",
        customSynopsis = "recount FILE.pb [--rules SHEET.json | OPTION…] [--explain] [--format json|text]",
        description = {
            "Counts an election again, by a rule sheet or by the options that stand for its fields; without any of "
                    + "them greedy by votes.",
            "The same file and rules give the same bytes, on any machine, in any language."
        },
        sortOptions = false,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:counted",
            "1:the result could not be written, or the memory is too small",
            "2:the file, the rules or the usage is wrong; standard error says where and why",
            "3:the rules leave a tie open; standard error names the tied projects, and with --format json there is "
                    + "an object with their ids under \"tied\""
        })
final class RecountCommand implements Callable<Integer> {

    enum Format {
        JSON,
        TEXT
    }

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE.pb", description = "an election in the Pabulib format")
    private Path file;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this text")
    private boolean help;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "json (the default): winners in order of selection, totalCost, rule, rules (the sheet), "
                    + "rulesSha256, fileSha256, votes, projects; text: tables to read")
    private Format format = Format.JSON;

    @Option(
            names = "--explain",
            description = "also how each winner was bought, what the others lacked and who took their supporters' "
                    + "money, how well off voters are, spending against votes, and a check of proportionality (EJR+)")
    private boolean explain;

    @Option(
            names = "--rules",
            paramLabel = "SHEET.json",
            description = "the rule sheet; then none of the options below")
    private Path rules;

    @Mixin
    private RuleOptions options = new RuleOptions();

    @Override
    public Integer call() {
        try {
            return rules == null ? byOptions() : bySheet();
        } catch (BadInput wrong) {
            say(wrong.getMessage());
            return Commands.BAD_INPUT;
        } catch (OutOfMemoryError tooSmall) {
            say(file + ": the memory is too small for it; give more, as with java -Xmx4g");
            return Commands.TOO_SMALL;
        }
    }

    private int bySheet() throws BadInput {
        var single = spec.mixins().get("options").optionsMap();
        var others = spec.commandLine().getParseResult().matchedOptions().stream()
                .filter(option -> single.containsKey(option.longestName()))
                .map(OptionSpec::longestName)
                .toList();
        if (!others.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "--rules says everything; leave out " + String.join(", ", others));
        }
        RuleSheet sheet;
        try {
            sheet = RuleSheet.parse(TextFile.read(rules));
        } catch (UnusableRules wrong) {
            throw new BadInput(rules, wrong.getMessage());
        }
        return count(sheet, ElectionFile.read(file));
    }

    private int byOptions() throws BadInput {
        var lot = options.lotFile() == null ? null : LotFile.read(options.lotFile());
        RuleSheet sheet;
        try {
            sheet = options.sheet(lot == null ? List.of() : lot.ids());
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage());
        }
        options.idle().forEach(option -> say("warning: nothing in these rules asks for " + option));
        var election = ElectionFile.read(file);
        if (lot != null) {
            lot.check(election.election());
        }
        return count(sheet, election);
    }

    private int count(RuleSheet sheet, ElectionFile election) throws BadInput {
        var strangers = Recount.strangers(election.election(), sheet);
        if (!strangers.isEmpty()) {
            say("warning: the rules name projects that the file lacks: " + String.join(", ", strangers));
        }
        try {
            var recount = explain ? Recount.explained(election, sheet) : Recount.of(election, sheet);
            print(format == Format.JSON ? RecountJson.of(recount) : RecountText.of(recount));
            return 0;
        } catch (UndecidableTie tie) {
            say(file + ": " + tie.getMessage());
            if (format == Format.JSON) {
                print(RecountJson.ofTie(tie.projects(), election, sheet));
            }
            return Commands.UNDECIDABLE_TIE;
        } catch (UnusableRules wrong) {
            throw new BadInput(rules == null ? file : rules, wrong.getMessage());
        } catch (ArithmeticException tooLarge) {
            throw new BadInput(file, "its points are too large to be counted");
        }
    }

    private void print(String result) {
        spec.commandLine().getOut().print(result);
    }

    private void say(String message) {
        spec.commandLine().getErr().println(message);
    }
}
