package it.broletto.accountability;

import it.broletto.audit.Actor;
import it.broletto.audit.AuditService;
import it.broletto.project.ProjectService;
import it.broletto.project.ProjectStatus;
import it.broletto.round.Phase;
import it.broletto.round.PhaseEntered;
import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import it.broletto.shared.Time;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What others may do about a project that won. Each public method is one transaction, or part of the caller's; those
 * that write wait for each other per project, and refuse a project that is not followed with {@code NOT_FOUND}, and with
 * {@code INTENT_REUSED} a form that was taken before with other words.
 */
@ApplicationScoped
@Transactional
public class FollowUpService {

    private static final int SHOWN = 200;
    private static final int MOST_MOVEMENTS = 10_000;

    private final Sheets sheets;
    private final Milestones milestones;
    private final Facts facts;
    private final Spendings spendings;
    private final ProjectService projects;
    private final AuditService audit;
    private final Clock clock;
    private final int promiseMonths;

    FollowUpService(
            Sheets sheets,
            Milestones milestones,
            Facts facts,
            Spendings spendings,
            ProjectService projects,
            AuditService audit,
            Clock clock,
            @ConfigProperty(name = "broletto.promise.months", defaultValue = "24") int promiseMonths) {
        this.sheets = sheets;
        this.milestones = milestones;
        this.facts = facts;
        this.spendings = spendings;
        this.projects = projects;
        this.audit = audit;
        this.clock = clock;
        this.promiseMonths = promiseMonths;
    }

    /** Winners are followed from the day they won; the promise is the city's standard one. */
    void follow(@Observes PhaseEntered entered) {
        if (entered.phase() == Phase.DECIDED) {
            sheets.openForWinners(entered.round(), today().plusMonths(promiseMonths), clock.instant());
        }
    }

    /** Follows one project under a promise of its own; nothing happens if it is followed already. */
    public void follow(UUID project, LocalDate promisedOn) {
        if (sheets.findById(project) == null) {
            sheets.persistAndFlush(new ProjectSheet(project, promisedOn, clock.instant()));
        }
    }

