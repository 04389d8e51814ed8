package it.broletto.ballot;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What was told of outcomes, as JSON. */
@ApplicationScoped
class Explanations {

    /** Of the form of {@link AreaExplanation}. A change that older text does not fit needs the next number. */
    private static final int VERSION = 2;

    private final EntityManager entities;

    Explanations(EntityManager entities) {
        this.entities = entities;
    }

    Map<UUID, String> of(Collection<UUID> outcomes) {
        if (outcomes.isEmpty()) {
            return Map.of();
        }
        @SuppressWarnings("unchecked")
        List<Object[]> rows = entities.createNativeQuery(
                        "select outcome_id, told from explanation where outcome_id in (:outcomes) and version = :version")
                .setParameter("outcomes", outcomes)
                .setParameter("version", VERSION)
                .getResultList();
        var told = new HashMap<UUID, String>();
        rows.forEach(row -> told.put((UUID) row[0], (String) row[1]));
        return told;
    }

    /** Only one at a time explains an outcome; the others wait here and then find it explained. */
    byte[] fileToExplain(UUID outcome) {
        return (byte[]) entities.createNativeQuery("select file from outcome where id = :id for no key update")
                .setParameter("id", outcome)
                .getSingleResult();
    }

    void keep(UUID outcome, String told, Instant at) {
        entities.createNativeQuery("insert into explanation (outcome_id, version, told, told_at)"
                        + " values (:outcome, :version, :told, :at) on conflict do nothing")
                .setParameter("outcome", outcome)
                .setParameter("version", VERSION)
                .setParameter("told", told)
                .setParameter("at", at)
                .executeUpdate();
    }
}
