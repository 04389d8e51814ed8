package it.broletto.call;

import it.broletto.match.MatchRule;
import it.broletto.shared.Money;
import it.broletto.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Calls with their windows, sponsors and rules, by plain SQL. */
@ApplicationScoped
class Calls {

    private static final String COLUMNS = """
            select id, slug, title, summary, body, office, applicants, least_cents, most_cents, least_days, most_days,
                   status, version from call """;

    /** The columns of a version, of {@code call_rule r}. */
    static final String VERSION =
            "r.number, r.rule, r.sha256, r.valid_from, r.role, r.reason, r.receiver, array_to_string(r.rails, ',')";

    private final EntityManager database;

    Calls(EntityManager database) {
        this.database = database;
    }

    boolean isTaken(String slug) {
        return !Sql.rows(database, "select 1 from call where slug = ?1", slug).isEmpty();
    }

    Optional<CallView> bySlug(String slug) {
        return views("where slug = ?1", slug).stream().findFirst();
    }

    Optional<CallView> byId(UUID id) {
        return views("where id = ?1", id).stream().findFirst();
    }

    List<CallView> byIds(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : views("where id in (?1)", ids);
    }

    /** Keeps others from the call until this transaction ends. */
    Optional<CallView> lock(UUID id) {
        Sql.rows(database, "select 1 from call where id = ?1 for update", id);
        return byId(id);
    }

    /** Published ones, the latest to end first. */
    List<CallView> published(int limit) {
        return views("where status <> 'DRAFT' order by closes_at desc, id desc limit " + limit);
    }

    /** All of them, the latest made first. */
    List<CallView> newest(int limit) {
        return views("where true order by created_at desc, id desc limit " + limit);
    }

    void insert(UUID id, String slug, NewCall wanted, Instant now) {
        Sql.write(
                database,
                """
                insert into call (id, slug, title, summary, body, office, applicants, least_cents, most_cents, least_days,
                                  most_days, status, created_at)
                values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, 'DRAFT', ?12)""",
                id,
                slug,
                wanted.title(),
                wanted.summary(),
                wanted.body(),
                wanted.office(),
                wanted.applicants(),
                wanted.least().cents(),
                wanted.most().cents(),
                wanted.leastDays(),
                wanted.mostDays(),
                now);
        fill(id, wanted);
    }

    /** Changes a draft whose row is locked. */
    void update(UUID id, NewCall wanted) {
        Sql.write(
                database,
                """
                update call set title = ?2, summary = ?3, body = ?4, office = ?5, applicants = ?6, least_cents = ?7,
                       most_cents = ?8, least_days = ?9, most_days = ?10, version = version + 1 where id = ?1""",
                id,
                wanted.title(),
                wanted.summary(),
                wanted.body(),
                wanted.office(),
                wanted.applicants(),
                wanted.least().cents(),
                wanted.most().cents(),
                wanted.leastDays(),
                wanted.mostDays());
        Sql.write(database, "delete from call_window where call_id = ?1", id);
        Sql.write(database, "delete from call_sponsor where call_id = ?1", id);
        fill(id, wanted);
    }

    private void fill(UUID id, NewCall wanted) {
        for (var at = 0; at < wanted.windows().size(); at++) {
            var window = wanted.windows().get(at);
            Sql.write(
                    database,
                    "insert into call_window (call_id, number, opens_at, closes_at) values (?1, ?2, ?3, ?4)",
                    id,
                    at + 1,
                    window.opensAt(),
                    window.closesAt());
        }
        for (var at = 0; at < wanted.sponsors().size(); at++) {
            var sponsor = wanted.sponsors().get(at);
            Sql.write(
                    database,
                    "insert into call_sponsor (call_id, number, name, share) values (?1, ?2, ?3, ?4)",
                    id,
                    at + 1,
                    sponsor.name(),
                    sponsor.share());
        }
        Sql.write(database, """
                update call set opens_at = (select min(opens_at) from call_window where call_id = ?1),
                       closes_at = (select max(closes_at) from call_window where call_id = ?1) where id = ?1""", id);
    }

    void move(UUID id, CallStatus to) {
        Sql.write(database, "update call set status = ?2, version = version + 1 where id = ?1", id, to.name());
    }

    /** Notes who made or changed the draft of that version. */
    void drafted(UUID id, int version, UUID person, Instant now) {
        act(id, "DRAFTED", version, person, now);
    }

    /** Notes who publishes that version, while the call is a draft. */
    void published(UUID id, int version, UUID person, Instant now) {
        act(id, "PUBLISHED", version, person, now);
    }

