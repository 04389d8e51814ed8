package it.broletto.collection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import it.broletto.audit.Actor;
import it.broletto.campaign.CampaignService;
import it.broletto.campaign.NewPledge;
import it.broletto.campaign.PledgeService;
import it.broletto.campaign.Town;
import it.broletto.ledger.LedgerReader;
import it.broletto.ledger.Verification;
import it.broletto.rail.Act;
import it.broletto.rail.DyingCaller;
import it.broletto.rail.Outcome;
import it.broletto.rail.RailService;
import it.broletto.rail.Reply;
import it.broletto.sandbox.Card;
import it.broletto.sandbox.Till;
import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * The real services, the real database and the real provider of the sandbox over HTTP, beside a small model in memory,
 * through a long random sequence of commands: promises, withdrawals, cards of every kind, closes, collections by
 * processes that die at every point, decisions, refunds, messages doubled and shuffled. After each step every invariant
 * holds; at the end of each campaign everybody's money is where the model says. Longer: {@code -Dbroletto.steps=100000};
 * another sequence: {@code -Dbroletto.seed=7}.
 */
@QuarkusTest
class MoneyModelTest {

    private static final int STEPS = Integer.getInteger("broletto.steps", 10_000);
    private static final long SEED = Long.getLong("broletto.seed", 2026);
    private static final URI BACK = URI.create("https://comune.example.it/back");
    private static final long MINIMUM = 60_000;
    private static final List<Card> CARDS = List.of(
            Card.GOOD,
            Card.GOOD,
            Card.GOOD,
            Card.GOOD,
            Card.ASKS,
            Card.DECLINED,
            Card.THIRD_TIME,
            Card.EXPIRED,
            Card.BROKEN,
            Card.HASTY,
            Card.TALKATIVE,
            Card.LIAR,
            Card.REFUND_FAILS);

    /** Each legal move, as the database has it. */
    private static final Set<String> TERMINAL = Set.of("REFUNDED");

    @Inject
    Town town;

    @Inject
    CampaignService campaigns;

    @Inject
    PledgeService pledges;

    @Inject
    CollectionService collections;

    @Inject
    Collector collector;

    @Inject
    RailService rails;

    @Inject
    DyingCaller dying;

    @Inject
    Till till;

    @Inject
    AgroalDataSource database;

    @Inject
    Scheduler scheduler;

    /** Moves only when a step says so. */
    private static final class Hand extends Clock {
        private Instant now = Instant.now();

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    /** What the model knows of a pledge. */
    private static final class Promise {
        private final UUID id;
        private final NewPledge wanted;
        private final Actor backer;
        private final List<Card> cards = new ArrayList<>();
        private boolean withdrawn;
        private String last = "";

        private Promise(UUID id, NewPledge wanted, Actor backer) {
            this.id = id;
            this.wanted = wanted;
            this.backer = backer;
        }

        private long cents() {
            return wanted.amount().cents();
        }

        private boolean stands() {
            return !withdrawn && !cards.isEmpty();
        }
    }

    private final Random random = new Random(SEED);
    private final Hand hand = new Hand();
    private final Map<UUID, Promise> promises = new LinkedHashMap<>();
    private final Map<String, Integer> done = new HashMap<>();
    private String slug;
    private UUID campaign;
    private Instant begun;
    private Instant closesAt;
    private boolean closed;
    private Connection connection;

    @Test
    void afterEveryStepEveryInvariantHoldsAndTheModelAgrees() throws Exception {
        scheduler.pause();
        QuarkusMock.installMockForType(hand, Clock.class);
        var started = System.nanoTime();
        var seasons = 0;
        try (var open = database.getConnection()) {
            connection = open;
            leaveOthersAlone();
            begin();
            for (var step = 0; step < STEPS; step++) {
                var command = step();
                done.merge(command, 1, Integer::sum);
                try {
                    holds();
                } catch (AssertionError broken) {
                    throw new AssertionError("step " + step + " of seed " + SEED + ", " + command, broken);
                }
                if (isOver()) {
                    end();
                    seasons++;
                    begin();
                }
            }
            end();
            everything();
        } finally {
            execute("update sandbox.message set delivered_at = now() where delivered_at is null");
            scheduler.resume();
        }
        System.out.printf(
                "%,d steps in %d s over %d campaigns: %s%n",
                STEPS, (System.nanoTime() - started) / 1_000_000_000, seasons, new java.util.TreeMap<>(done));
        assertTrue(seasons >= STEPS / 500, "campaigns come to an end");
    }

