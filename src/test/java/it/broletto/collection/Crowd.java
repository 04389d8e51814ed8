package it.broletto.collection;

import it.broletto.ledger.Account.Kind;
import it.broletto.ledger.Chain;
import it.broletto.ledger.Entry;
import it.broletto.ledger.Line;
import it.broletto.ledger.NewEntry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Campaigns with thousands of backers, written by SQL under the triggers of the database, with what the provider has of
 * them in its own database. All pledges are of 5 €.
 */
public final class Crowd {

    public static final long CENTS = 500;
    /** Entries in one transaction: each changes the same balances, and all their versions are read until it ends. */
    private static final int PIECE = 500;

    private static final long FEE = CENTS * 14 / 1000 + 25;

    private final Connection city;
    private final Connection provider;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    /** The provider's tables may stand in another database. */
    public Crowd(Connection city, Connection provider) {
        this.city = city;
        this.provider = provider;
    }

    /** A campaign whose time is over, with so many promises by cards that are good; nobody has closed it yet. */
    public UUID promised(int backers) throws SQLException {
        return promised(backers, "-1 s");
    }

    /** A campaign that is live for 30 more days, with so many promises by cards that are good. */
    public UUID live(int backers) throws SQLException {
        return promised(backers, "30 days");
    }

    /** One promise more to a live campaign. */
    public void another(UUID campaign) throws SQLException {
        city.setAutoCommit(false);
        pledges(campaign, 1, CENTS, "GOOD");
        city.commit();
    }

    private UUID promised(int backers, String closesIn) throws SQLException {
        city.setAutoCommit(false);
        var campaign = campaign(CENTS * backers, closesIn);
        pledges(campaign, backers, CENTS, "GOOD");
        city.commit();
        return campaign;
    }

    /**
     * A campaign whose collection is over, with so many pledges that were collected, and one more, of a card that is
     * refused, without which its minimum is not reached; nobody has decided yet.
     */
    public UUID collected(int backers) throws SQLException {
        city.setAutoCommit(false);
        var campaign = campaign(CENTS * backers + 1_000, "-1 s");
        var large = pledges(campaign, 1, 1_000, "DECLINED");
        var all = pledges(campaign, backers, CENTS, "GOOD");
        run("""
                insert into campaign_closing (campaign_id, closed_at, promised_cents, backers, minimum_cents, minimum_reached)
                select c.id, now(), c.minimum_cents, %d, c.minimum_cents, true from campaign c where id = '%s'""", backers + 1, campaign);
        run("update campaign set status = 'CLOSED', version = 1 where id = '%s'", campaign);
        run("""
                insert into collection (campaign_id, rail, opened_at, ends_at)
                values ('%s', 'sandbox', now() - interval '7 days', now() - interval '1 s')""", campaign);
        run("""
                insert into pledge_state (pledge_id, campaign_id, amount_cents, due_at)
                select id, campaign_id, amount_cents, now() from pledge where campaign_id = '%s'""", campaign);
        events(all, 1, "ASK", "QUEUED", "COLLECTING", null);
        run("""
                insert into provider_call (key, rail, pledge_id, act, attempt, cents, currency, means, asked_at)
                select 'collect-1-' || p.id, 'sandbox', p.id, 'COLLECT', 1, p.amount_cents, 'EUR', m.means, now() - interval '6 days'
                from pledge p join pledge_means m on m.pledge_id = p.id where p.campaign_id = '%s' and p.id <> '%s'""", campaign, large.get(0));
        run("""
                insert into provider_answer (key, outcome, provider_id, cents, fee_cents, answered_at)
                select key, 'SETTLED', 'charge_' || pledge_id, cents, %d, asked_at from provider_call
                where act = 'COLLECT' and pledge_id in (select id from pledge where campaign_id = '%s')""", FEE, campaign);
        for (var from = 0; from < all.size(); from += PIECE) {
            enter(campaign, all.subList(from, Math.min(all.size(), from + PIECE)));
            city.commit();
        }
        deals("charge", "collect-1-", all, CENTS, "", "GOOD");
        provider.commit();
        return campaign;
    }

    private UUID campaign(long minimum, String closesIn) throws SQLException {
        var id = UUID.randomUUID();
        run("""
                insert into campaign (id, slug, title, summary, body, promoter, category, minimum_cents, goal_cents, status, opens_at, closes_at)
                values ('%s', 'folla-%s', 'Un forno di quartiere', 'Pane buono.', 'Come funziona.', 'Il Forno', 'SOCIAL', %d, %d, 'LIVE',
                        now() - interval '60 days', now() + interval '%s')""", id, id, minimum, minimum, closesIn);
        run(
                "insert into campaign_budget_line (campaign_id, position, label, amount_cents, required) values ('%s', 0, 'Il forno', %d, true)",
                id, minimum);
        run(
                "insert into campaign_rail (campaign_id, rail, set_at) values ('%s', 'sandbox', now() - interval '60 days')",
                id);
        return id;
    }

