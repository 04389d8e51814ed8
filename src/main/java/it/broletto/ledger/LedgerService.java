package it.broletto.ledger;

import it.broletto.audit.Actor;
import it.broletto.ledger.Entry.Phase;
import it.broletto.shared.Refusal;
import it.broletto.shared.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * What others may do with the ledger, in the transaction of the caller or one of its own. Each act has an id: the same
 * act again returns the same entry, another one under that id is refused with {@code INTENT_REUSED}. What an account
 * does not have is refused with {@code NOT_COVERED}. Writers wait for each other until their transactions end, so no
 * network call may stand in one.
 */
@ApplicationScoped
@Transactional
public class LedgerService {

    /** Longer than a transaction that holds money may last. */
    private static final Duration IN_FLIGHT = Duration.ofHours(1);

    private final Journal journal;
    private final Clock clock;

    /** No hold is open that expired long before this: ended ones, ever more of them, need not be looked at again. */
    private volatile Instant looked = Instant.EPOCH;

    LedgerService(Journal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /** Moves money, finally. */
    public Entry post(NewEntry wanted, Actor by) {
        return enter(wanted, Phase.POST, null, null, by);
    }

    /**
     * Keeps money so that it can be moved later, until it is settled, voided or expires.
     *
     * @param expiresAt in the future
     */
    public Entry hold(NewEntry wanted, Instant expiresAt, Actor by) {
        return enter(wanted, Phase.HOLD, null, expiresAt.truncatedTo(ChronoUnit.MILLIS), by);
    }

    /** Moves what was held. Refuses a hold that ended otherwise with {@code ALREADY_DONE}. */
    public Entry settle(UUID hold, Actor by) {
        return end(hold, Phase.SETTLE, null, by);
    }

    /**
     * Sets free what was held. Refuses a hold that ended otherwise with {@code ALREADY_DONE}.
     *
     * @param reason public words, 3 to 500 characters
     */
    public Entry voidHold(UUID hold, String reason, Actor by) {
        return end(hold, Phase.VOID, reason, by);
    }

    /** Sets free what was held too long; returns how many holds. Safe to run twice or at once. */
    public int expireDue() {
        var now = clock.instant();
        var since = looked.isBefore(now) ? looked.minus(IN_FLIGHT) : now.minus(IN_FLIGHT);
        if (journal.overdue(since, now, 1).isEmpty()) {
            looked = now;
            return 0;
        }
        journal.lockHead();
        var due = journal.overdue(since, clock.instant(), 100);
        due.forEach(hold -> end(hold, Phase.EXPIRE, null, Actor.SYSTEM));
        return due.size();
    }

    /**
     * Takes an entry back by the opposite one. Refuses holds, ends of holds and reversals with {@code INVALID_INPUT}.
     *
     * @param reason public words, 3 to 500 characters
     */
    public Entry reverse(UUID entry, String reason, Actor by) {
        var wrong = byId(entry);
        if (wrong.phase() != Phase.POST && wrong.phase() != Phase.SETTLE || wrong.reverses() != null) {
            throw new Refusal(Refusal.Reason.INVALID_INPUT);
        }
        if (reason == null) {
            throw new Refusal(Refusal.Reason.REASON_NEEDED);
        }
        var back = wrong.lines().stream()
                .map(line -> new Line(line.account(), -line.cents()))
                .toList();
        return enter(
                new NewEntry(NewEntry.id("reverse", entry), "reversal", wrong.subject(), reason, back),
                Phase.POST,
                entry,
                null,
                by);
    }

    /** Refuses an unknown one with {@code NOT_FOUND}. */
    public Entry byId(UUID id) {
        return journal.byId(id).orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND));
    }

    /** Refuses an unknown one with {@code NOT_FOUND}. */
    public Entry byNumber(long number) {
        return journal.byNumber(number).orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND));
    }

    /** Those after a number, oldest first. */
    public List<Entry> after(long number, int limit) {
        return journal.after(number, limit);
    }

    /** Those before a number, newest first. */
    public List<Entry> before(long number, int limit) {
        return journal.before(number, limit);
    }

    /** Those about one thing before a number, newest first. */
    public List<Entry> about(UUID subject, long before, int limit) {
        return journal.about(subject, before, limit);
    }

    /** Those with a line in an account before a number, newest first. */
    public List<Entry> in(Account account, long before, int limit) {
        return journal.in(account, before, limit);
    }

    /** Those with a line in an account after a number, oldest first. */
    public List<Entry> inAfter(Account account, long number, int limit) {
        return journal.inAfter(account, number, limit);
    }

    /** Those with a line in any account of these owners after a number, oldest first. */
    public List<Entry> ofOwnersAfter(Collection<UUID> owners, long number, int limit) {
        return journal.ofOwnersAfter(names(owners), number, limit);
    }

    /** Those with a line in any account of these owners before a number, newest first. */
    public List<Entry> ofOwnersBefore(Collection<UUID> owners, long number, int limit) {
        return journal.ofOwnersBefore(names(owners), number, limit);
    }

    /** What settled, voided or let expire a hold; empty while it is open, and for what is no hold. */
    public Optional<Entry> endOf(UUID hold) {
        return journal.endOf(hold);
    }

    /** What took an entry back; empty if nothing did. */
    public Optional<Entry> reversalOf(UUID entry) {
        return journal.reversalOf(entry);
    }

    /** Nothing, if no line has named the account yet. */
    public Balance balance(Account account) {
        return journal.balance(account);
    }

    /** The balances of all accounts of a kind by owner, at most 1,000. */
    public Map<String, Balance> balances(Account.Kind kind) {
        return journal.balances(kind);
    }

    /** What calls and campaigns have in each stage of an envelope; those without any are missing. */
    Map<String, Map<Account.Kind, Balance>> stages(Collection<UUID> owners) {
        return journal.stages(names(owners));
    }

    private static List<String> names(Collection<UUID> owners) {
        return owners.stream().map(UUID::toString).toList();
    }

    /** The sums of all accounts of each kind that has one. */
    public Map<Account.Kind, Total> totals() {
        return journal.totals();
    }

    private Entry end(UUID hold, Phase phase, String reason, Actor by) {
        var head = journal.lockHead();
        var held = byId(hold);
        var before = journal.endOf(hold);
        if (before.isPresent()) {
            if (before.get().phase() != phase) {
                throw new Refusal(Refusal.Reason.ALREADY_DONE);
            }
            return before.get();
        }
        var now = now();
        if (held.phase() != Phase.HOLD || (phase == Phase.EXPIRE) == now.isBefore(held.expiresAt())) {
            throw new Refusal(Refusal.Reason.ALREADY_DONE);
        }
        if (phase == Phase.VOID && (reason == null || Text.length(reason) < 3 || Text.length(reason) > 500)) {
            throw new Refusal(Refusal.Reason.REASON_NEEDED);
        }
        return write(
                head,
                new Entry(
                        head.number() + 1,
                        NewEntry.id(phase, hold),
                        phase,
                        held.type(),
                        held.subject(),
                        hold,
                        null,
                        null,
                        reason,
                        by.actingAs(),
                        now,
                        phase == Phase.SETTLE ? held.lines() : List.of(),
                        null));
    }

    private Entry enter(NewEntry wanted, Phase phase, UUID reverses, Instant expiresAt, Actor by) {
        var head = journal.lockHead();
        var before = journal.byId(wanted.id());
        if (before.isPresent()) {
            return same(before.get(), wanted, phase);
        }
        requireCovered(wanted);
        var now = now();
        if (expiresAt != null && !now.isBefore(expiresAt)) {
            throw new Refusal(Refusal.Reason.INVALID_INPUT);
        }
        return write(
                head,
                new Entry(
                        head.number() + 1,
                        wanted.id(),
                        phase,
                        wanted.type(),
                        wanted.subject(),
                        null,
                        reverses,
                        expiresAt,
                        wanted.reason(),
                        by.actingAs(),
                        now,
                        wanted.lines(),
                        null));
    }

    /** The floor stands in the database; asked before, because a refusal there would end the caller's transaction. */
    private void requireCovered(NewEntry wanted) {
        for (var line : wanted.lines()) {
            var taken = -line.account().kind().side() * line.cents();
            if (taken > 0
                    && line.account().kind().floored()
                    && balance(line.account()).free() < taken) {
                throw new Refusal(Refusal.Reason.NOT_COVERED);
            }
        }
    }

    private static Entry same(Entry made, NewEntry wanted, Phase phase) {
        if (made.phase() != phase
                || !made.type().equals(wanted.type())
                || !Objects.equals(made.subject(), wanted.subject())
                || !Objects.equals(made.reason(), wanted.reason())
                || !made.lines().equals(wanted.lines())) {
            throw new Refusal(Refusal.Reason.INTENT_REUSED);
        }
        return made;
    }

    private Entry write(Journal.Head head, Entry unhashed) {
        var entry = unhashed.hashed(Chain.hash(head.hash(), unhashed));
        journal.write(entry);
        return entry;
    }

    /** As exact as it is published. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
