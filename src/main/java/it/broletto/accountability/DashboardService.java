package it.broletto.accountability;

import it.broletto.project.ProjectStatus;
import it.broletto.proposal.Category;
import it.broletto.shared.Money;
import it.broletto.shared.Sql;
import it.broletto.shared.Time;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Sums over the projects that are followed, made by the database. */
@ApplicationScoped
@Transactional
public class DashboardService {

    /** Open, and past its promise or announced to be. Needs ?2 = today. */
    private static final String LATE =
            "(f.done_on is null and f.status <> 'STOPPED' and greatest(cast(?2 as date), f.expected_on) > f.promised_on)";

    private static final String OF_ROUND = "(cast(?1 as uuid) is null or f.round_id = ?1)";

    private static final String SUMS = """
            count(*), cast(coalesce(sum(f.cost_cents), 0) as bigint), cast(coalesce(sum(f.committed_cents), 0) as bigint),
            cast(coalesce(sum(f.paid_cents), 0) as bigint)""";

    private final EntityManager database;
    private final Clock clock;

    DashboardService(EntityManager database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Today in the city. */
    public LocalDate today() {
        return LocalDate.now(clock.withZone(Time.ROME));
    }

    /** Over one round, or over all if it is null. */
    public Dashboard of(UUID round) {
        return new Dashboard(
                figures(round),
                slices(
                        "r.slug",
                        "r.title",
                        "join round r on r.id = f.round_id",
                        "max(r.published_at) desc nulls last",
                        round),
                slices("a.code", "min(a.name)", "join area a on a.id = f.area_id", "min(a.position), a.code", round),
                slices("f.status", "f.status", "", "f.status", round),
                years(round),
                slippage(round),
                asOf(round));
    }

    /** The five figures alone, over one round, or over all if it is null. */
    public Dashboard.Figures figures(UUID round) {
        var row = Sql.rows(database, """
                select %s, count(*) filter (where f.done_on is not null), count(*) filter (where f.done_on is null and f.status <> 'STOPPED'),
                       count(*) filter (where %s),
                       (select cast(coalesce(sum(a.budget_cents), 0) as bigint) from area a
                        where a.round_id in (select f2.round_id from followed_project f2) and (cast(?1 as uuid) is null or a.round_id = ?1))
                from followed_project f where %s""".formatted(SUMS, LATE, OF_ROUND), round, today())
                .get(0);
        return new Dashboard.Figures(
                money(row, 7),
                money(row, 1),
                money(row, 2),
                money(row, 3),
                count(row, 0),
                count(row, 4),
                count(row, 5),
                count(row, 6));
    }

    private List<Dashboard.Slice> slices(String key, String name, String join, String order, UUID round) {
        return Sql.rows(
                        database,
                        "select %s, %s, %s from followed_project f %s where %s group by %s order by %s limit 200"
                                .formatted(
                                        key,
                                        name.startsWith("min") || name.equals(key) ? name : "min(" + name + ")",
                                        SUMS,
                                        join,
                                        OF_ROUND,
                                        key,
                                        order),
                        round)
                .stream()
                .map(row -> new Dashboard.Slice(
                        row.get(0, String.class),
                        row.get(1, String.class),
                        count(row, 2),
                        money(row, 3),
                        money(row, 4),
                        money(row, 5)))
                .toList();
    }

    private List<Dashboard.YearSlice> years(UUID round) {
        return Sql.rows(database, """
                select cast(extract(year from s.spent_on) as int), cast(coalesce(sum(s.amount_cents) filter (where s.stage = 'COMMITTED'), 0) as bigint),
                       cast(coalesce(sum(s.amount_cents) filter (where s.stage = 'PAID'), 0) as bigint)
                from spending s join project f on f.id = s.project_id where %s group by 1 order by 1 limit 200""".formatted(OF_ROUND), round).stream()
                .map(row -> new Dashboard.YearSlice((int) count(row, 0), money(row, 1), money(row, 2)))
                .toList();
    }

    private Dashboard.Slippage slippage(UUID round) {
        var row = Sql.rows(database, """
                select count(*) filter (where done and days <= 0), count(*) filter (where done and days > 0),
                       count(*) filter (where not done and days <= 0), count(*) filter (where not done and days between 1 and 182),
                       count(*) filter (where not done and days between 183 and 365), count(*) filter (where not done and days > 365),
                       cast(coalesce(round(avg(days) filter (where days > 0)), 0) as bigint)
                from (select f.done_on is not null as done, coalesce(f.done_on, greatest(cast(?2 as date), f.expected_on)) - f.promised_on as days
                      from followed_project f where f.status <> 'STOPPED' and %s) late""".formatted(OF_ROUND), round, today()).get(0);
        return new Dashboard.Slippage(
                count(row, 0),
                count(row, 1),
                count(row, 2),
                count(row, 3),
                count(row, 4),
                count(row, 5),
                count(row, 6));
    }

    private Instant asOf(UUID round) {
        return Sql.rows(database, """
                select greatest(
                    (select max(s.opened_at) from project_sheet s join project f on f.id = s.project_id where %1$s),
                    (select max(s.stated_at) from fact s join project f on f.id = s.project_id where %1$s),
                    (select max(s.recorded_at) from spending s join project f on f.id = s.project_id where %1$s))""".formatted(OF_ROUND), round).get(0).get(0, Instant.class);
    }

    /** Rounds whose winners are followed, newest first: slug and title. */
    public List<Dashboard.Slice> rounds() {
        return slices(
                "r.slug", "r.title", "join round r on r.id = f.round_id", "max(r.published_at) desc nulls last", null);
    }

    /** Followed projects after the given promise and id, the oldest promise first. */
    public List<Followed> after(LocalDate promisedOn, UUID id, Filter filter, int limit) {
        return list(promisedOn, id, filter, ">", "", limit);
    }

    /** Followed projects before the given promise and id, the nearest first. */
    public List<Followed> before(LocalDate promisedOn, UUID id, Filter filter, int limit) {
        return list(promisedOn, id, filter, "<", " desc", limit);
    }

    private List<Followed> list(LocalDate promisedOn, UUID id, Filter filter, String beyond, String order, int limit) {
        return Sql.rows(
                        database,
                        """
                select f.id, f.title, f.category, f.status, r.slug, r.title, a.code, a.name, f.promised_on, f.expected_on, f.done_on, f.cost_cents,
                       f.committed_cents, f.paid_cents, (select max(stated_at) from fact where project_id = f.id)
                from followed_project f left join round r on r.id = f.round_id left join area a on a.id = f.area_id
                where %1$s and (f.promised_on, f.id) %2$s (?3, ?4) and (cast(?5 as text) is null or a.code = ?5)
                  and (cast(?6 as text) is null or f.status = ?6) and (not cast(?7 as boolean) or %3$s)
                order by f.promised_on%4$s, f.id%4$s limit %5$d""".formatted(OF_ROUND, beyond, LATE, order, limit),
                        filter.round(),
                        today(),
                        promisedOn,
                        id,
                        filter.area(),
                        filter.status() == null ? null : filter.status().name(),
                        filter.lateOnly())
                .stream()
                .map(DashboardService::followed)
                .toList();
    }

    private static Followed followed(Tuple row) {
        return new Followed(
                row.get(0, UUID.class),
                row.get(1, String.class),
                Category.valueOf(row.get(2, String.class)),
                ProjectStatus.valueOf(row.get(3, String.class)),
                row.get(4, String.class),
                row.get(5, String.class),
                row.get(6, String.class),
                row.get(7, String.class),
                date(row, 8),
                date(row, 9),
                date(row, 10),
                money(row, 11),
                money(row, 12),
                money(row, 13),
                row.get(14, Instant.class));
    }

    static LocalDate date(Tuple row, int column) {
        return row.get(column) instanceof java.sql.Date sql ? sql.toLocalDate() : (LocalDate) row.get(column);
    }

    static Money money(Tuple row, int column) {
        return Money.ofCents(count(row, column));
    }

    private static long count(Tuple row, int column) {
        return ((Number) row.get(column)).longValue();
    }
}