    private List<UUID> pledges(UUID campaign, int backers, long cents, String card) throws SQLException {
        provider.setAutoCommit(false);
        var ids = new ArrayList<UUID>();
        try (var person = city.prepareStatement(
                        "insert into person (id, subject, created_at) values (?, sha256(cast(? as text)::bytea), now())");
                var pledge = city.prepareStatement("""
                insert into pledge (id, campaign_id, person_id, amount_cents, intent, pledged_at, public_name)
                values (?, ?, ?, ?, gen_random_uuid(), now() - interval '10 days' - make_interval(secs => ?), ?)""");
                var means = city.prepareStatement(
                        "insert into pledge_means (pledge_id, attempt, means, shown_at) values (?, 1, ?, now() - interval '10 days')")) {
            for (var at = 0; at < backers; at++) {
                var id = UUID.randomUUID();
                ids.add(id);
                person.setObject(1, id);
                person.setString(2, id.toString());
                person.addBatch();
                pledge.setObject(1, id);
                pledge.setObject(2, campaign);
                pledge.setObject(3, id);
                pledge.setLong(4, cents);
                pledge.setInt(5, at);
                pledge.setString(6, at % 3 == 0 ? "Ada " + at : null);
                pledge.addBatch();
                means.setObject(1, id);
                means.setString(2, "setup_" + id);
                means.addBatch();
            }
            person.executeBatch();
            pledge.executeBatch();
            means.executeBatch();
        }
        deals("setup", "setup-1-", ids, cents, "https://comune.example.it/" + campaign, card);
        provider.commit();
        return ids;
    }

    private void deals(String kind, String key, List<UUID> pledges, long cents, String of, String card)
            throws SQLException {
        try (var deal = provider.prepareStatement("""
                insert into sandbox.deal (id, kind, key, request, pledge, cents, of, status, card, created_at)
                values (?, ?, ?, '', ?, ?, ?, 'settled', ?, now() - interval '6 days')""")) {
            for (var pledge : pledges) {
                deal.setString(1, kind + "_" + pledge);
                deal.setString(2, kind);
                deal.setString(3, key + pledge);
                deal.setString(4, pledge.toString());
                deal.setLong(5, cents);
                deal.setString(6, of);
                deal.setString(7, card);
                deal.addBatch();
            }
            deal.executeBatch();
        }
    }

    /** @param entry the type of the entry that each of them comes with, or null */
    private void events(List<UUID> pledges, int number, String event, String from, String to, String entry)
            throws SQLException {
        try (var insert = city.prepareStatement("""
                insert into pledge_event (pledge_id, number, event, from_status, to_status, at, due_at, entry_id)
                values (?, ?, ?, ?, ?, now(), now(), ?)""")) {
            for (var pledge : pledges) {
                insert.setObject(1, pledge);
                insert.setInt(2, number);
                insert.setString(3, event);
                insert.setString(4, from);
                insert.setString(5, to);
                insert.setObject(6, entry == null ? null : NewEntry.id(entry, pledge));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** The entries of what was collected, at the end of the chain. */
    private void enter(UUID campaign, List<UUID> pledges) throws SQLException {
        var number = 0L;
        var hash = "";
        try (var head =
                city.createStatement().executeQuery("select number, encode(hash, 'hex') from ledger_head for update")) {
            head.next();
            number = head.getLong(1);
            hash = head.getString(2);
        }
        var lines = List.of(
                Kind.CLEARING.of("sandbox").up(CENTS - FEE),
                Kind.FEES.of("sandbox").up(FEE),
                Kind.ESCROW.of(campaign).up(CENTS));
        var accounts = List.of(
                account(lines.get(0), "MONEY", 1, false),
                account(lines.get(1), "MONEY", 1, true),
                account(lines.get(2), "MONEY", -1, true));
        try (var entry = city.prepareStatement("""
                insert into ledger_entry (number, id, phase, type, subject, role, at, hash)
                values (?, ?, 'POST', 'collect', ?, 'system', ?, decode(?, 'hex'))""");
                var line = city.prepareStatement(
                        "insert into ledger_line (entry, position, account, cents) values (?, ?, ?, ?)")) {
            for (var pledge : pledges) {
                number++;
                var id = NewEntry.id("collect", pledge);
                var unhashed = new Entry(
                        number,
                        id,
                        Entry.Phase.POST,
                        "collect",
                        pledge,
                        null,
                        null,
                        null,
                        null,
                        "system",
                        now,
                        lines,
                        null);
                hash = Chain.hash(hash, unhashed);
                entry.setLong(1, number);
                entry.setObject(2, id);
                entry.setObject(3, pledge);
                entry.setObject(4, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
                entry.setString(5, hash);
                entry.executeUpdate();
                for (var position = 0; position < lines.size(); position++) {
                    line.setLong(1, number);
                    line.setInt(2, position);
                    line.setLong(3, accounts.get(position));
                    line.setLong(4, lines.get(position).cents());
                    line.addBatch();
                }
                line.executeBatch();
            }
        }
        events(pledges, 2, "SETTLE", "COLLECTING", "COLLECTED", "collect");
    }

    private long account(Line line, String book, int side, boolean floored) throws SQLException {
        var account = line.account();
        run(
                "insert into ledger_account (kind, owner, book, side, floored) values ('%s', '%s', '%s', %d, %b) on conflict do nothing",
                account.kind(), account.owner(), book, side, floored);
        try (var rows = city.createStatement()
                .executeQuery("select id from ledger_account where kind = '" + account.kind() + "' and owner = '"
                        + account.owner() + "'")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void run(String sql, Object... values) throws SQLException {
        try (var statement = city.createStatement()) {
            statement.executeUpdate(sql.formatted(values));
        }
    }
}
