package it.broletto.cli;

import it.broletto.ledger.Anchor;
import it.broletto.ledger.LedgerJson;
import it.broletto.ledger.LedgerReader;
import it.broletto.ledger.Verification;
import it.broletto.shared.Money;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks a ledger, published or in the database. */
@Command(
        name = "verify-ledger",
        customSynopsis = "verify-ledger [FILE.ndjson [--anchors FILE.ndjson]]",
        description = {
            "Checks a ledger from its first entry: the chain of hashes, that each entry balances, that holds end once, "
                    + "that no account falls below zero, and the signed ends of days.",
            "Without a file it reads the database named by BROLETTO_DB_URL, BROLETTO_DB_USER and BROLETTO_DB_PASSWORD."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:all is sound; standard output has the number of entries, the end of the chain, the balances, and as its last "
                    + "line how many entries and signatures were checked",
            "1:there is a flaw; standard error names the first entry that is wrong, and what is wrong with it",
            "2:the file, the database or the usage is wrong"
        })
final class VerifyLedgerCommand implements Callable<Integer> {

    private static final int FLAWED = 1;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "FILE.ndjson", description = "the entries, as /ledger.ndjson gives them")
    private Path file;

    @Option(
            names = "--anchors",
            paramLabel = "FILE.ndjson",
            description = "the signed ends of days, as /ledger/anchors.ndjson gives them")
    private Path anchors;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this text")
    private boolean help;

    @Override
    public Integer call() {
        try {
            return told(file == null ? ofDatabase() : ofFile());
        } catch (BadInput wrong) {
            spec.commandLine().getErr().println(wrong.getMessage());
            return Commands.BAD_INPUT;
        }
    }

    private Verification ofDatabase() throws BadInput {
        if (anchors != null) {
            throw new BadInput("--anchors", "goes with a file; the database has its own");
        }
        var url = System.getenv("BROLETTO_DB_URL");
        if (url == null) {
            throw new BadInput("verify-ledger", "name a file, or the database by BROLETTO_DB_URL");
        }
        try (var database = DriverManager.getConnection(
                url, System.getenv("BROLETTO_DB_USER"), System.getenv("BROLETTO_DB_PASSWORD"))) {
            var reader = new LedgerReader(database);
            var verification = new Verification(reader.anchors());
            reader.each(verification::add);
            return verification;
        } catch (SQLException wrong) {
            throw new BadInput("the database", "it cannot be read: " + wrong.getMessage());
        }
    }

    private Verification ofFile() throws BadInput {
        List<Anchor> signed = new ArrayList<>();
        if (anchors != null) {
            lines(anchors, line -> signed.add(LedgerJson.anchor(line)));
        }
        var verification = new Verification(signed);
        lines(file, line -> verification.add(LedgerJson.entry(line)));
        return verification;
    }

    private interface Reader {
        void read(String line);
    }

    private static void lines(Path from, Reader reader) throws BadInput {
        var number = 0L;
        try (var lines = Files.newBufferedReader(from, StandardCharsets.UTF_8)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                reader.read(line);
            }
        } catch (IllegalArgumentException wrong) {
            throw new BadInput(from, "line " + number + ": " + wrong.getMessage());
        } catch (CharacterCodingException wrong) {
            throw new BadInput(from, "line " + (number + 1) + ": not UTF-8");
        } catch (IOException wrong) {
            throw new BadInput(from, "it cannot be read");
        }
    }

    private int told(Verification verification) {
        var flaw = verification.flaw();
        if (flaw != null) {
            spec.commandLine().getErr().println("entry " + flaw.number() + ": " + flaw.what());
            spec.commandLine().getErr().println("The ledger is not sound.");
            return FLAWED;
        }
        var out = spec.commandLine().getOut();
        out.println("entries " + verification.entries());
        out.println("hash    " + verification.hash());
        verification
                .balances()
                .forEach((account, balance) -> out.println(String.format(
                        Locale.ROOT,
                        "%-16s %-36s %18s",
                        account.kind(),
                        account.owner(),
                        Money.ofCents(balance.posted()).format(Locale.ITALY))));
        out.println("All is sound. Entries checked: " + verification.entries() + ". " + signatures(verification));
        return 0;
    }

    private String signatures(Verification verification) {
        var signed = verification.signed();
        if (signed.isEmpty()) {
            return "No signature was checked: "
                    + (file == null
                            ? "there is none yet."
                            : anchors == null ? "name their file by --anchors." : "there is none in " + anchors + ".");
        }
        var last = signed.get(signed.size() - 1);
        return "Signatures checked: " + signed.size() + "; the last, of " + last.day() + ", covers "
                + (last.number() == 0 ? "no entry." : "all entries to number " + last.number() + ".");
    }
}
