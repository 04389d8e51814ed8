package it.broletto.accountability;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class Milestones implements PanacheRepositoryBase<Milestone, UUID> {

    List<Milestone> of(UUID project) {
        return find("projectId = ?1 order by promisedOn, position", project).page(0, 200).list();
    }

    boolean made(UUID intent) {
        return count("intent", intent) > 0;
    }

    int nextPosition(UUID project) {
        return (int) count("projectId", project) + 1;
    }
}
