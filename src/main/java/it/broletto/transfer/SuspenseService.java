package it.broletto.transfer;

import it.broletto.audit.AuditService;
import it.broletto.identity.Person;
import it.broletto.shared.Iban;
import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import it.broletto.shared.Text;
import it.broletto.transfer.LineStatus.Event;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What people decide about credits that found no pledge. Who says whose a credit is against what it says itself, or where
 * one without an origin goes, is never alone.
 */
@ApplicationScoped
@Transactional
public class SuspenseService {

    /** What came of saying whose a credit is. */
    enum Assigned {
        MATCHED,
        /** Another person has to say so too. */
        PROPOSED,
        NO_PLEDGE,
        OTHER_AMOUNT,
        /** The pledge waits for no transfer. */
        NOT_OPEN,
        PAID
    }

    static final List<LineStatus> FOR_PEOPLE =
            List.of(LineStatus.WAITING, LineStatus.PROPOSED, LineStatus.NO_IBAN, LineStatus.IBAN_PROPOSED);
    private static final int BATCH = 100;

    private final Lines lines;
    private final Calls calls;
    private final Backs backs;
    private final AuditService audit;
    private final Clock clock;

    SuspenseService(Lines lines, Calls calls, Backs backs, AuditService audit, Clock clock) {
        this.lines = lines;
        this.calls = calls;
        this.backs = backs;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Says that a credit is for the pledge of a reference. Alone it is enough if the credit itself names that reference.
     * Refuses with {@code ILLEGAL_TRANSITION} what does not wait.
     */
    Assigned assign(UUID line, String typed, Person by) {
        Importer.requireStaff(by);
        var pledge = Reference.parse(typed).flatMap(calls::byReference).map(Expected::pledge);
        if (pledge.isEmpty()) {
            return Assigned.NO_PLEDGE;
        }
        calls.lock(pledge.get());
        var expected = calls.byPledge(pledge.get()).orElseThrow();
        var credit = lock(line);
        credit.status().after(Event.PROPOSE);
        var wrong = wrong(credit, expected);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        var itself = expected.reference().equals(credit.reference());
        lines.move(
                Move.of(credit, itself ? Event.MATCH : Event.PROPOSE)
                        .to(expected.pledge())
                        .by(by.id()),
                clock.instant());
        record(by, itself ? "transfer.assigned" : "transfer.proposed", credit);
        return itself ? Assigned.MATCHED : Assigned.PROPOSED;
    }

    private static Optional<Assigned> wrong(Credit credit, Expected expected) {
        if (expected.paid()) {
            return Optional.of(Assigned.PAID);
        }
        if (!expected.open()) {
            return Optional.of(Assigned.NOT_OPEN);
        }
        return expected.cents() == credit.cents() ? Optional.empty() : Optional.of(Assigned.OTHER_AMOUNT);
    }

    /** The second person's yes. Refuses with {@code SAME_PERSON} the first one. */
    Assigned confirm(UUID line, Person by) {
        Importer.requireStaff(by);
        var seen = byId(line);
        if (seen.pledge() == null) {
            throw new Refusal(Refusal.Reason.ILLEGAL_TRANSITION);
        }
        calls.lock(seen.pledge());
        var credit = lock(line);
        if (credit.status() != LineStatus.PROPOSED || !seen.pledge().equals(credit.pledge())) {
            throw new Refusal(Refusal.Reason.ILLEGAL_TRANSITION);
        }
        requireAnother(line, by);
        var wrong = wrong(credit, calls.byPledge(credit.pledge()).orElseThrow());
        if (wrong.isPresent()) {
            return wrong.get();
        }
        lines.move(Move.of(credit, Event.MATCH).to(credit.pledge()).by(by.id()), clock.instant());
        record(by, "transfer.assigned", credit);
        return Assigned.MATCHED;
    }

    /** Takes back what somebody proposed, oneself or another. */
    void reject(UUID line, Person by) {
        Importer.requireStaff(by);
        var credit = lock(line);
        var event = credit.status() == LineStatus.IBAN_PROPOSED ? Event.REJECT_IBAN : Event.REJECT;
        lines.move(Move.of(credit, event).by(by.id()), clock.instant());
        record(by, "transfer.rejected", credit);
    }

    /** Sends a credit back to the account it came from. Refuses with {@code ILLEGAL_TRANSITION} what does not wait. */
    void giveBack(UUID line, Person by) {
        Importer.requireStaff(by);
        var credit = lock(line);
        if (credit.status() != LineStatus.WAITING) {
            throw new Refusal(Refusal.Reason.ILLEGAL_TRANSITION);
        }
        backs.giveBack(credit, credit.reason() == null ? Reason.BY_OFFICE : credit.reason(), by.id());
        record(by, "transfer.given-back", credit);
    }

    /**
     * Says where a credit goes of which the bank did not say where it came from. Refuses with {@code INVALID_INPUT}.
     *
     * @param holder 2 to 140 characters
     */
    void nameIban(UUID line, String holder, String typed, Person by) {
        Importer.requireStaff(by);
        var name = Text.line(holder);
        var iban = Iban.parse(typed).orElseThrow(() -> new Refusal(Refusal.Reason.INVALID_INPUT));
        if (Text.length(name) < 2 || Text.length(name) > 140) {
            throw new Refusal(Refusal.Reason.INVALID_INPUT);
        }
        var credit = lock(line);
        var now = clock.instant();
        lines.move(Move.of(credit, Event.PROPOSE_IBAN).by(by.id()), now);
        lines.nameIban(
                line,
                credit.number() + 1,
                new Lines.Named(
                        backs.seal("named.holder", line, name), backs.seal("named.iban", line, iban.value()), by.id()),
                now);
        record(by, "transfer.iban-named", credit);
    }

    /** The second person's yes. Refuses with {@code SAME_PERSON} the first one. */
    void confirmIban(UUID line, Person by) {
        Importer.requireStaff(by);
        var credit = lock(line);
        if (credit.status() != LineStatus.IBAN_PROPOSED) {
            throw new Refusal(Refusal.Reason.ILLEGAL_TRANSITION);
        }
        requireAnother(line, by);
        var named = lines.namedIban(line).orElseThrow();
        backs.order(
                credit,
                credit.reason(),
                by.id(),
                backs.open("named.holder", line, named.holder()).orElseThrow(),
                backs.open("named.iban", line, named.iban())
                        .flatMap(Iban::parse)
                        .orElseThrow());
        record(by, "transfer.given-back", credit);
    }

    /** The pledge that a credit is for; empty if it is for none. */
    Optional<UUID> pledgeOf(UUID line) {
        return Optional.ofNullable(byId(line).pledge());
    }

    /** How many credits wait for a person. */
    public long waiting() {
        return lines.count(FOR_PEOPLE);
    }

    /** Some that are kept for pledges that cannot be collected any more. */
    List<UUID> toRelease() {
        return lines.toRelease(BATCH);
    }

    /** Sends one of those back; does nothing to any other. */
    void release(UUID line) {
        var pledge = byId(line).pledge();
        if (pledge != null) {
            calls.lock(pledge);
            var credit = lock(line);
            if (lines.isToRelease(line)) {
                backs.giveBack(credit, Reason.NOT_COLLECTED, null);
            }
        }
    }

    private void requireAnother(UUID line, Person by) {
        if (lines.lastPerson(line).filter(by.id()::equals).isPresent()) {
            throw new Refusal(Refusal.Reason.SAME_PERSON);
        }
    }

    private Credit lock(UUID line) {
        return lines.lock(line).orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND));
    }

    private Credit byId(UUID line) {
        return lines.byId(line).orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND));
    }

    private void record(Person by, String act, Credit credit) {
        audit.record(by, act, credit.line(), null, Money.ofCents(credit.cents()).decimal() + " EUR");
    }
}
