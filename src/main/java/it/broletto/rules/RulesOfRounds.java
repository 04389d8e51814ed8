package it.broletto.rules;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class RulesOfRounds implements PanacheRepositoryBase<RoundRules, UUID> {}