    /** What other tests left half done ends here, so that it is not worked on at every step. */
    private void leaveOthersAlone() throws SQLException {
        quiet();
        for (var row : texts("select pledge_id || ' ' || attempts from pledge_state where status = 'COLLECTING'")) {
            var pledge = UUID.fromString(row.substring(0, 36));
            collections.heard(
                    pledge,
                    Integer.parseInt(row.substring(37)),
                    new Reply(Outcome.DECLINED, null, pledge, 0, "EUR", 0, null, null, "nobody-there"));
        }
        quiet();
    }

    private void begin() {
        promises.clear();
        hand.now = hand.now.plusSeconds(60).isAfter(Instant.now()) ? hand.now : Instant.now();
        begun = hand.now;
        slug = town.closingCampaign(Duration.between(Instant.now(), hand.now.plusSeconds(100)));
        var card = campaigns.bySlug(slug).card();
        campaign = card.id();
        closesAt = card.closesAt();
        closed = false;
        collections.setRail(campaign, "sandbox");
        for (var at = 0; at < 8; at++) {
            promise();
            show();
        }
    }

    private boolean isOver() throws SQLException {
        return closed && hand.now.isAfter(closesAt.plusSeconds(20)) && random.nextInt(4) == 0;
    }

    /** One command, chosen by chance; its name. */
    private String step() throws Exception {
        var chance = random.nextInt(100);
        if (chance < 10) {
            return promise();
        } else if (chance < 24) {
            return again();
        } else if (chance < 29) {
            return withdraw();
        } else if (chance < 39) {
            return show();
        } else if (chance < 57) {
            return later();
        } else if (chance < 66) {
            collector.work();
            return "work";
        } else if (chance < 78) {
            return die();
        } else if (chance < 84) {
            return agree();
        } else if (chance < 92) {
            return messages(3);
        } else if (chance < 96) {
            return retryRefund();
        }
        rails.resolveOpen();
        return "resolve";
    }

    private String promise() {
        var wanted = Town.pledge(5 + random.nextInt(150));
        var backer = town.backer();
        var live = hand.now.isBefore(closesAt);
        var id = refused(live ? null : Refusal.Reason.CAMPAIGN_NOT_LIVE, () -> pledges.pledge(slug, wanted, backer));
        if (id != null) {
            promises.put(id, new Promise(id, wanted, backer));
        }
        return live ? "promise" : "promise too late";
    }

    /** The same intent again is the same pledge, at any time; with another amount it is refused. */
    private String again() {
        var one = any();
        if (one == null) {
            return "nothing";
        }
        assertEquals(one.id, pledges.pledge(slug, one.wanted, one.backer));
        var other = new NewPledge(one.wanted.amount().plus(Money.ofEuros(1)), null, null, one.wanted.intent());
        refused(Refusal.Reason.INTENT_REUSED, () -> pledges.pledge(slug, other, one.backer));
        refused(Refusal.Reason.NOT_FOUND, () -> {
            pledges.withdraw(one.id, town.backer());
            return null;
        });
        return "again";
    }

    private String withdraw() {
        var one = any();
        if (one == null) {
            return "nothing";
        }
        var live = hand.now.isBefore(closesAt);
        refused(live || one.withdrawn ? null : Refusal.Reason.CAMPAIGN_NOT_LIVE, () -> {
            pledges.withdraw(one.id, one.backer);
            return null;
        });
        one.withdrawn |= live;
        return live ? "withdraw" : "withdraw too late";
    }

    /** A backer shows a card: the first before the close, another when one was refused. */
    private String show() {
        var one = any();
        if (one == null
                || one.withdrawn
                || one.cards.size() > 5
                || !(hand.now.isBefore(closesAt) || one.last.equals("DECLINED"))) {
            return "nothing";
        }
        var card = CARDS.get(random.nextInt(CARDS.size()));
        var attempt = one.cards.size() + 1;
        var setup = rails.setUp("sandbox", one.id, attempt, one.cents(), BACK);
        till.show(setup.providerId(), card);
        rails.look("sandbox", one.id, Act.SETUP, attempt, one.cents(), null, null);
        one.cards.add(card);
        return "show";
    }

    private String later() {
        hand.now = hand.now.plusMillis(random.nextInt(100) < 90 ? random.nextInt(6_000) : 15_000);
        if (!hand.now.isBefore(closesAt)) {
            while (campaigns.closeDue() > 0) {
                Thread.onSpinWait();
            }
            closed = true;
        }
        return "later";
    }