    private void act(UUID id, String stage, int version, UUID person, Instant now) {
        Sql.write(
                database,
                "insert into call_act (call_id, stage, version, person_id, at) values (?1, ?2, ?3, ?4, ?5)",
                id,
                stage,
                version,
                person,
                now);
    }

    /** Notes, once, who gave money by an entry of the ledger. */
    void given(UUID id, UUID entry, UUID person, Instant now) {
        Sql.write(database, """
                insert into call_act (call_id, stage, entry_id, person_id, at) values (?1, 'GIVEN', ?2, ?3, ?4)
                on conflict (entry_id) do nothing""", id, entry, person, now);
    }

    /** Whether somebody neither made nor changed the call nor gave it money. */
    boolean hadNoHandIn(UUID id, UUID person) {
        return Sql.rows(database, "select had_no_hand_in_call(?1, ?2)", id, person)
                .get(0)
                .get(0, Boolean.class);
    }

    void addRule(UUID call, int number, MatchRule rule, Paying paying, String role, String reason, Instant now) {
        Sql.write(
                database,
                """
                insert into call_rule (call_id, number, rule, sha256, shared, valid_from, role, reason, receiver, rails)
                values (?1, ?2, ?3, ?4, ?5, ?6, ?7, cast(?8 as text), ?9, string_to_array(?10, ','))""",
                call,
                number,
                rule.canonicalJson(),
                rule.sha256(),
                rule.sharesPool(),
                now,
                role,
                reason,
                paying.receiver().name(),
                String.join(",", paying.rails()));
    }

    /** All versions, the latest first; at most 100. */
    List<RuleVersion> rules(UUID call) {
        return Sql.rows(
                        database,
                        "select " + VERSION + " from call_rule r where call_id = ?1 order by number desc limit 100",
                        call)
                .stream()
                .map(row -> rule(row, 0))
                .toList();
    }

    static RuleVersion rule(Tuple row, int from) {
        return new RuleVersion(
                row.get(from, Integer.class),
                MatchRule.parse(row.get(from + 1, String.class)),
                row.get(from + 2, String.class),
                row.get(from + 3, Instant.class),
                row.get(from + 4, String.class),
                row.get(from + 5, String.class),
                new Paying(
                        Receiver.valueOf(row.get(from + 6, String.class)),
                        Stream.of(row.get(from + 7, String.class).split(","))
                                .filter(rail -> !rail.isEmpty())
                                .toList()));
    }

    private List<CallView> views(String which, Object... parameters) {
        var rows = Sql.rows(database, COLUMNS + " " + which, parameters);
        var ids = rows.stream().map(row -> row.get(0, UUID.class)).toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<UUID, List<Window>> windows = new HashMap<>();
        Sql.rows(
                        database,
                        "select call_id, opens_at, closes_at from call_window where call_id in (?1) order by call_id, number",
                        ids)
                .forEach(row -> windows.computeIfAbsent(row.get(0, UUID.class), none -> new ArrayList<>())
                        .add(new Window(row.get(1, Instant.class), row.get(2, Instant.class))));
        Map<UUID, List<Sponsor>> sponsors = new HashMap<>();
        Sql.rows(
                        database,
                        "select call_id, name, share from call_sponsor where call_id in (?1) order by call_id, number",
                        ids)
                .forEach(row -> sponsors.computeIfAbsent(row.get(0, UUID.class), none -> new ArrayList<>())
                        .add(new Sponsor(row.get(1, String.class), row.get(2, Long.class))));
        Map<UUID, RuleVersion> rules = new HashMap<>();
        Sql.rows(database, """
                select distinct on (call_id) call_id, %s
                from call_rule r where call_id in (?1) order by call_id, number desc""".formatted(VERSION), ids).forEach(row -> rules.put(row.get(0, UUID.class), rule(row, 1)));
        return rows.stream()
                .map(row -> {
                    var id = row.get(0, UUID.class);
                    return new CallView(
                            id,
                            row.get(1, String.class),
                            row.get(2, String.class),
                            row.get(3, String.class),
                            row.get(4, String.class),
                            row.get(5, String.class),
                            row.get(6, String.class),
                            Money.ofCents(row.get(7, Long.class)),
                            Money.ofCents(row.get(8, Long.class)),
                            row.get(9, Integer.class),
                            row.get(10, Integer.class),
                            CallStatus.valueOf(row.get(11, String.class)),
                            List.copyOf(windows.getOrDefault(id, List.of())),
                            List.copyOf(sponsors.getOrDefault(id, List.of())),
                            rules.get(id),
                            row.get(12, Integer.class));
                })
                .toList();
    }
}
