package it.broletto.money;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What the database has of a town, in one question: states, balances, decisions, and of each invariant that looks at
 * many rows how many things break it.
 */
final class Observation {

    private static final String TOWN = """
            with town as materialized (select cast(id as uuid) as id from unnest(cast(? as text[])) as id),
            mine as materialized (select p.id, cast(p.id as text) as name from town t join pledge p on p.campaign_id = t.id)
            """;

    private static final String STATES = """
            select 'pledge' as what, cast(s.pledge_id as text) as id, s.status as word, coalesce(l.number, 0) as a,
                   (select count(*) from pledge_event q where q.pledge_id = s.pledge_id and q.event = 'QUEUE_REFUND') as b,
                   coalesce(d.held_cents, 0) as c
            from town t join pledge_state s on s.campaign_id = t.id
            left join pledge_event e on e.pledge_id = s.pledge_id and e.event = 'SETTLE'
            left join moved_gift g on g.to_pledge = s.pledge_id
            left join ledger_entry l on l.id = coalesce(e.entry_id, g.entry_id) left join pledge_dispute d on d.pledge_id = s.pledge_id
            union all
            select 'account', a.owner, a.kind, a.posted_cents, a.held_cents, case when a.floored then 1 else 0 end
            from ledger_account a where a.owner = any(cast(? as text[]))
            union all
            select 'closing', cast(t.id as text), '', c.promised_cents, 0, 0 from town t join campaign_closing c on c.campaign_id = t.id
            union all
            select 'decision', cast(t.id as text), cast(d.funded as text), d.settled_cents, d.minimum_cents, d.pledges
            from town t join collection_decision d on d.campaign_id = t.id
            union all
            select 'addition', cast(t.id as text), cast(c.funded as text), d.cents, d.pool_cents, c.settled_cents
            from town t join match_decision d on d.campaign_id = t.id join match_claim c on c.campaign_id = t.id
            union all
            select 'payout', cast(s.payout_id as text), s.status, p.cents, 0, 0
            from town t join payout p on p.campaign_id = t.id join payout_state s on s.payout_id = p.id
            union all
            select 'return', cast(r.id as text), '', r.claimed, coalesce(r.stock, -1),
                   (select count(*) from return_claim c where c.return_id = r.id
                    and not exists (select 1 from pledge_withdrawal w where w.pledge_id = c.pledge_id)
                    and not exists (select 1 from return_lapse l where l.pledge_id = c.pledge_id))
            from town t join campaign_return r on r.campaign_id = t.id
            union all
            select 'forgotten', cast(n.id as text), '', count(*), sum(p.amount_cents), count(p.public_name) + count(p.message)
            from mine m join pledge p on p.id = m.id join person n on n.id = p.person_id where n.subject is null group by n.id
            union all
            select 'credit', cast(s.line_id as text), s.status, s.cents, case when s.collected then 1 else 0 end, 0
            from transfer_statement t join transfer_line l on l.statement_id = t.id join transfer_state s on s.line_id = l.id
            where t.imported_by = ?
            union all
            select 'receipt', m.name, case when v.number is null then '' else 'revoked' end, r.number, r.cents, r.year
            from mine m join receipt r on r.pledge_id = m.id
            left join receipt_revocation v on v.issuer = r.issuer and v.year = r.year and v.number = r.number
            union all
            select 'counter', issuer, cast(c.year as text), c.last, (select count(*) from receipt r where r.issuer = c.issuer and r.year = c.year),
                   (select coalesce(max(number), 0) from receipt r where r.issuer = c.issuer and r.year = c.year)
            from receipt_counter c
            union all
            select 'head', '', '', h.number, (select coalesce(max(id), 0) from audit_entry), 0 from ledger_head h
            union all
            """;