    /** A process takes some pledges and dies: before the call, after it, or after its answer was kept. */
    private String die() {
        var refunds = random.nextBoolean();
        collections.openDue();
        collections.retryDue();
        if (refunds) {
            collections.decideDue();
            collections.queueRefunds();
        }
        var taken = refunds ? collections.claimRefunds(3) : collections.claim(3);
        for (var state : taken) {
            var act = refunds ? Act.REFUND : Act.COLLECT;
            var attempt = refunds ? state.refunds() : state.attempts();
            var means = refunds ? null : meansOf(state, attempt);
            var charge = refunds ? collections.chargeOf(state.pledge()) : null;
            try {
                switch (random.nextInt(4)) {
                    case 0 ->
                        dying.diesBeforeTheCall("sandbox", state.pledge(), act, attempt, state.cents(), means, charge);
                    case 1 ->
                        dying.diesAfterTheCall("sandbox", state.pledge(), act, attempt, state.cents(), means, charge);
                    case 2 -> {
                        if (refunds) {
                            rails.refund("sandbox", state.pledge(), attempt, state.cents(), charge);
                        } else {
                            rails.collect("sandbox", state.pledge(), attempt, state.cents(), means);
                        }
                    }
                    default -> Thread.onSpinWait();
                }
            } catch (java.io.UncheckedIOException brokenCard) {
                done.merge("die in the call", 1, Integer::sum);
            }
        }
        return taken.isEmpty() ? "nothing" : refunds ? "die refunding" : "die collecting";
    }

    private String meansOf(PledgeState state, int attempt) {
        return collections.meansFor(state.pledge(), state.attempts()).orElseThrow();
    }

    private String agree() throws SQLException {
        var waiting =
                texts("select id from sandbox.deal where kind = 'charge' and status = 'action-required' and pledge in ("
                        + "select cast(id as text) from pledge where campaign_id = '" + campaign + "')");
        if (waiting.isEmpty()) {
            return "nothing";
        }
        till.agree(waiting.get(random.nextInt(waiting.size())), random.nextInt(3) > 0);
        return "agree";
    }

    /** I12: messages come in any order, each as often as it likes; a new id for each, or the same. */
    private String messages(int many) throws SQLException {
        var bodies = texts("select m.body from sandbox.message m where m.due_at >= '" + begun
                + "' and cast(m.body as json) -> 'object' ->> 'pledge' in ("
                + "select cast(id as text) from pledge where campaign_id = '" + campaign
                + "') order by m.id, m.copy");
        Collections.shuffle(bodies, random);
        for (var body : bodies.subList(0, Math.min(many, bodies.size()))) {
            for (var times = 0; times < 2; times++) {
                var bytes = body.replace("evt_", times == 0 ? "evt_" : "evt-" + random.nextLong())
                        .getBytes(StandardCharsets.UTF_8);
                rails.receive("sandbox", bytes, till.sign(bytes));
            }
        }
        while (rails.lookAtMessages() > 0) {
            Thread.onSpinWait();
        }
        return "messages";
    }

    private String retryRefund() throws SQLException {
        var failed = texts("select pledge_id from pledge_state where status = 'REFUND_ERROR' and campaign_id = '"
                + campaign + "'");
        var one = any();
        if (!failed.isEmpty()) {
            collections.retryRefund(UUID.fromString(failed.get(0)), Actor.SYSTEM);
        } else if (one != null && one.last.equals("COLLECTED")) {
            refused(Refusal.Reason.ILLEGAL_TRANSITION, () -> {
                collections.retryRefund(one.id, Actor.SYSTEM);
                return null;
            });
        }
        return "retry refund";
    }

    private Promise any() {
        return promises.values().stream()
                .skip(promises.isEmpty() ? 0 : random.nextInt(promises.size()))
                .findFirst()
                .orElse(null);
    }

    private interface Doing {
        UUID run();
    }

    private static UUID refused(Refusal.Reason expected, Doing act) {
        try {
            var result = act.run();
            assertEquals(null, expected, "not refused");
            return result;
        } catch (Refusal refusal) {
            assertEquals(expected, refusal.reason());
            return null;
        }
    }

    /** Works until nothing moves any more. */
    private void quiet() {
        for (var round = 0; round < 6; round++) {
            while (collector.work() > 0) {
                Thread.onSpinWait();
            }
            hand.now = hand.now.plusSeconds(31);
            rails.resolveOpen();
        }
    }