    /** Refuses a project that is not followed with {@code NOT_FOUND}. */
    public ProjectPage page(UUID project) {
        var sheet = sheets.findByIdOptional(project)
                .orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND))
                .view();
        var view = projects.byId(project);
        return new ProjectPage(
                view,
                sheet,
                money(view.cost(), project),
                milestones.of(project).stream().map(Milestone::view).toList(),
                facts.of(project, SHOWN),
                spendings.of(project, SHOWN));
    }

    /** All movements of a project's money, newest first; at most 10,000. */
    public List<SpendingView> movements(UUID project) {
        return spendings.of(project, MOST_MOVEMENTS);
    }

    public boolean isFollowed(UUID project) {
        return sheets.findById(project) != null;
    }

    /** Refuses with {@code STALE_FORM}, {@code ILLEGAL_TRANSITION}, {@code INVALID_INPUT} (a day to come). */
    public void move(UUID project, MoveProject step, Actor officer) {
        var sheet = sheets.inLine(project);
        if (again(facts.made(project, step.to(), step.body(), step.intent()))) {
            return;
        }
        if (projects.byId(project).version() != step.version()) {
            throw new Refusal(Refusal.Reason.STALE_FORM);
        }
        projects.move(project, step.to(), officer);
        if (step.to() == ProjectStatus.DONE) {
            sheet.done(notAfterToday(step.doneOn() == null ? today() : step.doneOn()));
        }
        facts.add(project, officer.id(), step.to(), step.body(), step.intent(), clock.instant());
    }

    /** Refuses with {@code STALE_FORM}. */
    public void changeSheet(UUID project, ChangeSheet change, Actor officer) {
        sheets.inLine(project).change(change);
        audit.record(officer, "accountability.sheet-changed", project, roundOf(project), null);
    }

    public void promise(UUID project, NewMilestone wanted, Actor officer) {
        sheets.inLine(project);
        if (again(milestones.made(project, wanted))) {
            return;
        }
        milestones.persistAndFlush(new Milestone(project, milestones.nextPosition(project), wanted));
        audit.record(officer, "accountability.milestone-promised", project, roundOf(project), wanted.title());
    }

    /**
     * False, and nothing recorded, if it says so already. Refuses with {@code STALE_FORM}, {@code REASON_NEEDED}, {@code
     * INVALID_INPUT} (a day to come); a milestone of another project with {@code NOT_FOUND}.
     */
    public boolean changeMilestone(UUID project, UUID milestone, ChangeMilestone change, Actor officer) {
        sheets.inLine(project);
        var found = milestones
                .findByIdOptional(milestone)
                .filter(one -> one.projectId().equals(project))
                .orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND));
        if (!found.change(change, today())) {
            return false;
        }
        audit.record(
                officer,
                change.doneOn() == null ? "accountability.milestone-changed" : "accountability.milestone-reached",
                project,
                roundOf(project),
                found.view().title());
        return true;
    }

    public void state(UUID project, NewFact fact, Actor officer) {
        sheets.inLine(project);
        if (again(facts.made(project, null, fact.body(), fact.intent()))) {
            return;
        }
        facts.add(project, officer.id(), null, fact.body(), fact.intent(), clock.instant());
        audit.record(officer, "accountability.fact-stated", project, roundOf(project), null);
    }

    /**
     * Records money committed or paid. Refuses with {@code AMOUNT_OUT_OF_RANGE}, {@code INVALID_INPUT} (a day to come),
     * {@code REASON_NEEDED} (a correction without one) and {@code SPENDING_NOT_COVERED} when more would be paid than is
     * committed, or a stage would fall below zero.
     */
    public void spend(UUID project, NewSpending wanted, Actor officer) {
        sheets.inLine(project);
        if (again(spendings.made(project, wanted))) {
            return;
        }
        requireSound(project, wanted);
        spendings.add(project, officer.id(), wanted, clock.instant());
        audit.record(
                officer,
                wanted.amount().cents() < 0 ? "accountability.spending-corrected" : "accountability.spending-recorded",
                project,
                roundOf(project),
                wanted.stage() + " " + wanted.amount().decimal() + " EUR");
    }

    /** True if the same form was taken before. Refuses with {@code INTENT_REUSED} if it said something else then. */
    private static boolean again(Optional<Boolean> same) {
        if (same.isPresent() && !same.get()) {
            throw new Refusal(Refusal.Reason.INTENT_REUSED);
        }
        return same.isPresent();
    }

    private void requireSound(UUID project, NewSpending wanted) {
        var cents = wanted.amount().cents();
        if (cents == 0 || Math.abs(cents) > NewSpending.MOST.cents()) {
            throw new Refusal(Refusal.Reason.AMOUNT_OUT_OF_RANGE, Money.ofCents(1), NewSpending.MOST);
        }
        notAfterToday(wanted.spentOn());
        if (cents < 0 && wanted.reason() == null) {
            throw new Refusal(Refusal.Reason.REASON_NEEDED);
        }
        var committed = spendings.sum(project, Stage.COMMITTED);
        var paid = spendings.sum(project, Stage.PAID);
        var committedThen = wanted.stage() == Stage.COMMITTED ? committed.plus(wanted.amount()) : committed;
        var paidThen = wanted.stage() == Stage.PAID ? paid.plus(wanted.amount()) : paid;
        if (committedThen.cents() < 0 || paidThen.cents() < 0 || paidThen.compareTo(committedThen) > 0) {
            throw new Refusal(Refusal.Reason.SPENDING_NOT_COVERED);
        }
    }

    private ProjectMoney money(Money voted, UUID project) {
        return new ProjectMoney(voted, spendings.sum(project, Stage.COMMITTED), spendings.sum(project, Stage.PAID));
    }

    private UUID roundOf(UUID project) {
        return projects.byId(project).roundId();
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Time.ROME));
    }

    private LocalDate notAfterToday(LocalDate day) {
        if (day.isAfter(today())) {
            throw new Refusal(Refusal.Reason.INVALID_INPUT);
        }
        return day;
    }
}
