package it.broletto.project;

import it.broletto.audit.Actor;
import it.broletto.audit.AuditService;
import it.broletto.proposal.ProposalService;
import it.broletto.round.Phase;
import it.broletto.round.RoundService;
import it.broletto.shared.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What others may do with projects. Each public method is one transaction, or part of the caller's. */
@ApplicationScoped
@Transactional
public class ProjectService {

    private final Projects projects;
    private final ProposalService proposals;
    private final RoundService rounds;
    private final AuditService audit;
    private final Clock clock;

    ProjectService(Projects projects, ProposalService proposals, RoundService rounds, AuditService audit, Clock clock) {
        this.projects = projects;
        this.proposals = proposals;
        this.rounds = rounds;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Puts a feasible proposal of a round on its ballot; one that is on it already stays as it is.
     *
     * @return the project
     * @throws Refusal NOT_FOUND if the round has no such proposal, WRONG_PHASE unless the round evaluates or designs, ILLEGAL_TRANSITION if the proposal is not feasible
     */
    public UUID list(UUID round, UUID proposalId, Actor councillor) {
        if (!proposals.byId(proposalId).roundId().equals(round)) {
            throw new Refusal(Refusal.Reason.NOT_FOUND);
        }
        var number = projects.nextNumber(round);
        rounds.requirePhase(round, Phase.EVALUATING, Phase.DESIGNING);
        var existing = projects.ofProposal(proposalId);
        if (existing.filter(project -> project.status() == ProjectStatus.LISTED).isPresent()) {
            return existing.get().id();
        }
        proposals.markListed(proposalId, councillor);
        var proposal = proposals.byId(proposalId);
        var project = existing.orElseGet(() -> new Project(proposal, number, clock.instant()));
        if (existing.isPresent()) {
            project.relist(proposal, clock.instant());
        }
        projects.persist(project);
        return project.id();
    }

    /**
     * Takes a project of a round off its ballot; one that is off it already stays so.
     *
     * @throws Refusal NOT_FOUND if the round has no such project, WRONG_PHASE unless the round evaluates or designs
     */
    public void unlist(UUID round, UUID id, Actor councillor) {
        if (!byId(id).roundId().equals(round)) {
            throw new Refusal(Refusal.Reason.NOT_FOUND);
        }
        projects.lockRound(round);
        rounds.requirePhase(round, Phase.EVALUATING, Phase.DESIGNING);
        var project = locked(id);
        if (project.status() == ProjectStatus.UNLISTED) {
            return;
        }
        project.move(ProjectStatus.UNLISTED);
        proposals.unmarkListed(project.proposalId(), councillor);
    }

    /** The projects of an imported election, LISTED, in the order given. */
    public List<ProjectView> importAll(UUID round, UUID area, List<NewProject> lines) {
        var now = clock.instant();
        var imported = new ArrayList<ProjectView>(lines.size());
        for (var line : lines) {
            var project = new Project(round, area, line, imported.size() + 1, now);
            projects.persist(project);
            imported.add(project.view());
        }
        return imported;
    }

    /** What the count of an area made of its listed projects: PLANNED if they won, LOST if not. */
    public void decide(UUID area, Set<UUID> winners) {
        for (var project : projects.ofArea(area)) {
            project.move(winners.contains(project.id()) ? ProjectStatus.PLANNED : ProjectStatus.LOST);
        }
    }

    /**
     * One step of a funded project's life.
     *
     * @throws Refusal ILLEGAL_TRANSITION if there is no such step
     */
    public void move(UUID id, ProjectStatus to, Actor officer) {
        var project = locked(id);
        if (!project.status().isFunded()) {
            throw new Refusal(Refusal.Reason.ILLEGAL_TRANSITION, project.status(), to);
        }
        project.move(to);
        audit.record(officer, "project.moved", id, project.roundId(), to.name());
    }

    public ProjectView byId(UUID id) {
        return find(id).orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND));
    }

    public Optional<ProjectView> find(UUID id) {
        return projects.findByIdOptional(id).map(Project::view);
    }

    /** All that stand or stood on the ballot of a round, by number. */
    public List<ProjectView> ofRound(UUID round) {
        return projects.ofRound(round).stream().map(Project::view).toList();
    }

    /** All that stand or stood on the ballot for an area, by number. */
    public List<ProjectView> ofArea(UUID area) {
        return projects.ofArea(area).stream().map(Project::view).toList();
    }

    private Project locked(UUID id) {
        return projects.locked(id).orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND));
    }
}