    /** The campaign comes to its end: everybody's money is where the model says, and nobody is forgotten. */
    private void end() throws Exception {
        hand.now = closesAt.isAfter(hand.now) ? closesAt : hand.now;
        later();
        quiet();
        messages(1_000);
        quiet();
        for (var failed : texts("select pledge_id from pledge_state where status = 'REFUND_ERROR' and campaign_id = '"
                + campaign + "'")) {
            collections.retryRefund(UUID.fromString(failed), Actor.SYSTEM);
        }
        quiet();
        holds();
        var standing = promises.values().stream().filter(Promise::stands).toList();
        var promised = standing.stream().mapToLong(Promise::cents).sum();
        assertEquals(
                promised, number("select promised_cents from campaign_closing where campaign_id = '" + campaign + "'"));
        var states = statuses();
        if (promised < MINIMUM) {
            assertTrue(states.isEmpty(), "nothing is collected for a campaign that fell short");
            return;
        }
        assertEquals(
                standing.stream().map(one -> one.id).collect(java.util.stream.Collectors.toSet()), states.keySet());
        var funded =
                number("select count(*) from collection_decision where funded and campaign_id = '" + campaign + "'")
                        == 1;
        var charged = amounts("charge");
        for (var one : standing) {
            var took = charged.getOrDefault(one.id, 0L);
            assertTrue(took == 0 || took == one.cents(), "all or nothing");
            assertEquals(
                    took == 0 ? "DROPPED" : funded ? "COLLECTED" : "REFUNDED", states.get(one.id), one.cards::toString);
            if (Set.of(Card.DECLINED, Card.EXPIRED).containsAll(one.cards)) {
                assertEquals(0, took, one.cards::toString);
            }
        }
        assertEquals(funded ? Map.of() : charged, amounts("refund"));
        I12(states);
    }

    /** I12: all that was ever told, once more, doubled and shuffled, changes nothing. */
    private void I12(Map<UUID, String> states) throws SQLException {
        var head = number("select number from ledger_head");
        messages(1_000);
        messages(1_000);
        collector.work();
        assertEquals(states, statuses());
        assertEquals(head, number("select number from ledger_head"));
    }

    private Map<UUID, Long> amounts(String kind) throws SQLException {
        var found = new HashMap<UUID, Long>();
        for (var row : texts(
                "select d.pledge || ' ' || d.cents from sandbox.deal d join pledge p on cast(p.id as text) = d.pledge where d.kind = '"
                        + kind + "' and d.status = 'settled' and p.campaign_id = '" + campaign + "'")) {
            found.merge(UUID.fromString(row.substring(0, 36)), Long.parseLong(row.substring(37)), Long::sum);
        }
        return found;
    }

    private Map<UUID, String> statuses() throws SQLException {
        var found = new HashMap<UUID, String>();
        for (var row :
                texts("select pledge_id || ' ' || status from pledge_state where campaign_id = '" + campaign + "'")) {
            found.put(UUID.fromString(row.substring(0, 36)), row.substring(37));
        }
        return found;
    }

