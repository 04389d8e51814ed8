package it.broletto.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusMock;
import it.broletto.audit.Actor;
import it.broletto.call.Paying;
import it.broletto.call.Sponsor;
import it.broletto.call.TestCalls;
import it.broletto.call.Window;
import it.broletto.campaign.NewReturn;
import it.broletto.campaign.ReturnKind;
import it.broletto.identity.Person;
import it.broletto.identity.Role;
import it.broletto.money.Command.Kind;
import it.broletto.sandbox.Card;
import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** A fresh town: one call, two campaigns that compete for its envelope, four officers; and what becomes of them. */
final class Season {

    private static final int OFFICERS = 4;
    private static final int MOST = 500;
    private static final int AFTERWARDS = 170;

    final Model model;
    final Driver driver;
    private final Services city;
    private final Connection connection;
    private final MoneyInvariants invariants;
    private final Random dice;
    private int after;

    /** @param seed decides everything about it */
    Season(Services city, Connection connection, long seed) throws SQLException {
        this.city = city;
        this.connection = connection;
        this.dice = new Random(seed);
        this.model = new Model(Instant.now().plusSeconds(1).truncatedTo(ChronoUnit.MILLIS));
        QuarkusMock.installMockForType(model, Clock.class);
        execute("delete from sandbox.message");
        city.station.mood(0);
        var staff = new ArrayList<Person>();
        for (var each = 0; each < OFFICERS; each++) {
            staff.add(city.office.person(Role.OFFICER));
        }
        forgetFile(staff.get(0));
        openCall();
        for (var each = 0; each < 2; each++) {
            model.funds.add(open(each == 0 && dice.nextInt(5) < 3));
        }
        this.driver = new Driver(city, model, staff, connection);
        this.invariants =
                new MoneyInvariants(city, model, connection, staff.get(0).id());
    }

    /** What others left for the bank is in a file, and not in one of this town. */
    private void forgetFile(Person officer) {
        try {
            city.transfers.file(officer);
        } catch (Refusal nothing) {
            assertEquals(Refusal.Reason.NOT_FOUND, nothing.reason());
        }
    }

