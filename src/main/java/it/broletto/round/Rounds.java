package it.broletto.round;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import it.broletto.shared.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class Rounds implements PanacheRepositoryBase<Round, UUID> {

    Round require(UUID id) {
        return findByIdOptional(id).orElseThrow(Rounds::unknown);
    }

    /** Holds the row against other movers and editors until the transaction ends. */
    Round requireForUpdate(UUID id) {
        return held(id, "for no key update");
    }

    /** Holds the row against a move until the transaction ends; many may hold it at once. */
    Round requireUnmoved(UUID id) {
        return held(id, "for share");
    }

    /** First the lock, then the look: asked for both at once, Hibernate reads first and locks what may be out of date. */
    private Round held(UUID id, String lock) {
        getEntityManager()
                .createNativeQuery("select id from round where id = :id " + lock)
                .setParameter("id", id)
                .getResultList();
        var round = require(id);
        getEntityManager().refresh(round);
        return round;
    }

    Optional<Round> publishedBySlug(String slug) {
        return find("slug = ?1 and publishedAt is not null", slug).firstResultOptional();
    }

    List<Round> publishedBefore(Instant at, UUID id, int limit) {
        return find(
                        "publishedAt is not null and (publishedAt < ?1 or publishedAt = ?1 and id < ?2)"
                                + " order by publishedAt desc, id desc",
                        at,
                        id)
                .page(0, limit)
                .list();
    }

    List<Round> publishedAfter(Instant at, UUID id, int limit) {
        return find(
                        "publishedAt is not null and (publishedAt > ?1 or publishedAt = ?1 and id > ?2)"
                                + " order by publishedAt, id",
                        at,
                        id)
                .page(0, limit)
                .list();
    }

    /** Published ones that stand in one of the phases, oldest first. */
    List<Round> standing(List<Phase> phases, int limit) {
        return find("publishedAt is not null and phase in ?1 order by publishedAt, id", phases)
                .page(0, limit)
                .list();
    }

    List<Round> createdBefore(Instant at, UUID id, int limit) {
        return find("createdAt < ?1 or createdAt = ?1 and id < ?2 order by createdAt desc, id desc", at, id)
                .page(0, limit)
                .list();
    }

    boolean slugTaken(String slug, UUID byOther) {
        return count("slug = ?1 and id <> ?2", slug, byOther) > 0;
    }

    List<UUID> due(Instant now, int limit) {
        return getEntityManager()
                .createQuery("select r.id from Round r where r.dueAt <= :now order by r.dueAt", UUID.class)
                .setParameter("now", now)
                .setMaxResults(limit)
                .getResultList();
    }

    /** The round if it is still due and no other instance holds it. */
    Optional<Round> claimDue(UUID id, Instant now) {
        return getEntityManager()
                .createNativeQuery(
                        "select * from round where id = :id and due_at <= :now for update skip locked", Round.class)
                .setParameter("id", id)
                .setParameter("now", now)
                .getResultStream()
                .map(Round.class::cast)
                .findFirst();
    }

    /** One at a time per key until the transaction ends. */
    void queue(String key) {
        getEntityManager()
                .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .setParameter("key", key)
                .getSingleResult();
    }

    private static Refusal unknown() {
        return new Refusal(Refusal.Reason.NOT_FOUND);
    }
}