    /** Every invariant of this campaign, in one question to the database, so that ten thousand steps stay short. */
    private void holds() throws SQLException {
        var checks = List.of(I1(), I2(), I3(), I4(), I5(), I6(), I7(), I13(), I14(), I22());
        var sql = new StringBuilder(
                "with mine as (select cast('" + campaign + "' as uuid) as id, cast('" + campaign
                        + "' as text) as name), entries as (select e.* from ledger_entry e where e.subject in (select p.id from pledge p, mine where p.campaign_id = mine.id)) select ");
        for (var at = 0; at < checks.size(); at++) {
            sql.append(at == 0 ? "" : ", ").append('(').append(checks.get(at)).append(')');
        }
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql.toString())) {
            row.next();
            for (var at = 0; at < checks.size(); at++) {
                assertEquals(0, row.getLong(at + 1), checks.get(at));
            }
        }
        I14Terminal();
        var promised = promises.values().stream()
                .filter(Promise::stands)
                .mapToLong(Promise::cents)
                .sum();
        I15(promised);
    }

    /** Debits = credits, per entry. */
    private static String I1() {
        return "select count(*) from (select l.entry from ledger_line l join entries e on e.number = l.entry group by l.entry having sum(l.cents) <> 0) x";
    }

    /** No account with a floor goes below it. */
    private static String I2() {
        return "select count(*) from ledger_account a, mine where a.owner = mine.name and a.floored and a.posted_cents < a.held_cents";
    }

    /** Captures per pledge ≤ 1: in the provider's own tables and in ours. */
    private static String I3() {
        return "select count(*) from (select d.pledge from sandbox.deal d, mine where d.kind = 'charge' and d.status = 'settled'"
                + " and d.pledge in (select cast(p.id as text) from pledge p where p.campaign_id = mine.id) group by d.pledge having count(*) > 1"
                + " union all select cast(subject as text) from entries where type = 'collect' group by subject having count(*) > 1) x";
    }

    /** 0 ≤ refunded ≤ collected, at the provider and here. */
    private static String I4() {
        return "select count(*) from (select d.pledge from sandbox.deal d, mine where d.kind in ('charge', 'refund') and d.status = 'settled'"
                + " and d.pledge in (select cast(p.id as text) from pledge p where p.campaign_id = mine.id) group by d.pledge"
                + " having coalesce(sum(d.cents) filter (where d.kind = 'refund'), 0) > coalesce(sum(d.cents) filter (where d.kind = 'charge'), 0)"
                + " union all select cast(subject as text) from entries group by subject"
                + " having count(*) filter (where type = 'refund') > count(*) filter (where type = 'collect')) x";
    }

    /** Escrow = collected − given back, and what is to be given back = queued − given back. */
    private static String I5() {
        return "select count(*) from mine where"
                + " coalesce((select a.posted_cents from ledger_account a where a.kind = 'ESCROW' and a.owner = mine.name), 0)"
                + " <> coalesce((select sum(s.amount_cents) from pledge_state s where s.campaign_id = mine.id and s.status = 'COLLECTED'), 0)"
                + " or coalesce((select a.posted_cents from ledger_account a where a.kind = 'REFUND_PAYABLE' and a.owner = mine.name), 0)"
                + " <> coalesce((select sum(s.amount_cents) from pledge_state s where s.campaign_id = mine.id"
                + " and s.status in ('REFUND_QUEUED', 'REFUNDING', 'REFUND_ERROR')), 0)";
    }

    /** Failed and settled: nothing is left. */
    private static String I6() {
        return "select count(*) from collection_decision d, mine, ledger_account a where d.campaign_id = mine.id and not d.funded"
                + " and a.owner = mine.name and a.kind in ('ESCROW', 'REFUND_PAYABLE') and a.posted_cents <> 0 and not exists ("
                + "select 1 from pledge_state s where s.campaign_id = mine.id and s.status not in ('REFUNDED', 'DROPPED'))";
    }

    /** The city's stages sum to what was given. */
    private static String I7() {
        return "select case when coalesce(sum(side * posted_cents), 0) = 0 then 0 else 1 end from ledger_account where book = 'ENVELOPE'";
    }

    /** One key is one effect: each of our final answers is what the provider has under that key. */
    private static String I13() {
        return "select count(*) from provider_call c join provider_answer a on a.key = c.key and a.outcome = 'SETTLED'"
                + " join mine on c.pledge_id in (select p.id from pledge p where p.campaign_id = mine.id)"
                + " left join sandbox.deal d on d.key = c.key and d.status = 'settled' and d.id = a.provider_id where c.act <> 'SETUP' and d.key is null";
    }

    /** A pledge is where its last event left it. */
    private static String I14() {
        return "select count(*) from mine join pledge_state s on s.campaign_id = mine.id"
                + " left join pledge_event e on e.pledge_id = s.pledge_id and e.number = s.number where s.status <> coalesce(e.to_status, 'QUEUED')";
    }

    /** What is terminal stays. */
    private void I14Terminal() throws SQLException {
        for (var now : statuses().entrySet()) {
            var one = promises.get(now.getKey());
            assertTrue(
                    !TERMINAL.contains(one.last) || one.last.equals(now.getValue()), one.last + " → " + now.getValue());
            one.last = now.getValue();
        }
    }

    /** Derived = public: what the page shows is what the model promised. */
    private void I15(long promised) {
        if (random.nextInt(10) == 0) {
            assertEquals(promised, campaigns.bySlug(slug).card().promised().cents());
        }
    }

    /** A decision is never undone, and stands on its own figures. */
    private static String I22() {
        return "select count(*) from collection_decision d, mine where d.campaign_id = mine.id and (d.funded <> (d.settled_cents >= d.minimum_cents)"
                + " or not d.funded and exists (select 1 from campaign c where c.id = mine.id and c.status = 'FUNDED'))";
    }

    /** I16, and the whole of the ledger. */
    private void everything() throws SQLException {
        var verification = new Verification(List.of());
        new LedgerReader(connection).each(verification::add);
        assertEquals(null, verification.flaw());
    }

    private void execute(String sql) throws SQLException {
        try (var open = database.getConnection();
                var statement = open.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private long number(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            return row.next() ? row.getLong(1) : -1;
        }
    }

    private List<String> texts(String sql) throws SQLException {
        var found = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
