package it.broletto.round;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class PhaseChanges implements PanacheRepositoryBase<PhaseChange, UUID> {

    Optional<PhaseChange> from(UUID round, Phase phase) {
        return find("roundId = ?1 and from = ?2", round, phase).firstResultOptional();
    }
}
