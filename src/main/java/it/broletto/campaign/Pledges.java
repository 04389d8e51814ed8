package it.broletto.campaign;

import it.broletto.shared.Money;
import it.broletto.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Pledges are facts: written once, by plain SQL, never loaded to be changed. */
@ApplicationScoped
class Pledges {

    private final EntityManager database;

    Pledges(EntityManager database) {
        this.database = database;
    }

    /** What one intent made. */
    record Made(UUID id, UUID campaign, UUID person, Money amount, String publicName, String message) {}

    /** Makes the pledge unless its intent has made one already, also at this very instant; true if it did. */
    boolean add(UUID campaign, UUID person, NewPledge wanted, Instant at) {
        return Sql.write(
                        database,
                        """
                insert into pledge (id, campaign_id, person_id, amount_cents, public_name, message, intent, pledged_at)
                values (?1, ?2, ?3, ?4, cast(?5 as text), cast(?6 as text), ?7, ?8) on conflict (intent) do nothing""",
                        UUID.randomUUID(),
                        campaign,
                        person,
                        wanted.amount().cents(),
                        wanted.publicName(),
                        wanted.message(),
                        wanted.intent(),
                        at)
                == 1;
    }

    Optional<Made> byIntent(UUID intent) {
        return rows(
                        "select id, campaign_id, person_id, amount_cents, public_name, message from pledge where intent = ?1",
                        intent)
                .stream()
                .findFirst()
                .map(row -> new Made(
                        row.get(0, UUID.class),
                        row.get(1, UUID.class),
                        row.get(2, UUID.class),
                        Money.ofCents(row.get(3, Long.class)),
                        row.get(4, String.class),
                        row.get(5, String.class)));
    }

    Optional<UUID> campaignOf(UUID pledge, UUID person) {
        return rows("select campaign_id from pledge where id = ?1 and person_id = ?2", pledge, person).stream()
                .findFirst()
                .map(row -> row.get(0, UUID.class));
    }

    boolean withdraw(UUID pledge, Instant at) {
        return Sql.write(
                        database,
                        "insert into pledge_withdrawal (pledge_id, withdrawn_at) values (?1, ?2) on conflict do nothing",
                        pledge,
                        at)
                == 1;
    }

    boolean withdrawn(UUID pledge) {
        return !rows("select 1 from pledge_withdrawal where pledge_id = ?1", pledge)
                .isEmpty();
    }

    Optional<PledgeView> one(UUID pledge, UUID person, Instant now) {
        return views("p.id = ?2", 1, now, person, pledge).stream().findFirst();
    }

    /** A person's pledges, newest first. */
    List<PledgeView> of(UUID person, int limit, Instant now) {
        return views("true", limit, now, person);
    }

    private List<PledgeView> views(String which, int limit, Instant now, Object... parameters) {
        return rows("""
                select p.id, c.slug, c.title, c.status, c.closes_at, p.amount_cents, p.public_name, p.message, p.pledged_at,
                       w.withdrawn_at, c.opens_at
                from pledge p join campaign c on c.id = p.campaign_id left join pledge_withdrawal w on w.pledge_id = p.id
                where p.person_id = ?1 and %s order by p.pledged_at desc, p.id desc limit %d""".formatted(which, limit), parameters).stream()
                .map(row -> view(row, now))
                .toList();
    }

    private static PledgeView view(Tuple row, Instant now) {
        var status = CampaignStatus.valueOf(row.get(3, String.class));
        var closesAt = row.get(4, Instant.class);
        var withdrawnAt = row.get(9, Instant.class);
        return new PledgeView(
                row.get(0, UUID.class),
                row.get(1, String.class),
                row.get(2, String.class),
                status,
                closesAt,
                Money.ofCents(row.get(5, Long.class)),
                row.get(6, String.class),
                row.get(7, String.class),
                row.get(8, Instant.class),
                withdrawnAt,
                withdrawnAt == null && status == CampaignStatus.LIVE && now.isBefore(closesAt));
    }

    /** Backers who want to be named or left a message, newest first. */
    List<BackerView> seen(UUID campaign, int limit) {
        return rows("""
                select public_name, message, pledged_at from standing_pledge
                where campaign_id = ?1 and (public_name is not null or message is not null)
                order by pledged_at desc, id desc limit %d""".formatted(limit), campaign).stream()
                .map(row ->
                        new BackerView(row.get(0, String.class), row.get(1, String.class), row.get(2, Instant.class)))
                .toList();
    }

    private List<Tuple> rows(String sql, Object... parameters) {
        return Sql.rows(database, sql, parameters);
    }
}
