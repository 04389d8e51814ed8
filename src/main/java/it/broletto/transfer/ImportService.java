package it.broletto.transfer;

import it.broletto.audit.Actor;
import it.broletto.audit.AuditService;
import it.broletto.ledger.Account;
import it.broletto.ledger.Account.Kind;
import it.broletto.ledger.LedgerService;
import it.broletto.ledger.NewEntry;
import it.broletto.rail.Act;
import it.broletto.shared.Refusal;
import it.broletto.transfer.LineStatus.Event;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Writes movements down, some in a transaction, each once however often and by whomever its file is read. A credit that
 * names the one pledge it can be for is matched; nothing else is, ever, without a person.
 */
@ApplicationScoped
@Transactional
class ImportService {

    /** A pledge of which something new is known, to be looked at once it is committed. */
    record Touched(UUID pledge, Act act) {}

    /** @param fresh how many movements were not known before */
    record Taken(int fresh, int matched, int waiting, List<Touched> touched) {}

    /** The days of a file. */
    record Days(Statement.Format format, LocalDate from, LocalDate to) {}

    private final Lines lines;
    private final Calls calls;
    private final Backs backs;
    private final LedgerService ledger;
    private final AuditService audit;
    private final Clock clock;

    ImportService(Lines lines, Calls calls, Backs backs, LedgerService ledger, AuditService audit, Clock clock) {
        this.lines = lines;
        this.calls = calls;
        this.backs = backs;
        this.ledger = ledger;
        this.audit = audit;
        this.clock = clock;
    }

    /** The first day that was read from files of the other kind: read again from this one it would count twice. */
    Optional<LocalDate> readOtherwise(Days days) {
        return lines.readOtherwise(days.format(), days.from(), days.to());
    }

    UUID begin(Statement statement, Actor by) {
        var id = UUID.randomUUID();
        lines.addStatement(id, statement, by.id(), clock.instant());
        audit.record(
                by,
                "transfer.imported",
                null,
                null,
                String.valueOf(statement.lines().size()));
        return id;
    }

    /** Refuses with {@code STALE_FORM} if a file of the other kind for the same days came in between. */
    Taken take(UUID statement, Days days, List<Keyed> some) {
        lines.lockFiles();
        if (readOtherwise(days).isPresent()) {
            throw new Refusal(Refusal.Reason.STALE_FORM);
        }
        // Those who ask for a pledge take its row before they write to the ledger, and so is it done here.
        var named = new TreeSet<UUID>();
        some.forEach(one -> references(one.line()).forEach(reference -> calls.byReference(reference)
                .ifPresent(expected -> named.add(expected.pledge()))));
        named.forEach(calls::lock);
        var taken = new Taken(0, 0, 0, new ArrayList<>());
        for (var one : some) {
            taken = one(statement, days.format(), one, taken);
        }
        return taken;
    }

    private Taken one(UUID statement, Statement.Format format, Keyed keyed, Taken before) {
        var line = keyed.line();
        var references = references(line);
        var id = UUID.randomUUID();
        var only = references.size() == 1 ? references.iterator().next() : null;
        var added = lines.add(
                new Lines.NewLine(
                        id,
                        statement,
                        keyed.key(),
                        format,
                        line.credit(),
                        line.cents(),
                        line.bookedOn(),
                        only,
                        backs.seal("words", id, (line.structured() + " " + line.words()).strip()),
                        backs.seal("payer", id, line.other()),
                        backs.seal("iban", id, line.iban())),
                clock.instant());
        if (!added) {
            return before;
        }
        var touched = line.credit() ? credit(id, line, references) : debit(id, line, references);
        touched.ifPresent(before.touched()::add);
        var matched = line.credit() && touched.isPresent();
        return new Taken(
                before.fresh() + 1,
                before.matched() + (matched ? 1 : 0),
                before.waiting() + (line.credit() && !matched ? 1 : 0),
                before.touched());
    }

    /** All right references that a movement names. */
    private static Set<Reference> references(StatementLine line) {
        var found = new LinkedHashSet<Reference>();
        Reference.parse(line.structured()).ifPresent(found::add);
        found.addAll(Reference.in(line.structured()));
        found.addAll(Reference.in(line.words()));
        return found;
    }

    private Optional<Touched> credit(UUID id, StatementLine line, Set<Reference> references) {
        ledger.post(
                new NewEntry(
                        NewEntry.id("transfer-in", id),
                        "transfer-in",
                        null,
                        null,
                        List.of(
                                Account.BANK.up(line.cents()),
                                Kind.SUSPENSE.of(TransferRail.NAME).up(line.cents()))),
                Actor.SYSTEM);
        var expected =
                references.size() == 1 ? calls.byReference(references.iterator().next()) : Optional.<Expected>empty();
        var why = why(line, references, expected);
        lines.begin(id, line.cents(), why, clock.instant());
        if (why != null) {
            return Optional.empty();
        }
        var pledge = expected.orElseThrow().pledge();
        lines.move(Move.of(lines.lock(id).orElseThrow(), Event.MATCH).to(pledge), clock.instant());
        return Optional.of(new Touched(pledge, Act.COLLECT));
    }

    /** Null if the credit is the expected one. */
    private Reason why(StatementLine line, Set<Reference> references, Optional<Expected> found) {
        if (references.isEmpty()) {
            return Reason.NO_REFERENCE;
        }
        if (references.size() > 1) {
            return Reason.MANY_REFERENCES;
        }
        if (found.isEmpty()) {
            return lines.back(references.iterator().next()).isPresent() ? Reason.RETURNED : Reason.UNKNOWN_REFERENCE;
        }
        var expected = found.get();
        if (expected.paid()) {
            return Reason.TWICE;
        }
        if (!expected.open()) {
            return Reason.LATE;
        }
        if (expected.cents() != line.cents()) {
            return Reason.WRONG_AMOUNT;
        }
        return isFromAnother(expected, line) ? Reason.OTHER_PAYER : null;
    }

    private boolean isFromAnother(Expected expected, StatementLine line) {
        return !line.other().isEmpty()
                && backs.payer(expected)
                        .filter(name -> !Names.areOfOne(name, line.other()))
                        .isPresent();
    }

    /** A debit that pays back what we asked the bank to pay back, to the cent; any other one is only kept. */
    private Optional<Touched> debit(UUID id, StatementLine line, Set<Reference> references) {
        var back = references.size() == 1 ? lines.back(references.iterator().next()) : Optional.<Lines.Back>empty();
        var credit = back.filter(one -> one.cents() == line.cents())
                .flatMap(one -> lines.lock(one.line()))
                .filter(one -> one.status() == LineStatus.BACK);
        if (credit.isEmpty()) {
            return Optional.empty();
        }
        var paid = credit.get();
        var from = paid.collected()
                ? Kind.CLEARING.of(TransferRail.NAME).up(paid.cents())
                : Kind.SUSPENSE.of(TransferRail.NAME).down(paid.cents());
        var entry = ledger.post(
                new NewEntry(
                        NewEntry.id("transfer-back", paid.line()),
                        "transfer-back",
                        null,
                        null,
                        List.of(from, Account.BANK.down(paid.cents()))),
                Actor.SYSTEM);
        lines.move(Move.of(paid, Event.PAY).paidBy(id, entry.id()), clock.instant());
        return paid.collected() ? Optional.of(new Touched(paid.pledge(), Act.REFUND)) : Optional.empty();
    }
}
