package it.broletto.bridge;

import it.broletto.shared.Money;
import it.broletto.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the city gives to campaigns, by plain SQL: facts, written once. */
@ApplicationScoped
class Awards {

    private static final String ALL = """
            select a.id, a.campaign_id, c.slug, a.call_id, a.cents, a.act, a.proposed_by, coalesce(s.answered_at, a.proposed_at),
                   coalesce(s.approved, false), coalesce(g.stage, case when e.committed then 'COMMITTED' else 'RESERVED' end)
            from city_award a join campaign c on c.id = a.campaign_id
            left join city_award_answer s on s.award_id = a.id left join city_award_end e on e.award_id = a.id
            left join lateral (select max(stage) as stage from grant_act where coalesce(award_id, campaign_id) = a.id) g on true
            where\s""";

    /** Those that were taken back, and those that were released at the end, are none of them. */
    private static final String STANDING = ALL + "s.approved is not false and e.committed is not false and ";

    private final EntityManager database;

    Awards(EntityManager database) {
        this.database = database;
    }

    /** The campaign's row is held until the transaction ends. */
    void hold(UUID campaign) {
        Sql.rows(database, "select 1 from campaign where id = ?1 for no key update", campaign);
    }

    Optional<Award> byId(UUID id) {
        return find("a.id = ?1", id).stream().findFirst();
    }

    List<Award> of(Collection<UUID> campaigns) {
        return campaigns.isEmpty() ? List.of() : find("a.campaign_id in (?1) order by a.proposed_at", campaigns);
    }

    /** Of which campaign an award is, whatever became of it. */
    List<Award> named(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : rows(ALL + "a.id in (?1)", ids);
    }

    void propose(UUID id, UUID campaign, UUID call, Money amount, String act, UUID officer, Instant at) {
        Sql.write(database, """
                insert into city_award (id, campaign_id, call_id, cents, act, proposed_by, proposed_at)
                values (?1, ?2, ?3, ?4, ?5, ?6, ?7)""", id, campaign, call, amount.cents(), act, officer, at);
    }

    void answer(UUID id, boolean approved, UUID person, Instant at) {
        Sql.write(
                database,
                "insert into city_award_answer (award_id, approved, answered_by, answered_at) values (?1, ?2, ?3, ?4)",
                id,
                approved,
                person,
                at);
    }

    void end(UUID id, boolean committed, Instant at) {
        Sql.write(
                database,
                "insert into city_award_end (award_id, committed, ended_at) values (?1, ?2, ?3)",
                id,
                committed,
                at);
    }

    /** Approved ones whose campaign has ended, locked; those that somebody else holds are left for the next time. */
    List<UUID> toEnd(int limit) {
        return Sql.rows(database, """
                select a.id from city_award a join city_award_answer s on s.award_id = a.id and s.approved
                join campaign c on c.id = a.campaign_id
                where c.status not in ('LIVE', 'SUSPENDED', 'CLOSED')
                  and not exists (select 1 from city_award_end e where e.award_id = a.id)
                order by a.proposed_at limit %d for update of a skip locked""".formatted(limit)).stream()
                .map(row -> row.get(0, UUID.class))
                .toList();
    }

    boolean isFunded(UUID campaign) {
        return !Sql.rows(
                        database,
                        "select 1 from campaign where id = ?1 and status not in ('FAILED', 'CANCELLED')",
                        campaign)
                .isEmpty();
    }

    private List<Award> find(String which, Object... parameters) {
        return rows(STANDING + which, parameters);
    }

    private List<Award> rows(String sql, Object... parameters) {
        return Sql.rows(database, sql, parameters).stream()
                .map(row -> new Award(
                        row.get(0, UUID.class),
                        row.get(1, UUID.class),
                        row.get(2, String.class),
                        row.get(3, UUID.class),
                        Money.ofCents(row.get(4, Long.class)),
                        row.get(5, String.class),
                        row.get(6, UUID.class),
                        row.get(7, Instant.class),
                        row.get(8, Boolean.class),
                        Award.Stage.valueOf(row.get(9, String.class))))
                .toList();
    }
}
