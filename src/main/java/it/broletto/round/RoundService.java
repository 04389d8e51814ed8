package it.broletto.round;

import it.broletto.audit.Actor;
import it.broletto.audit.AuditService;
import it.broletto.shared.Refusal;
import it.broletto.shared.Refusal.Reason;
import it.broletto.shared.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** What others may do with rounds. Each public method is one transaction, or part of the caller's. */
@ApplicationScoped
@Transactional
public class RoundService {

    public static final int SHOWN = 50;

    private final Rounds rounds;
    private final PhaseChanges changes;
    private final AuditService audit;
    private final Event<PhaseEntered> entered;
    private final Clock clock;

    RoundService(Rounds rounds, PhaseChanges changes, AuditService audit, Event<PhaseEntered> entered, Clock clock) {
        this.rounds = rounds;
        this.changes = changes;
        this.audit = audit;
        this.entered = entered;
        this.clock = clock;
    }

    /** The first 50 of the list: where something can be done now, then under way, then decided. */
    public List<RoundView> published() {
        return listed(null, SHOWN);
    }

    /**
     * Published rounds as a citizen looks for them: voting, collecting, announced, being evaluated or counted; then the
     * decided ones, the vote that closed last first, wherever it took place.
     *
     * @param after the round that they follow; null or one that is not published: from the first one on
     */
    List<RoundView> listed(UUID after, int limit) {
        var from = Optional.ofNullable(after).flatMap(rounds::published);
        return rounds.listed(from, limit).stream().map(Round::view).toList();
    }

    /** The published rounds before that one, the nearest first; none if it is not published. */
    List<RoundView> listedBefore(UUID id, int limit) {
        return rounds.published(id).stream()
                .flatMap(last -> rounds.listedBefore(last, limit).stream())
                .map(Round::view)
                .toList();
    }

    /** Published rounds that stand in one of the phases, oldest first; at most 50. */
    public List<RoundView> standing(Phase... phases) {
        return rounds.standing(List.of(phases), SHOWN).stream().map(Round::view).toList();
    }

    /**
     * Decided rounds, imported ones too, the vote that closed last first; at most {@link #SHOWN}.
     *
     * @param words that their titles have in them, in capitals or not; blank: all
     */
    public List<RoundView> decided(String words) {
        return rounds.decided(words.strip(), SHOWN).stream().map(Round::view).toList();
    }

    /** How many rounds stand in a phase, drafts too. */
    public long count(Phase phase) {
        return rounds.count("phase", phase);
    }

    /** All rounds, drafts too, newest first; for the staff desk. */
    public List<RoundView> createdBefore(Instant createdAt, UUID id, int limit) {
        return rounds.createdBefore(createdAt, id, limit).stream()
                .map(Round::view)
                .toList();
    }

    /** A published round. @throws Refusal NOT_FOUND for an unknown slug and for a draft's */
    public RoundView bySlug(String slug) {
        return findBySlug(slug).orElseThrow(() -> new Refusal(Reason.NOT_FOUND));
    }

    public Optional<RoundView> findBySlug(String slug) {
        return rounds.publishedBySlug(slug).map(Round::view);
    }

    /** Any round, a draft too. @throws Refusal NOT_FOUND */
    public RoundView byId(UUID id) {
        return rounds.require(id).view();
    }

    /**
     * Makes sure that a round stands in one of the phases, that the phase's closing instant has not come, and that
     * nobody moves it before the caller's transaction ends.
     *
     * @throws Refusal WRONG_PHASE with the phase in which the round stands
     */
    public RoundView requirePhase(UUID round, Phase... allowed) {
        var view = rounds.requireUnmoved(round).view();
        var now = clock.instant();
        if (Arrays.stream(allowed).noneMatch(phase -> view.open(phase, now))) {
            throw new Refusal(Reason.WRONG_PHASE, view.phase().name());
        }
        return view;
    }

    /** Any round; nobody moves or edits it before the caller's transaction ends. @throws Refusal NOT_FOUND */
    public RoundView held(UUID id) {
        return rounds.requireForUpdate(id).view();
    }

    /** Creates a draft. */
    public UUID create(NewRound wanted, Actor actor) {
        return create(UUID.randomUUID(), wanted, actor);
    }

    /**
     * Creates a draft once per form.
     *
     * @param intent names the form and becomes the round's id: the same form sent again answers with the same round
     * @throws Refusal INTENT_REUSED if it was sent with other words or by somebody else; INVALID_INPUT with the field
     */
    public UUID create(UUID intent, NewRound wanted, Actor actor) {
        rounds.queue("round");
        var there = rounds.findByIdOptional(intent);
        if (there.isPresent()) {
            if (!actor.id().equals(there.get().createdBy()) || !there.get().says(wanted)) {
                throw new Refusal(Reason.INTENT_REUSED);
            }
            return intent;
        }
        var round = new Round(intent, Source.HERE, actor.id(), clock.instant());
        round.become(wanted, freeSlug(wanted.title(), intent));
        rounds.persist(round);
        audit.record(actor, "round.created", intent, intent, null);
        return intent;
    }

