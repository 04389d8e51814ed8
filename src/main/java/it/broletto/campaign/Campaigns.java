package it.broletto.campaign;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import it.broletto.shared.Money;
import it.broletto.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

@ApplicationScoped
class Campaigns implements PanacheRepositoryBase<Campaign, UUID> {

    Optional<Campaign> bySlug(String slug) {
        return find("slug", slug).firstResultOptional();
    }

    /** Locked against a close until the end of the transaction; others may pledge meanwhile. */
    Optional<Campaign> heldOpen(String slug) {
        return find("slug", slug).withLock(LockModeType.PESSIMISTIC_READ).firstResultOptional();
    }

    Optional<Campaign> heldOpen(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_READ);
    }

    /** Locked against everybody else until the end of the transaction. */
    Optional<Campaign> held(String slug) {
        return find("slug", slug).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    /** Locked against everybody else until the end of the transaction. */
    Optional<Campaign> held(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Live ones whose time is over, locked; those somebody else holds are left for the next time. */
    List<Campaign> claimDue(Instant now, int limit) {
        return getEntityManager()
                .createNativeQuery("""
                select * from campaign where status = 'LIVE' and closes_at <= ?1
                order by closes_at, id limit ?2 for update skip locked""", Campaign.class)
                .setParameter(1, now)
                .setParameter(2, limit)
                .getResultList();
    }

    /** Whether nothing of this transaction can be kept. */
    boolean isRehearsed() {
        return !Sql.rows(getEntityManager(), "select 1 from rehearsal_guard").isEmpty();
    }

    Promised promised(UUID campaign) {
        return promised(List.of(campaign)).getOrDefault(campaign, Promised.NOTHING);
    }

    Map<UUID, Promised> promised(Collection<UUID> campaigns) {
        if (campaigns.isEmpty()) {
            return Map.of();
        }
        return Sql.rows(getEntityManager(), """
                select campaign_id, cast(sum(amount_cents) as bigint), count(distinct person_id)
                from standing_pledge where campaign_id in (?1) group by campaign_id""", campaigns).stream()
                .collect(Collectors.toMap(
                        row -> row.get(0, UUID.class),
                        row -> new Promised(Money.ofCents(row.get(1, Long.class)), row.get(2, Long.class))));
    }

    void recordClosing(Campaign campaign, Instant at, Promised promised) {
        Sql.write(
                getEntityManager(),
                """
                insert into campaign_closing (campaign_id, closed_at, promised_cents, backers, minimum_cents, minimum_reached)
                values (?1, ?2, ?3, ?4, ?5, ?6)""",
                campaign.id(),
                at,
                promised.amount().cents(),
                promised.backers(),
                campaign.minimum().cents(),
                promised.amount().compareTo(campaign.minimum()) >= 0);
    }
}
