package it.broletto.ballot;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class Ballots implements PanacheRepositoryBase<Ballot, UUID> {

    /** The ballot of a person, opened if there was none, locked until the end of the transaction. */
    Ballot openAndLock(UUID round, UUID person, Optional<String> district, Instant now) {
        getEntityManager()
                .createNativeQuery("""
                        insert into ballot (id, round_id, person_id, district, opened_at)
                        values (:id, :round, :person, cast(:district as text), :now) on conflict (round_id, person_id) do nothing""")
                .setParameter("id", UUID.randomUUID())
                .setParameter("round", round)
                .setParameter("person", person)
                .setParameter("district", district.orElse(null))
                .setParameter("now", now)
                .executeUpdate();
        return find("roundId = ?1 and personId = ?2", round, person)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .singleResult();
    }

    /** Of those who voted; read only after the close. */
    long countOf(UUID round) {
        return count("roundId", round);
    }
}