    /**
     * Changes a draft.
     *
     * @param version of the form; @throws Refusal STALE_FORM if somebody saved in the meantime, WRONG_PHASE if it is
     *     no draft any more
     */
    public void change(UUID id, int version, NewRound wanted, Actor actor) {
        rounds.queue("round");
        var round = rounds.requireForUpdate(id);
        if (round.version() != version) {
            throw new Refusal(Reason.STALE_FORM);
        }
        round.become(wanted, freeSlug(wanted.title(), id));
        // Areas and dates are rows of their own; the version has to tell of their change too.
        rounds.getEntityManager().lock(round, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
        audit.record(actor, "round.changed", id, id, null);
    }

    /** How a round ceased to be a draft. @throws Refusal NOT_FOUND if it still is one */
    DraftEnd endOfDraft(UUID id) {
        return changes.from(id, Phase.DRAFT)
                .map(PhaseChange::endOfDraft)
                .orElseThrow(() -> new Refusal(Reason.NOT_FOUND));
    }

    private String freeSlug(String title, UUID id) {
        return Slug.free(title, slug -> rounds.slugTaken(slug, id));
    }

    /** What is missing or worth a second look before a draft is published; empty = nothing. */
    public List<Missing> missing(UUID id) {
        return Missing.in(byId(id), clock.instant());
    }

    /**
     * Publishes a draft, and enters the phase whose date has already come. Publishing twice is publishing once.
     *
     * @throws Refusal NOT_READY_TO_PUBLISH while the check list has a blocking entry; STALE_FORM if the draft changed
     *     since it was looked at
     */
    public void publish(UUID id, int version, Actor actor) {
        var round = rounds.requireForUpdate(id);
        if (round.publishedAt() != null) {
            return;
        }
        if (round.version() != version) {
            throw new Refusal(Reason.STALE_FORM);
        }
        publish(round, actor);
    }

    /** As {@link #publish(UUID, int, Actor)}, whatever the draft's version. */
    public void publish(UUID id, Actor actor) {
        publish(rounds.requireForUpdate(id), actor);
    }

    private void publish(Round round, Actor actor) {
        if (Missing.in(round.view(), clock.instant()).stream().anyMatch(Missing::blocking)) {
            throw new Refusal(Reason.NOT_READY_TO_PUBLISH);
        }
        enter(round, Phase.INFORMING, actor, null);
        moveAllDue(round);
    }

    /**
     * Opens the next phase by hand, closes the vote, or calls the round off.
     *
     * @param reason public, 3 to 500 characters
     * @throws Refusal ILLEGAL_TRANSITION if that phase is not the next one
     */
    public void move(UUID id, Phase to, String reason, Actor actor) {
        var why = Text.line(reason);
        if (Text.length(why) < 3 || Text.length(why) > 500) {
            throw new Refusal(Reason.INVALID_INPUT, "reason");
        }
        var round = rounds.requireForUpdate(id);
        record(round, round.moveByHand(to, actor, clock.instant(), why), actor, why);
    }

    /** Where a councillor may move it by hand: the next phase, and called off; empty at the end. */
    public List<Phase> movesByHand(UUID id) {
        return rounds.require(id).movesByHand();
    }

    /** Rounds whose date has come: at most 100, the longest waiting first. */
    List<UUID> due() {
        return rounds.due(clock.instant(), 100);
    }

    /** Moves one round on its dates. False if it is not due any more or another instance is at it. */
    boolean moveIfDue(UUID id) {
        var round = rounds.claimDue(id, clock.instant());
        round.ifPresent(this::moveAllDue);
        return round.isPresent();
    }

    private void moveAllDue(Round round) {
        for (var next = round.due(clock.instant()); next.isPresent(); next = round.due(clock.instant())) {
            enter(round, next.get(), Actor.SYSTEM, null);
        }
    }

    /** The count is done: the round is decided. Called by whoever counts; again = nothing. */
    public void markDecided(UUID id) {
        var round = rounds.requireForUpdate(id);
        if (round.phase() != Phase.DECIDED) {
            enter(round, Phase.DECIDED, Actor.SYSTEM, null);
        }
    }

    /**
     * Takes over a round that took place elsewhere; it is decided at once.
     *
     * @param wanted with one area {@code CITY}
     */
    public UUID importClosed(NewRound wanted, Actor actor) {
        rounds.queue("round");
        var id = UUID.randomUUID();
        var round = new Round(id, Source.PABULIB, actor.id(), clock.instant());
        round.become(wanted, freeSlug(wanted.title(), id));
        rounds.persist(round);
        // Areas are written before the move: what decides a vote is sealed afterwards.
        rounds.flush();
        enter(round, Phase.DECIDED, actor, null);
        return id;
    }

    private void enter(Round round, Phase to, Actor actor, String reason) {
        record(round, round.move(to, actor, clock.instant(), reason), actor, reason);
    }

    private void record(Round round, PhaseChange change, Actor actor, String reason) {
        changes.persistAndFlush(change);
        audit.record(actor, "round." + round.phase().name().toLowerCase(Locale.ROOT), round.id(), round.id(), reason);
        entered.fire(new PhaseEntered(round.id(), round.phase()));
    }
}
