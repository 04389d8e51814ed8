package it.broletto.accountability;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class Milestones implements PanacheRepositoryBase<Milestone, UUID> {

    List<Milestone> of(UUID project) {
        return find("projectId = ?1 order by promisedOn, position", project)
                .page(0, 200)
                .list();
    }

    /** Empty if no milestone came of that form; false if one did that says something else. */
    Optional<Boolean> made(UUID project, NewMilestone wanted) {
        return find("intent", wanted.intent())
                .firstResultOptional()
                .map(Milestone::view)
                .map(one -> one.title().equals(wanted.title())
                        && one.promisedOn().equals(wanted.promisedOn())
                        && of(project).stream()
                                .anyMatch(other -> other.view().id().equals(one.id())));
    }

    int nextPosition(UUID project) {
        return (int) count("projectId", project) + 1;
    }
}
