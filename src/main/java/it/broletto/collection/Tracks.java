package it.broletto.collection;

import it.broletto.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What became of pledges, read for their backers. */
@ApplicationScoped
class Tracks {

    private final EntityManager database;

    Tracks(EntityManager database) {
        this.database = database;
    }

    Map<UUID, Track> of(Collection<UUID> pledges) {
        return pledges.isEmpty()
                ? Map.of()
                : Sql.rows(database, """
                select p.id, r.rail, m.attempt is not null, s.status, s.attempts, s.due_at,
                       c.ends_at, taken.number, taken.at, back.number, back.at,
                       t.title, t.slug, g.to_pledge, gone.number, g.moved_at, o.title, o.slug, h.pledge_id, came.number, h.moved_at,
                       coalesce(m.rail, r.rail),
                       (select string_agg(x.rail, ',' order by x.rail) from campaign_other_rail x where x.campaign_id = p.campaign_id)
                from pledge p
                left join lateral (select attempt, rail from pledge_means m where m.pledge_id = p.id
                                   order by m.attempt desc limit 1) m on true
                left join campaign_rail r on r.campaign_id = p.campaign_id
                left join pledge_state s on s.pledge_id = p.id
                left join collection c on c.campaign_id = s.campaign_id
                left join lateral (select e.at, l.number from pledge_event e join ledger_entry l on l.id = e.entry_id
                                   where e.pledge_id = p.id and e.event = 'SETTLE') taken on true
                left join lateral (select e.at, l.number from pledge_event e join ledger_entry l on l.id = e.entry_id
                                   where e.pledge_id = p.id and e.event = 'REFUND') back on true
                left join moved_gift g on g.pledge_id = p.id left join campaign t on t.id = g.to_campaign
                left join ledger_entry gone on gone.id = g.entry_id
                left join moved_gift h on h.to_pledge = p.id left join campaign o on o.id = h.from_campaign
                left join ledger_entry came on came.id = h.entry_id
                where p.id in (?1)""", pledges).stream()
                        .collect(Collectors.toMap(row -> row.get(0, UUID.class), Tracks::track));
    }

    private static Track track(Tuple row) {
        var status = row.get(3, String.class);
        return new Track(
                row.get(21, String.class),
                rails(row.get(1, String.class), row.get(22, String.class)),
                row.get(2, Boolean.class),
                status == null ? null : PledgeStatus.valueOf(status),
                status == null ? 0 : row.get(4, Integer.class),
                row.get(5, Instant.class),
                row.get(6, Instant.class),
                moved(row.get(7, Long.class), row.get(8, Instant.class)),
                moved(row.get(9, Long.class), row.get(10, Instant.class)),
                way(row, 11),
                way(row, 16));
    }

    private static OwnPledge.Moved moved(Long entry, Instant at) {
        return entry == null ? null : new OwnPledge.Moved(entry, at);
    }

    private static OwnPledge.Way way(Tuple row, int first) {
        var entry = row.get(first + 3, Long.class);
        var slug = row.get(first + 1, String.class);
        return entry == null
                ? null
                : new OwnPledge.Way(
                        row.get(first, String.class),
                        slug == null ? "/fund" : "/campaigns/" + slug + "/pledges/" + row.get(first + 2, UUID.class),
                        entry,
                        row.get(first + 4, Instant.class));
    }

    private static List<String> rails(String first, String others) {
        return Stream.of(first, others)
                .filter(Objects::nonNull)
                .flatMap(names -> Stream.of(names.split(",")))
                .distinct()
                .toList();
    }

    /** The set-up that is going on or comes next: the latest one, or the one after those that were shown or refused. */
    int openSetUp(UUID pledge) {
        return Sql.rows(database, """
                select greatest(
                    1 + coalesce((select max(attempt) from pledge_means where pledge_id = ?1), 0),
                    1 + coalesce((select max(c.attempt) from provider_call c join provider_answer a on a.key = c.key
                                  where c.pledge_id = ?1 and c.act = 'SETUP' and a.outcome = 'DECLINED'), 0),
                    (select max(attempt) from provider_call where pledge_id = ?1 and act = 'SETUP'))""", pledge).get(0).get(0, Integer.class);
    }

    /** The one to be made by a rail: that one, unless another rail was asked for it. */
    int nextSetUp(UUID pledge, String rail) {
        var open = openSetUp(pledge);
        var others = Sql.rows(
                database,
                "select 1 from provider_call where pledge_id = ?1 and act = 'SETUP' and attempt = ?2 and rail <> ?3",
                pledge,
                open,
                rail);
        return others.isEmpty() ? open : open + 1;
    }

    /** Whether a campaign has a rail and this pledge shows no means of payment. */
    boolean lacksMeans(UUID campaign, UUID pledge) {
        return !Sql.rows(database, """
                select 1 from campaign_rail where campaign_id = ?1
                and not exists (select 1 from pledge_means where pledge_id = ?2)
                and not exists (select 1 from moved_gift where to_pledge = ?2)""", campaign, pledge).isEmpty();
    }

    Optional<UUID> campaignOf(UUID pledge) {
        return Sql.rows(database, "select campaign_id from pledge where id = ?1", pledge).stream()
                .findFirst()
                .map(row -> row.get(0, UUID.class));
    }

    Optional<Track> of(UUID pledge) {
        return Optional.ofNullable(of(List.of(pledge)).get(pledge));
    }
}
