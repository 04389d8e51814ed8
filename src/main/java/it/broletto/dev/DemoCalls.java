package it.broletto.dev;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.profile.IfBuildProfile;
import it.broletto.audit.Actor;
import it.broletto.bridge.AwardService;
import it.broletto.call.CallDeskService;
import it.broletto.call.CallService;
import it.broletto.call.Edition;
import it.broletto.call.NewCall;
import it.broletto.call.Paying;
import it.broletto.call.Receiver;
import it.broletto.call.Sponsor;
import it.broletto.call.Window;
import it.broletto.identity.Person;
import it.broletto.identity.Role;
import it.broletto.ledger.EnvelopeService;
import it.broletto.ledger.NewEntry;
import it.broletto.match.Gift;
import it.broletto.match.MatchRule;
import it.broletto.shared.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Two calls in the manner of Milan's edition of 2024–25: one with campaigns that are live or being
 * decided by the application itself, and one that is over; and one whose gifts the city receives. */
@ApplicationScoped
@IfBuildProfile("demo")
class DemoCalls {

    private static final String WHO =
            "Associazioni, cooperative sociali e altri enti senza scopo di lucro con sede in città.";
    private static final String OFFICE = "Ufficio Partecipazione e crowdfunding civico";

    private record Officer(UUID id) implements Actor {
        @Override
        public String actingAs() {
            return "officer";
        }
    }

    private final AgroalDataSource database;
    private final CallDeskService desk;
    private final CallService calls;
    private final EnvelopeService envelopes;
    private final AwardService awards;
    private final DemoDays days;

    DemoCalls(
            AgroalDataSource database,
            CallDeskService desk,
            CallService calls,
            EnvelopeService envelopes,
            AwardService awards,
            Clock clock) {
        this.database = database;
        this.desk = desk;
        this.calls = calls;
        this.envelopes = envelopes;
        this.awards = awards;
        this.days = DemoDays.from(clock);
    }

    /** After the campaigns. */
    void write() throws SQLException {
        try (var connection = database.getConnection()) {
            var officer = new Officer(who(connection, "officer"));
            var other = new Officer(who(connection, "councillor"));
            var call = open(connection, officer, other);
            past(connection, officer, other);
            city(officer, other);
            first(connection, officer.id(), other.id(), call);
        }
    }

    /** The city is the first backer of the campaign that goes on with a project which lost. */
    private void first(Connection connection, UUID officer, UUID other, UUID call) throws SQLException {
        try (var found = connection.createStatement().executeQuery("""
                select id from campaign where project_id is not null limit 1""")) {
            found.next();
            var id = UUID.nameUUIDFromBytes("demo award".getBytes(StandardCharsets.UTF_8));
            awards.propose(
                    id,
                    found.getObject(1, UUID.class),
                    call,
                    Money.ofEuros(8_000),
                    "Determinazione 502/" + days.year() + " (demo)",
                    staff(officer));
            awards.approve(id, staff(other));
        }
    }

    private Person staff(UUID id) {
        return new Person(id, Set.of(Role.OFFICER), 2, days.now(), null, "");
    }

    private static UUID who(Connection connection, String role) throws SQLException {
        try (var found = connection
                .createStatement()
                .executeQuery(
                        "select actor_id from audit_entry where actor_role = '" + role + "' order by id limit 1")) {
            found.next();
            return found.getObject(1, UUID.class);
        }
    }

    private static MatchRule rule(String policy) {
        return Edition.all().get(3).rules().get(policy);
    }

    private UUID open(Connection connection, Actor officer, Actor other) throws SQLException {
        var id = desk.create(
                UUID.nameUUIDFromBytes("demo".getBytes(StandardCharsets.UTF_8)),
                new NewCall(
                        "Crowdfunding civico",
                        "Quando il quartiere arriva a metà, il Comune mette quello che manca.",
                        "Il Comune aggiunge soldi ai progetti che le persone scelgono di sostenere: prima danno i"
                                + " cittadini, poi il Comune.\n\nChi partecipa presenta un progetto con un preventivo e"
                                + " racconta come spende ogni euro, fino alla relazione finale.",
                        OFFICE,
                        WHO,
                        Money.ofEuros(4_000),
                        Money.ofEuros(100_000),
                        45,
                        60,
                        List.of(new Window(days.start(-70), days.end(20)), new Window(days.start(90), days.end(150))),
                        List.of(new Sponsor("Comune", 5), new Sponsor("Fondazione dei Navigli (demo)", 1)),
                        rule("top-up"),
                        new Paying(Receiver.PROMOTER, List.of("sandbox", "transfer"))),
                officer);
        desk.give(id, id, Money.ofEuros(600_000), "cap. 7120, determinazione 418/" + days.year() + " (demo)", officer);
        desk.publish(id, 0, other);
        try (var live = connection.createStatement().executeQuery("""
                select id, goal_cents from campaign where goal_cents between 400000 and 10000000
                and slug in ('scuola-del-pane', 'orti-tra-i-banchi', 'il-cinema-sotto-casa', 'piano-in-stazione',
                             'cucina-in-cortile', 'biblioteca-delle-cose') order by opens_at""")) {
            while (live.next()) {
                calls.admit(id, live.getObject(1, UUID.class), live.getLong(2), officer);
            }
        }
        return id;
    }

