package it.broletto.transfer;

import it.broletto.audit.AuditService;
import it.broletto.document.TransferFile;
import it.broletto.document.TransferFile.Payer;
import it.broletto.document.TransferFile.Transfer;
import it.broletto.identity.Person;
import it.broletto.identity.Role;
import it.broletto.shared.Iban;
import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import it.broletto.shared.Time;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What offices see of transfers. Names and accounts are opened for those who decide, and for nobody else. */
@ApplicationScoped
@Transactional
class DeskService {

    /**
     * A credit, as offices see it.
     *
     * @param words what it says; like payer and IBAN null for who may not see it, empty where the bank says nothing
     * @param proposed reference of the pledge that a person proposed; null if none did
     * @param mine whether the reader made its last step, so that another one has to make the next
     */
    public record CreditView(
            UUID line,
            Money amount,
            LocalDate bookedOn,
            String words,
            String payer,
            String iban,
            LineStatus status,
            Reason reason,
            String reference,
            String proposed,
            Named named,
            Instant since,
            boolean mine) {

        @Override
        public String toString() {
            return "a credit";
        }
    }

    /** An account that somebody proposed. */
    public record Named(String holder, String iban) {

        @Override
        public String toString() {
            return "an account";
        }
    }

    /** Something to be paid back. */
    public record BackView(Money amount, String reference, Instant since) {}

    /** A pledge that a credit could be for. */
    public record Suggestion(String reference, String shown) {}

    public record Desk(
            List<CreditView> waiting,
            long count,
            List<BackView> backs,
            long backCount,
            Money backSum,
            List<Lines.Read> files,
            List<Lines.Debit> debits) {}

    private static final int SHOWN = 50;
    private static final int SOME = 10;
    private static final int MOST_SUGGESTED = 5;
    private static final int MOST_PAID = 1_000;

    private final Lines lines;
    private final Calls calls;
    private final Backs backs;
    private final TransferSettings settings;
    private final AuditService audit;
    private final Clock clock;

    DeskService(Lines lines, Calls calls, Backs backs, TransferSettings settings, AuditService audit, Clock clock) {
        this.lines = lines;
        this.calls = calls;
        this.backs = backs;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    Desk desk(Person reader) {
        return new Desk(
                lines.in(SuspenseService.FOR_PEOPLE, SHOWN).stream()
                        .map(credit -> view(credit, reader))
                        .toList(),
                lines.count(SuspenseService.FOR_PEOPLE),
                lines.backs(SHOWN).stream()
                        .map(back -> new BackView(
                                Money.ofCents(back.cents()), back.reference().grouped(), back.at()))
                        .toList(),
                lines.count(List.of(LineStatus.BACK)),
                Money.ofCents(lines.backCents()),
                lines.statements(SOME),
                lines.otherDebits(SOME));
    }

    /** Refuses an unknown one with {@code NOT_FOUND}. */
    CreditView credit(UUID line, Person reader) {
        return view(lines.byId(line).orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND)), reader);
    }

    /** Pledges of exactly this amount that wait for a transfer, at most five. */
    List<Suggestion> suggestions(CreditView credit) {
        return credit.status() == LineStatus.WAITING
                ? calls.waitingFor(credit.amount().cents(), MOST_SUGGESTED).stream()
                        .map(one -> new Suggestion(
                                one.reference().text(), one.reference().grouped()))
                        .toList()
                : List.of();
    }

    private CreditView view(Credit credit, Person reader) {
        var opens = reader.is(Role.OFFICER) || reader.is(Role.ADMINISTRATOR);
        var named = opens && credit.status() == LineStatus.IBAN_PROPOSED
                ? lines.namedIban(credit.line())
                        .map(one -> new Named(
                                open("named.holder", credit.line(), one.holder()),
                                open("named.iban", credit.line(), one.iban())))
                        .orElse(null)
                : null;
        return new CreditView(
                credit.line(),
                Money.ofCents(credit.cents()),
                credit.bookedOn(),
                opens ? open("words", credit.line(), credit.words()) : null,
                opens ? open("payer", credit.line(), credit.payer()) : null,
                opens ? open("iban", credit.line(), credit.iban()) : null,
                credit.status(),
                credit.reason(),
                credit.reference() == null ? null : credit.reference().grouped(),
                credit.status() == LineStatus.PROPOSED
                        ? calls.reference(credit.pledge()).orElseThrow().grouped()
                        : null,
                named,
                credit.since(),
                lines.lastPerson(credit.line()).filter(reader.id()::equals).isPresent());
    }

    private String open(String field, UUID line, String text) {
        return backs.open(field, line, text).orElse("");
    }

    /**
     * All that is to be paid back, at most 1,000, for the bank: pain.001. Fetched again it holds the same under the same
     * names until the bank's statement says that it is paid. Nobody sends back alone what only they say has come: a credit is
     * in the files of everybody but who read it from a statement. Refuses with {@code NOT_ALLOWED} whoever is neither
     * officer nor administrator, with {@code SAME_PERSON} who read all of it, with {@code NOT_FOUND} if there is none.
     */
    String orders(Person by) {
        Importer.requireStaff(by);
        var due = lines.backsReadByOthers(by.id(), MOST_PAID);
        var account = settings.iban().flatMap(Iban::parse);
        if (account.isEmpty() || due.isEmpty()) {
            throw new Refusal(lines.backs(1).isEmpty() ? Refusal.Reason.NOT_FOUND : Refusal.Reason.SAME_PERSON);
        }
        var transfers = due.stream()
                .map(back -> new Transfer(
                        back.reference().text(),
                        Money.ofCents(back.cents()),
                        open("back.holder", back.line(), back.holder()),
                        open("back.iban", back.line(), back.iban()),
                        back.reference().text() + " restituzione"))
                .toList();
        audit.record(by, "transfer.exported", null, null, String.valueOf(transfers.size()));
        return TransferFile.of(
                transfers,
                new Payer(settings.holder(), account.get().value()),
                LocalDate.now(clock.withZone(Time.ROME)),
                clock.instant());
    }

    /** The last pledges that wait for a transfer, newest first. */
    List<Expected> expected(int limit) {
        return calls.waiting(limit);
    }

    Optional<String> payer(Expected expected) {
        return backs.payer(expected);
    }

    List<Lines.Back> toPay(int limit) {
        return lines.backs(limit);
    }
}
