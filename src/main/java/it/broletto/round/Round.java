package it.broletto.round;

import it.broletto.audit.Actor;
import it.broletto.shared.Refusal;
import it.broletto.shared.Refusal.Reason;
import it.broletto.shared.Text;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.BatchSize;

@Entity
@Table(name = "round")
class Round {

    @Id
    private UUID id;

    private String slug;
    private String title;
    private String summary;
    private String body;

    @Enumerated(EnumType.STRING)
    private Phase phase;

    @Column(name = "max_choices")
    private int maxChoices;

    @Column(name = "minimum_age")
    private int minimumAge;

    @Enumerated(EnumType.STRING)
    private Residence residence;

    @Enumerated(EnumType.STRING)
    private Source source;

    @Column(name = "created_by")
    private UUID createdBy;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "published_at")
    private Instant publishedAt;

    /** When the scheduled job has to move it on; null: nothing to do on a date. */
    @Column(name = "due_at")
    private Instant dueAt;

    /** Where it stands in the list of rounds; the database works both out. */
    @Column(name = "listed_rank", insertable = false, updatable = false)
    private Integer listedRank;

    @Column(name = "listed_at", insertable = false, updatable = false)
    private Instant listedAt;

    @Version
    private int version;

    @OneToMany(mappedBy = "round", cascade = CascadeType.ALL, orphanRemoval = true)
    @BatchSize(size = 100)
    private List<Area> areas = new ArrayList<>();

    @OneToMany(mappedBy = "round", cascade = CascadeType.ALL, orphanRemoval = true)
    @BatchSize(size = 100)
    private List<PlannedPhase> plan = new ArrayList<>();

    protected Round() {
        // for Hibernate
    }

    Round(UUID id, Source source, UUID createdBy, Instant createdAt) {
        this.id = id;
        this.source = source;
        this.createdBy = createdBy;
        this.createdAt = createdAt;
        this.phase = Phase.DRAFT;
    }

    /** Takes over what the councillor wants; only a draft can still be changed. */
    void become(NewRound wanted, String slug) {
        if (phase != Phase.DRAFT) {
            throw new Refusal(Reason.WRONG_PHASE, phase.name());
        }
        refuseUnless(within(wanted.title(), 3, 120), "title");
        refuseUnless(within(wanted.summary(), 3, 300), "summary");
        refuseUnless(within(wanted.body(), 0, 20_000), "body");
        refuseUnless(wanted.maxChoices() >= 1 && wanted.maxChoices() <= 20, "maxChoices");
        refuseUnless(wanted.minimumAge() >= 0 && wanted.minimumAge() <= 120, "minimumAge");
        refuseUnless(inOrder(wanted.phases()), "phases");
        this.slug = slug;
        this.title = wanted.title();
        this.summary = wanted.summary();
        this.body = wanted.body();
        this.maxChoices = wanted.maxChoices();
        this.minimumAge = wanted.minimumAge();
        this.residence = wanted.residence();
        becomeAreas(wanted.areas());
        becomePlan(wanted.phases());
    }

    private void becomeAreas(List<NewArea> wanted) {
        areas.removeIf(a -> wanted.stream().noneMatch(w -> w.code().equals(a.code())));
        for (int i = 0; i < wanted.size(); i++) {
            var code = wanted.get(i).code();
            var area = areas.stream()
                    .filter(a -> a.code().equals(code))
                    .findFirst()
                    .orElseGet(() -> {
                        var fresh = new Area(this, code);
                        areas.add(fresh);
                        return fresh;
                    });
            area.become(wanted.get(i), i);
        }
    }

    private void becomePlan(List<NewPhase> wanted) {
        plan.removeIf(p -> wanted.stream().noneMatch(w -> w.phase() == p.kind()));
        for (var each : wanted) {
            planned(each.phase())
                    .orElseGet(() -> {
                        var fresh = new PlannedPhase(this, each.phase());
                        plan.add(fresh);
                        return fresh;
                    })
                    .become(each);
        }
    }

    /** Each phase opens before it closes, follows the one before it, and is there once. */
    private static boolean inOrder(List<NewPhase> phases) {
        NewPhase before = null;
        for (var each :
                phases.stream().sorted(Comparator.comparing(NewPhase::phase)).toList()) {
            if (!Phase.DATED.contains(each.phase())
                    || !each.opensAt().isBefore(each.closesAt())
                    || before != null
                            && (before.phase() == each.phase() || each.opensAt().isBefore(before.closesAt()))) {
                return false;
            }
            before = each;
        }
        return true;
    }

    /** Whether this came of that form. Of one that was changed since, the words are not compared. */
    boolean says(NewRound wanted) {
        return version > 0
                || title.equals(wanted.title())
                        && summary.equals(wanted.summary())
                        && body.equals(wanted.body())
                        && maxChoices == wanted.maxChoices()
                        && minimumAge == wanted.minimumAge()
                        && residence == wanted.residence()
                        && areas.size() == wanted.areas().size()
                        && plan.size() == wanted.phases().size()
                        && wanted.areas().stream().allMatch(w -> areas.stream()
                                .map(Area::view)
                                .anyMatch(a ->
                                        a.code().equals(w.code()) && a.budget().equals(w.budget())))
                        && wanted.phases().stream().allMatch(w -> planned(w.phase())
                                .map(p -> p.view(phase))
                                .filter(p -> same(p.opensAt(), w.opensAt()) && same(p.closesAt(), w.closesAt()))
                                .isPresent());
    }

    /** The database keeps microseconds. */
    private static boolean same(Instant one, Instant other) {
        return Duration.between(one, other).toMillis() == 0;
    }

    private static boolean within(String text, int least, int most) {
        return text != null && Text.length(text) >= least && Text.length(text) <= most;
    }

    private static void refuseUnless(boolean holds, String field) {
        if (!holds) {
            throw new Refusal(Reason.INVALID_INPUT, field);
        }
    }

    /** The one way in which the phase changes. */
    PhaseChange move(Phase to, Actor actor, Instant now, String reason) {
        var change = new PhaseChange(id, phase, to, Phase.TABLE.event(phase, to), actor, now, reason);
        phase = to;
        if (publishedAt == null && to != Phase.CANCELLED) {
            publishedAt = now;
        }
        dueAt = nextOnDate().map(this::opening).orElse(null);
        return change;
    }

    /** Opens the next phase before its date: the dates of both are made true. Phases that are planned are not skipped. */
    PhaseChange moveByHand(Phase to, Actor actor, Instant now, String reason) {
        if (to != Phase.CANCELLED && !nextOnDate().equals(Optional.of(to))) {
            throw new Refusal(Reason.ILLEGAL_TRANSITION, phase.name(), to.name());
        }
        planned(phase).ifPresent(p -> p.closeEarlier(now));
        planned(to).ifPresent(p -> p.openEarlier(now));
        return move(to, actor, now, reason);
    }

    List<Phase> movesByHand() {
        if (!phase.underWay()) {
            return phase == Phase.DRAFT ? List.of(Phase.CANCELLED) : List.of();
        }
        return Stream.concat(nextOnDate().stream(), Stream.of(Phase.CANCELLED)).toList();
    }

    /** The phase to enter if its date has come. */
    Optional<Phase> due(Instant now) {
        return dueAt == null || now.isBefore(dueAt) ? Optional.empty() : nextOnDate();
    }

    /** The phase that follows by plan: the next dated one; after voting always the count, after the count none. */
    private Optional<Phase> nextOnDate() {
        if (phase == Phase.VOTING) {
            return Optional.of(Phase.COUNTING);
        }
        if (phase == Phase.DRAFT || !phase.isBefore(Phase.VOTING)) {
            return Optional.empty();
        }
        return plan.stream()
                .map(PlannedPhase::kind)
                .filter(k -> phase.isBefore(k) && k != Phase.COUNTING)
                .min(Comparator.naturalOrder());
    }

    private Instant opening(Phase next) {
        return next == Phase.COUNTING
                ? planned(Phase.VOTING).map(PlannedPhase::closesAt).orElse(null)
                : planned(next).map(PlannedPhase::opensAt).orElse(null);
    }

    private Optional<PlannedPhase> planned(Phase kind) {
        return plan.stream().filter(p -> p.kind() == kind).findFirst();
    }

    UUID id() {
        return id;
    }

    String slug() {
        return slug;
    }

    String title() {
        return title;
    }

    Phase phase() {
        return phase;
    }

    int version() {
        return version;
    }

    UUID createdBy() {
        return createdBy;
    }

    Instant publishedAt() {
        return publishedAt;
    }

    int listedRank() {
        return listedRank;
    }

    Instant listedAt() {
        return listedAt;
    }

    RoundView view() {
        return new RoundView(
                id,
                slug,
                title,
                summary,
                body,
                phase,
                maxChoices,
                minimumAge,
                residence,
                source,
                areas.stream()
                        .sorted(Comparator.comparingInt(Area::position))
                        .map(Area::view)
                        .toList(),
                plan.stream()
                        .sorted(Comparator.comparing(PlannedPhase::kind))
                        .map(p -> p.view(phase))
                        .toList(),
                publishedAt,
                version);
    }
}