    /** The city itself receives; there is no pagoPA here, so one pays by a transfer to its treasury. */
    private void city(Actor officer, Actor other) {
        var id = desk.create(
                UUID.nameUUIDFromBytes("demo city".getBytes(StandardCharsets.UTF_8)),
                new NewCall(
                        "Curiamo i luoghi di tutti",
                        "Fontane, portici e lapidi: i lavori li fa il Comune, e ne paga metà.",
                        "Chi abita qui sceglie un luogo del Comune da rimettere a posto e raccoglie la prima metà. I soldi"
                                + " li riceve il Comune, che fa i lavori e ne rende conto.",
                        OFFICE,
                        "Comitati e associazioni che adottano un luogo del Comune.",
                        Money.ofEuros(2_000),
                        Money.ofEuros(40_000),
                        30,
                        60,
                        List.of(new Window(days.start(-10), days.end(50))),
                        List.of(new Sponsor("Comune", 1)),
                        rule("fixed-share"),
                        new Paying(Receiver.CITY, List.of("transfer"))),
                officer);
        desk.give(id, id, Money.ofEuros(80_000), "cap. 7125, determinazione 430/" + days.year() + " (demo)", officer);
        desk.publish(id, 0, other);
    }

    /** With dates of its time, which only plain SQL can write. */
    private void past(Connection connection, Actor officer, Actor other) throws SQLException {
        var id = UUID.nameUUIDFromBytes("demo past".getBytes(StandardCharsets.UTF_8));
        var rule = rule("fixed-share");
        var made = days.at(-300, 10, 0);
        run(connection, """
                insert into call (id, slug, title, summary, body, office, applicants, least_cents, most_cents, least_days,
                                  most_days, status, created_at, opens_at, closes_at)
                values (?, 'quartieri-che-suonano', 'Quartieri che suonano', 'Il Comune ha aggiunto metà del costo ai progetti arrivati a metà.',
                        '', ?, ?, 1000000, 10000000, 60, 60, 'DRAFT', ?, ?, ?)""", id, OFFICE, WHO, made, days.start(-280), days.end(-215));
        run(
                connection,
                "insert into call_window (call_id, number, opens_at, closes_at) values (?, 1, ?, ?)",
                id,
                days.start(-280),
                days.end(-215));
        run(connection, "insert into call_sponsor (call_id, number, name, share) values (?, 1, 'Comune', 1)", id);
        run(
                connection,
                "insert into call_rule (call_id, number, rule, sha256, shared, valid_from, role, receiver, rails)"
                        + " values (?, 1, ?, ?, false, ?, 'officer', 'PROMOTER', '{sandbox,transfer}')",
                id,
                rule.canonicalJson(),
                rule.sha256(),
                made);
        act(connection, id, "DRAFTED", officer, made);
        desk.give(
                id,
                id,
                Money.ofEuros(60_000),
                "cap. 7120, determinazione 97/" + (days.year() - 1) + " (demo)",
                officer);
        act(connection, id, "PUBLISHED", other, made);
        run(connection, "update call set status = 'PUBLISHED', version = version + 1 where id = ?", id);
        try (var ended = connection.createStatement().executeQuery("""
                select c.id, c.goal_cents, c.opens_at, l.closed_at, l.minimum_reached from campaign c
                join campaign_closing l on l.campaign_id = c.id where c.slug in ('musica-in-cortile-baggio', 'museo-dei-navigli-di-carta')
                order by c.opens_at""")) {
            while (ended.next()) {
                var campaign = ended.getObject(1, UUID.class);
                var reserved = rule.mostFor(ended.getLong(2));
                run(
                        connection,
                        """
                        insert into admission (campaign_id, call_id, window_number, rule_number, budget_cents, reserved_cents, admitted_at)
                        values (?, ?, 1, 1, ?, ?, ?)""",
                        campaign,
                        id,
                        ended.getLong(2),
                        reserved,
                        ended.getTimestamp(3).toInstant());
                envelopes.reserve(NewEntry.id("match-reserve", campaign), id, campaign, reserved, officer);
                var closed = ended.getTimestamp(4).toInstant();
                if (ended.getBoolean(5)) {
                    calls.decide(campaign, gifts(connection, campaign), closed);
                } else {
                    calls.fail(campaign, closed);
                }
            }
        }
        desk.close(id, officer);
    }

    private static void act(Connection connection, UUID call, String stage, Actor by, Instant at) throws SQLException {
        run(
                connection,
                "insert into call_act (call_id, stage, version, person_id, at) values (?, ?, 0, ?, ?)",
                call,
                stage,
                by.id(),
                at);
    }

    private static List<Gift> gifts(Connection connection, UUID campaign) throws SQLException {
        var gifts = new ArrayList<Gift>();
        try (var statement = connection.prepareStatement(
                "select person_id, amount_cents from standing_pledge where campaign_id = ? order by pledged_at, id")) {
            statement.setObject(1, campaign);
            var rows = statement.executeQuery();
            while (rows.next()) {
                gifts.add(new Gift(rows.getString(1), rows.getLong(2)));
            }
        }
        return gifts;
    }

    private static void run(Connection connection, String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i] instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : values[i]);
            }
            statement.executeUpdate();
        }
    }
}
