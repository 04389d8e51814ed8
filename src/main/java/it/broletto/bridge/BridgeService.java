package it.broletto.bridge;

import it.broletto.application.ApplicationService;
import it.broletto.audit.Actor;
import it.broletto.audit.AuditService;
import it.broletto.project.ProjectService;
import it.broletto.shared.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** From a project that lost to a campaign. Each public method is one transaction. Level of the login is the caller's to check. */
@ApplicationScoped
@Transactional
public class BridgeService {

    private final LostProjects lost;
    private final ProjectService projects;
    private final ApplicationService applications;
    private final AuditService audit;
    private final Clock clock;

    BridgeService(
            LostProjects lost,
            ProjectService projects,
            ApplicationService applications,
            AuditService audit,
            Clock clock) {
        this.lost = lost;
        this.projects = projects;
        this.applications = applications;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A draft of an application that goes on with a project; again, and in several windows at once, the same one.
     * Refuses an unknown project with {@code NOT_FOUND}, anybody but its author with {@code NOT_THE_AUTHOR}, one that did
     * not lose with {@code ILLEGAL_TRANSITION}, and as {@link ApplicationService#beginOf}.
     *
     * @param fields of the application's form
     * @return the application
     */
    public UUID begin(UUID project, Map<String, String> fields, Actor author) {
        projects.byId(project);
        lost.hold(project);
        var found = lost.byId(project).orElseThrow(() -> new Refusal(Refusal.Reason.ILLEGAL_TRANSITION));
        if (!found.author().equals(author.id())) {
            throw new Refusal(Refusal.Reason.NOT_THE_AUTHOR);
        }
        return applications.beginOf(project, fields, author);
    }

    /**
     * Suggests a campaign to the author; again is nothing. Refuses a project that the round does not have with
     * {@code NOT_FOUND}, and one that did not lose, or goes on already, with {@code ILLEGAL_TRANSITION}.
     */
    public void offer(UUID round, UUID project, Actor officer) {
        if (!projects.byId(project).roundId().equals(round)) {
            throw new Refusal(Refusal.Reason.NOT_FOUND);
        }
        lost.hold(project);
        lost.byId(project).filter(one -> !one.sent()).orElseThrow(() -> new Refusal(Refusal.Reason.ILLEGAL_TRANSITION));
        if (lost.offer(project, officer.id(), clock.instant())) {
            audit.record(officer, "project.campaign-offered", project, round, null);
        }
    }

    /** Empty unless it lost and is this person's. */
    public Optional<Lost> own(UUID project, UUID person) {
        return lost.byId(project).filter(one -> one.author().equals(person));
    }

    /** The project that an application goes on with. */
    public Optional<Lost> origin(UUID application) {
        return lost.ofApplication(application);
    }

    /** A person's own in a round, by number; at most 50. */
    public List<Lost> ownIn(UUID round, UUID person) {
        return lost.of(person, round);
    }

    /** What the offices suggested to a person who has not answered yet, the latest first; at most 20. */
    public List<Lost> offered(UUID person) {
        return lost.offered(person);
    }

    /** Those of a round after a number. */
    List<Lost> after(UUID round, int number, int limit) {
        return lost.after(round, number, limit);
    }

    /** The same list read backwards. */
    List<Lost> before(UUID round, int number, int limit) {
        return lost.before(round, number, limit);
    }
}
