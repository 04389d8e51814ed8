package it.broletto.round;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class PhaseChanges implements PanacheRepositoryBase<PhaseChange, UUID> {}