    private void openCall() {
        var sponsors = new ArrayList<Sponsor>();
        for (var each = 0; each <= dice.nextInt(3); each++) {
            var share = 1 + dice.nextInt(7);
            sponsors.add(new Sponsor("Chi paga " + each, share));
            model.shares.add((long) share);
        }
        model.rule = Rules.any(dice);
        model.given = model.rule.mostFor(Fund.BUDGET) * (80 + dice.nextInt(160)) / 100;
        var now = model.now;
        model.call = city.testCalls.open(
                TestCalls.usual(
                        model.rule,
                        List.of(new Window(now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(300)))),
                        sponsors,
                        Paying.USUAL),
                model.given);
    }

    /** @param unlucky it closes before the other one, and fails after its close */
    private Fund open(boolean unlucky) {
        var closesAt = model.now.plusSeconds(unlucky ? 200 : 210 + dice.nextInt(190));
        var slug = city.town.closingCampaign(Duration.between(Instant.now(), closesAt));
        var card = city.campaigns.bySlug(slug).card();
        city.collections.setRail(card.id(), "sandbox");
        city.collections.allowRail(card.id(), "transfer");
        city.collections.allowRail(card.id(), "pagopa");
        var fund =
                new Fund(card.id(), slug, card.closesAt(), unlucky ? 65_000 : 30_000 + dice.nextInt(100_000), unlucky);
        for (var each = 0; each < dice.nextInt(3); each++) {
            var stock = dice.nextInt(3) == 0 ? null : Integer.valueOf(1 + dice.nextInt(3));
            var minimum = 5 + dice.nextInt(60);
            var id = city.returns.add(
                    fund.id,
                    new NewReturn(
                            ReturnKind.INDIVIDUAL,
                            "Una focaccia " + each,
                            "",
                            Money.ofEuros(minimum),
                            stock,
                            UUID.randomUUID()),
                    Actor.SYSTEM);
            fund.rewards.add(new Reward(id, minimum * 100L, stock));
        }
        return fund;
    }

    /** One step, after which everything holds. */
    void step(Command command) throws SQLException {
        if (command.kind() == Kind.BE_FORGOTTEN) {
            var before = invariants.figures();
            driver.run(command);
            assertEquals(before, invariants.figures(), "I17 no sum changes");
        } else {
            driver.run(command);
        }
        invariants.hold(new Random(command.dice()));
        I12(driver.tellsAgain(new Random(command.dice())));
    }

    /** What the city knows already, once more, doubled and long after, changes nothing. */
    private void I12(Promise one) throws SQLException {
        if (one != null) {
            assertEquals(invariants.expected(), invariants.standing(), () -> "I12 told again of " + one);
        }
    }

    /** After everything is decided for some time; sooner where nothing came about. */
    boolean isOver(int steps) {
        if (!model.funds.stream().allMatch(fund -> fund.isOver(model.now))) {
            return steps >= MOST;
        }
        after++;
        return after > (model.funds.stream().anyMatch(Fund::isFunded) ? AFTERWARDS : 40) || steps >= MOST;
    }

    /** All comes to its end: everybody's money is where the model and the provider say, and nobody is forgotten. */
    void end() throws SQLException {
        city.station.mood(0);
        model.funds.stream()
                .filter(fund -> fund.isLive(model.now))
                .map(fund -> fund.closesAt)
                .max(Instant::compareTo)
                .ifPresent(last -> driver.pass(Duration.between(model.now, last)));
        driver.quiet(() -> invariants.hold(dice));
        model.now = model.now.plus(Duration.ofMinutes(7));
        model.promises()
                .filter(one -> one.cards.contains(Card.DISPUTED) || one.cards.contains(Card.DISPUTED_IN_VAIN))
                .forEach(one -> city.rails.lookForDispute(one.charged().id));
        driver.quiet(() -> invariants.hold(dice));
        invariants.hold(dice);
        model.promises()
                .filter(one -> one.status.equals("REFUND_ERROR"))
                .forEach(one -> city.collections.retryRefund(one.id, Actor.SYSTEM));
        driver.quiet(() -> invariants.hold(dice));
        invariants.hold(dice);
        driver.bank.end();
        driver.quiet(() -> invariants.hold(dice));
        invariants.hold(dice);
        for (var fund : model.funds) {
            settled(fund);
        }
        I12();
    }

    private void settled(Fund fund) throws SQLException {
        var collected = fund.isClosed(model.now) && fund.promised() >= fund.minimum;
        assertTrue(!collected || fund.decision != null, "it is decided");
        var charged = atProvider("charge");
        var refunded = atProvider("refund");
        for (var one : fund.promises.values()) {
            if (one.origin == null && (!collected || !one.stands())) {
                assertEquals("", one.status, "only what stands is collected, for a campaign that reached its minimum");
                continue;
            }
            var there = one.charged();
            var paying = model.paying(there);
            var took = there.noticed
                    ? model.paidByNotice(there)
                    : paying == null ? charged.getOrDefault(there.id.toString(), 0L) : Long.valueOf(paying.cents);
            var back = paying == null || !paying.status.equals("PAID")
                    ? refunded.getOrDefault(there.id.toString(), 0L)
                    : Long.valueOf(paying.cents);
            assertTrue(took == 0 || took == one.cents(), "all or nothing");
            assertTrue(back == 0 || back == one.cents(), "all of it goes back, or nothing");
            if (one.noticed && one.status.equals("DROPPED")) {
                assertTrue(
                        city.station.of(one.id).stream()
                                .allMatch(position -> position.status().equals("INVALID")),
                        () -> "I3 what is dropped cannot be paid any more: " + one);
            }
            var expected = expected(fund, one, took, back);
            assertTrue(expected.contains(one.status), one + ", but " + expected);
            if (there.reference == null
                    && !there.noticed
                    && Set.of(Card.DECLINED, Card.EXPIRED).containsAll(there.cards)) {
                assertEquals(0, took, one::toString);
            }
        }
    }

    /** How it stands in the end. @param back what the provider gave back of what it took */
    private Set<String> expected(Fund fund, Promise one, long took, long back) {
        if (one.arrival != null) {
            return Set.of("MOVED");
        }
        if (took == 0) {
            return Set.of("DROPPED");
        }
        if (back > 0) {
            return Set.of("REFUNDED");
        }
        if (one.goingBack && one.charged().noticed) {
            return Set.of("REFUND_ERROR");
        }
        var stays = fund.isFunded() || !fund.isOver(model.now) && !one.withdrawn;
        return stays ? Set.of("COLLECTED", "WON", "LOST") : one.wantsFund() ? Set.of("LOST", "MOVED") : Set.of("LOST");
    }

    private Map<String, Long> atProvider(String kind) throws SQLException {
        var found = new HashMap<String, Long>();
        for (var row : driver.texts("select pledge || ' ' || cents from sandbox.deal where pledge = any(?) and kind = '"
                + kind + "' and status = 'settled'")) {
            found.merge(row.substring(0, 36), Long.parseLong(row.substring(37)), Long::sum);
        }
        return found;
    }

    /** All that was ever told, once more, doubled and shuffled, changes nothing. */
    private void I12() throws SQLException {
        var head = invariants.head();
        var states = model.promises().map(one -> one.status).toList();
        driver.messages(1_000, dice);
        driver.notices.tellAll();
        city.process.work();
        invariants.hold(dice);
        assertEquals(states, model.promises().map(one -> one.status).toList(), "I12");
        assertEquals(head, invariants.head(), "I12");
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
