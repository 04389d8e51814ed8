package it.broletto.round;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import it.broletto.shared.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
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

    /** In the order of the list: from the first one on, or after a published one. */
    List<Round> listed(Optional<Round> after, int limit) {
        var query = after.isEmpty()
                ? find("publishedAt is not null order by listedRank, listedAt desc, id desc")
                : find(
                        "publishedAt is not null and listedRank >= ?1 and (listedRank > ?1 or listedRank = ?1"
                                + " and (listedAt < ?2 or listedAt = ?2 and id < ?3))"
                                + " order by listedRank, listedAt desc, id desc",
                        after.get().listedRank(),
                        after.get().listedAt(),
                        after.get().id());
        return query.page(0, limit).list();
    }

    /** The ones before a published one, the nearest first. */
    List<Round> listedBefore(Round last, int limit) {
        return find(
                        "publishedAt is not null and listedRank <= ?1 and (listedRank < ?1 or listedRank = ?1"
                                + " and (listedAt > ?2 or listedAt = ?2 and id > ?3))"
                                + " order by listedRank desc, listedAt, id",
                        last.listedRank(),
                        last.listedAt(),
                        last.id())
                .page(0, limit)
                .list();
    }

    Optional<Round> published(UUID id) {
        return find("id = ?1 and publishedAt is not null", id).firstResultOptional();
    }

    /** Published ones that stand in one of the phases, oldest first. */
    List<Round> standing(List<Phase> phases, int limit) {
        return find("publishedAt is not null and phase in ?1 order by publishedAt, id", phases)
                .page(0, limit)
                .list();
    }

    /** The vote that closed last first. */
    List<Round> decided(String inTitle, int limit) {
        var pattern = "%" + inTitle.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
        return find(
                        "publishedAt is not null and phase = ?1 and lower(title) like ?2 escape '!'"
                                + " order by listedRank, listedAt desc, id desc",
                        Phase.DECIDED,
                        pattern)
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
