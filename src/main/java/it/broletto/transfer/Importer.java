package it.broletto.transfer;

import it.broletto.identity.Person;
import it.broletto.identity.Role;
import it.broletto.rail.RailService;
import it.broletto.shared.Iban;
import it.broletto.shared.Refusal;
import it.broletto.transfer.ImportService.Days;
import it.broletto.transfer.ImportService.Taken;
import it.broletto.transfer.ImportService.Touched;
import it.broletto.transfer.WrongFile.Why;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads a file of the bank, piece by piece. A process may die in the middle: read again, the rest is taken. */
@ApplicationScoped
class Importer {

    private static final int PIECE = 200;

    private final ImportService imports;
    private final AskService asks;
    private final Keys keys;
    private final RailService rails;
    private final TransferSettings settings;

    Importer(ImportService imports, AskService asks, Keys keys, RailService rails, TransferSettings settings) {
        this.imports = imports;
        this.asks = asks;
        this.keys = keys;
        this.rails = rails;
        this.settings = settings;
    }

    /**
     * Reads a file, of which nothing is taken if anything in it is wrong. Refuses with {@code NOT_ALLOWED} whoever is
     * neither officer nor administrator.
     */
    Taken read(byte[] file, Person by) throws WrongFile {
        requireStaff(by);
        var statement = parse(file);
        var account = ours();
        if (!statement.account().isEmpty() && !statement.account().equals(account)) {
            throw new WrongFile(Why.OTHER_ACCOUNT);
        }
        var days = days(statement);
        var otherwise = imports.readOtherwise(days);
        if (otherwise.isPresent()) {
            throw new WrongFile(Why.OTHER_FORMAT, otherwise.get().toString());
        }
        var keyed = keys.of(account, statement.lines());
        var id = imports.begin(statement, by);
        var all = new Taken(0, 0, 0, new ArrayList<>());
        for (var at = 0; at < keyed.size(); at += PIECE) {
            var taken = imports.take(id, days, keyed.subList(at, Math.min(at + PIECE, keyed.size())));
            all.touched().addAll(taken.touched());
            all = new Taken(
                    all.fresh() + taken.fresh(),
                    all.matched() + taken.matched(),
                    all.waiting() + taken.waiting(),
                    all.touched());
        }
        all.touched().forEach(this::follow);
        return all;
    }

    static void requireStaff(Person by) {
        if (!by.is(Role.OFFICER) && !by.is(Role.ADMINISTRATOR)) {
            throw new Refusal(Refusal.Reason.NOT_ALLOWED);
        }
    }

    /** Tells the rail to look again; whoever dies before is followed by its job. */
    void follow(Touched touched) {
        asks.latest(touched.pledge(), touched.act())
                .ifPresent(attempt -> rails.look(touched.pledge(), touched.act(), attempt));
    }

    private Statement parse(byte[] file) throws WrongFile {
        if (file.length > Statement.MOST_BYTES) {
            throw new WrongFile(Why.TOO_LARGE);
        }
        var statement = isXml(file) ? Camt.read(file) : new CsvStatement(settings.csv()).read(file);
        if (statement.lines().isEmpty()) {
            throw new WrongFile(Why.EMPTY);
        }
        return statement;
    }

    private static boolean isXml(byte[] file) {
        var at = file.length > 3 && file[0] == (byte) 0xef ? 3 : 0;
        while (at < file.length && Character.isWhitespace(file[at])) {
            at++;
        }
        return at < file.length && file[at] == '<' || at + 1 < file.length && (file[at] == 0 || file[at + 1] == 0);
    }

    private String ours() {
        return settings.iban()
                .flatMap(Iban::parse)
                .map(Iban::value)
                .orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND));
    }

    private static Days days(Statement statement) {
        List<LocalDate> days = statement.lines().stream()
                .map(StatementLine::bookedOn)
                .sorted(Comparator.naturalOrder())
                .toList();
        return new Days(statement.format(), days.get(0), days.get(days.size() - 1));
    }
}