    private static final String BROKEN = """
            select 'broken', 'I3', 'charges of one pledge', count(*), 0, 0 from (
                select d.pledge from mine m join sandbox.deal d on d.pledge = m.name where d.kind = 'charge' and d.status = 'settled'
                group by d.pledge having count(*) > 1
                union all
                select m.name from mine m join ledger_entry e on e.subject = m.id where e.type = 'collect' group by m.name having count(*) > 1) x
            union all
            select 'broken', 'I4', 'given back or lost beyond what was collected', count(*), 0, 0 from (
                select d.pledge from mine m join sandbox.deal d on d.pledge = m.name where d.kind in ('charge', 'refund') and d.status = 'settled'
                group by d.pledge having coalesce(sum(d.cents) filter (where d.kind = 'refund'), 0) > coalesce(sum(d.cents) filter (where d.kind = 'charge'), 0)
                union all
                select cast(coalesce(g.pledge_id, m.id) as text) from mine m left join moved_gift g on g.to_pledge = m.id
                join ledger_entry e on e.subject = m.id group by 1
                having count(*) filter (where e.type in ('refund', 'dispute-lost')) > count(*) filter (where e.type = 'collect')) x
            union all
            select 'broken', 'I13', 'settled here, not there', count(*), 0, 0
            from mine m join provider_call c on c.pledge_id = m.id join provider_answer a on a.key = c.key and a.outcome = 'SETTLED'
            left join sandbox.deal d on d.key = c.key and d.status = 'settled' and d.id = a.provider_id and d.cents = c.cents
            where c.act <> 'SETUP' and c.rail = 'sandbox' and d.key is null
            union all
            select 'broken', 'I14', 'not where the last event left it', count(*), 0, 0
            from town t join pledge_state s on s.campaign_id = t.id
            left join pledge_event e on e.pledge_id = s.pledge_id and e.number = s.number where s.status <> coalesce(e.to_status, 'QUEUED')
            union all
            select 'broken', 'I14', 'an event that does not follow', count(*), 0, 0
            from mine m join pledge_event e on e.pledge_id = m.id
            left join pledge_event b on b.pledge_id = e.pledge_id and b.number = e.number - 1
            where e.from_status <> coalesce(b.to_status, 'QUEUED')
            union all
            select 'broken', 'I18', 'a name in the public log', count(*), 0, 0 from audit_entry where id > ? and detail like '%Segreto%'
            """;

    /** @param a, b, c as the kind of row has it */
    record Row(String what, String id, String word, long a, long b, long c) {

        UUID uuid() {
            return UUID.fromString(id);
        }
    }

    private final Map<String, List<Row>> rows;

    private Observation(Map<String, List<Row>> rows) {
        this.rows = rows;
    }

    /** Asks again and again, without planning anew. */
    static final class Question implements AutoCloseable {
        private final Connection connection;
        private final PreparedStatement statement;

        /** @param reader who reads the statements of the bank */
        Question(Connection connection, List<UUID> campaigns, UUID call, UUID reader) throws SQLException {
            this.connection = connection;
            statement = connection.prepareStatement(TOWN + STATES + BROKEN);
            var owners = new ArrayList<String>();
            campaigns.forEach(id -> owners.add(id.toString()));
            statement.setArray(1, connection.createArrayOf("text", owners.toArray()));
            owners.addAll(List.of(call.toString(), "sandbox", "transfer", "pagopa", ""));
            statement.setArray(2, connection.createArrayOf("text", owners.toArray()));
            statement.setObject(3, reader);
        }

        /** @param audit the last entry of the public log that was looked at */
        Observation ask(long audit) throws SQLException {
            statement.setLong(4, audit);
            var rows = new HashMap<String, List<Row>>();
            try (var found = statement.executeQuery()) {
                while (found.next()) {
                    var row = new Row(
                            found.getString(1),
                            found.getString(2),
                            found.getString(3),
                            found.getLong(4),
                            found.getLong(5),
                            found.getLong(6));
                    rows.computeIfAbsent(row.what(), first -> new ArrayList<>()).add(row);
                }
            }
            return new Observation(rows);
        }

        /** The one text that another question is answered with. */
        String text(String sql) throws SQLException {
            try (var asked = connection.createStatement();
                    var found = asked.executeQuery(sql)) {
                found.next();
                return found.getString(1);
            }
        }

        @Override
        public void close() throws SQLException {
            statement.close();
        }
    }

    /** Nothing breaks the invariant of this number. */
    void holds(String number) {
        all("broken").stream()
                .filter(row -> row.id().equals(number))
                .forEach(row -> assertEquals(0, row.a(), number + " " + row.word()));
    }

    List<Row> all(String what) {
        return rows.getOrDefault(what, List.of());
    }

    /** All of it but what the public log has and who is forgotten. */
    Map<String, Set<Row>> figures() {
        var figures = new HashMap<String, Set<Row>>();
        rows.forEach((what, some) -> figures.put(what, Set.copyOf(some)));
        figures.put("head", Set.of(new Row("head", "", "", all("head").get(0).a(), 0, 0)));
        figures.remove("forgotten");
        return figures;
    }

    Map<UUID, Row> byId(String what) {
        return all(what).stream().collect(Collectors.toMap(Row::uuid, row -> row));
    }

    /** What an account has; nothing if there is none. */
    Row account(String kind, String owner) {
        return all("account").stream()
                .filter(row -> row.word().equals(kind) && row.id().equals(owner))
                .findFirst()
                .orElse(new Row("account", owner, kind, 0, 0, 0));
    }

    long posted(String kind, Object owner) {
        return account(kind, owner.toString()).a();
    }
}
