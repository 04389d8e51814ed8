package it.broletto.collection;

import it.broletto.shared.Money;
import it.broletto.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Collections, read for offices. */
@ApplicationScoped
class DeskCollections {

    private final EntityManager database;

    DeskCollections(EntityManager database) {
        this.database = database;
    }

    /** Those that go on or owe something first, then the last ones that were decided. */
    List<DeskView> list(int limit) {
        var found = Sql.rows(database, """
                select c.campaign_id, g.slug, g.title, c.rail, c.opened_at, c.ends_at, l.minimum_cents,
                       d.decided_at, d.funded, d.settled_cents, d.pledges, d.dropped_cents, d.dropped, d.minimum_cents
                from collection c
                join campaign g on g.id = c.campaign_id
                join campaign_closing l on l.campaign_id = c.campaign_id
                left join collection_decision d on d.campaign_id = c.campaign_id
                order by (d.decided_at is null) desc, c.ends_at desc, c.campaign_id limit %d""".formatted(limit));
        var sums = sums(found.stream().map(row -> row.get(0, UUID.class)).toList());
        return found.stream()
                .map(row -> new DeskView(
                        row.get(0, UUID.class),
                        row.get(1, String.class),
                        row.get(2, String.class),
                        row.get(3, String.class),
                        row.get(4, Instant.class),
                        row.get(5, Instant.class),
                        money(row, 6),
                        sums.getOrDefault(row.get(0, UUID.class), List.of()),
                        decision(row)))
                .toList();
    }

    private static DeskView.Decision decision(Tuple row) {
        var at = row.get(7, Instant.class);
        return at == null
                ? null
                : new DeskView.Decision(
                        at,
                        row.get(8, Boolean.class),
                        money(row, 9),
                        row.get(10, Integer.class),
                        money(row, 11),
                        row.get(12, Integer.class),
                        money(row, 13));
    }

    private Map<UUID, List<DeskView.Sum>> sums(List<UUID> campaigns) {
        var sums = new HashMap<UUID, List<DeskView.Sum>>();
        if (!campaigns.isEmpty()) {
            Sql.rows(database, """
                    select campaign_id, status, count(*), cast(sum(amount_cents) as bigint) from pledge_state
                    where campaign_id in (?1) group by campaign_id, status""", campaigns).forEach(row -> sums.computeIfAbsent(
                            row.get(0, UUID.class), none -> new ArrayList<>())
                    .add(new DeskView.Sum(
                            PledgeStatus.valueOf(row.get(1, String.class)), row.get(2, Long.class), money(row, 3))));
            sums.values().forEach(of -> of.sort(Comparator.comparing(DeskView.Sum::status)));
        }
        return sums;
    }

    List<DeskView.Stuck> stuck(int limit) {
        return Sql.rows(database, """
                select s.pledge_id, g.slug, g.title, s.amount_cents, s.refunds, e.at, e.reason
                from pledge_state s join campaign g on g.id = s.campaign_id
                join pledge_event e on e.pledge_id = s.pledge_id and e.number = s.number
                where s.status = 'REFUND_ERROR' order by s.campaign_id, s.pledge_id limit %d""".formatted(limit)).stream()
                .map(row -> new DeskView.Stuck(
                        row.get(0, UUID.class),
                        row.get(1, String.class),
                        row.get(2, String.class),
                        money(row, 3),
                        row.get(4, Integer.class),
                        row.get(5, Instant.class),
                        row.get(6, String.class)))
                .toList();
    }

    /** What waits for rails other than these. */
    List<DeskView.Resting> resting(List<String> configured) {
        return Sql.rows(database, """
                select w.rail, count(*), cast(sum(w.amount_cents) as bigint) from (
                    select s.amount_cents,
                           coalesce((select k.rail from provider_call k
                                     where k.pledge_id = s.pledge_id and k.act = 'COLLECT' and k.attempt = s.attempts),
                                    (select m.rail from pledge_means m where m.pledge_id = s.pledge_id order by m.attempt desc limit 1),
                                    r.rail) as rail
                    from pledge_state s join campaign_rail r on r.campaign_id = s.campaign_id
                    where s.status in ('QUEUED', 'COLLECTING', 'ACTION_REQUIRED', 'DECLINED', 'REFUND_QUEUED', 'REFUNDING')) w
                where not w.rail = any (string_to_array(?1, ',')) group by w.rail order by w.rail limit 10""", String.join(",", configured)).stream()
                .map(row -> new DeskView.Resting(row.get(0, String.class), row.get(1, Long.class), money(row, 2)))
                .toList();
    }

    /**
     * Calls that were made before an instant and whose end is not known, oldest first; what waits for a backer is left out, and
     * refunds by transfer, which wait for the bank and have a list of their own.
     */
    List<DeskView.Unknown> unknown(Instant before, int limit) {
        return Sql.rows(database, """
                select c.key, c.rail, g.slug, g.title, c.cents, c.asked_at, last.outcome
                from provider_call c
                join pledge p on p.id = c.pledge_id join campaign g on g.id = p.campaign_id
                left join lateral (select outcome from provider_answer a where a.key = c.key
                                   order by (outcome in ('SETTLED', 'DECLINED')) desc, id desc limit 1) last on true
                where c.act <> 'SETUP' and not (c.act = 'REFUND' and c.rail = 'transfer') and c.asked_at < ?1
                  and coalesce(last.outcome, '') not in ('SETTLED', 'DECLINED', 'ACTION_REQUIRED')
                order by c.asked_at limit %d""".formatted(limit), before).stream()
                .map(row -> new DeskView.Unknown(
                        row.get(0, String.class),
                        row.get(1, String.class),
                        row.get(2, String.class),
                        row.get(3, String.class),
                        money(row, 4),
                        row.get(5, Instant.class),
                        row.get(6, String.class)))
                .toList();
    }

    private static Money money(Tuple row, int column) {
        return Money.ofCents(row.get(column, Long.class));
    }
}
