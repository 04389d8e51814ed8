package it.broletto.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import it.broletto.audit.Actor;
import it.broletto.campaign.NewPledge;
import it.broletto.identity.Person;
import it.broletto.rail.Act;
import it.broletto.sandbox.Card;
import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import it.broletto.shared.Refusal.Reason;
import it.broletto.shared.Time;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Does a command with the real services, over HTTP where a provider is asked, and in the model; where the model says that
 * it must be refused, the service has to refuse it, and for that reason.
 */
final class Driver {

    /** How long a return is kept: broletto.campaign.hold. */
    private static final Duration HOLD = Duration.ofHours(2);

    private static final URI BACK = URI.create("https://comune.example.it/back");
    private static final Pattern PLEDGE = Pattern.compile("\"pledge\":\"([^\"]+)\"");
    private static final Pattern SOME_ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final List<Card> CARDS = List.of(
            Card.GOOD,
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
            Card.REFUND_FAILS,
            Card.DISPUTED,
            Card.DISPUTED,
            Card.DISPUTED_IN_VAIN);

    final Services city;
    final Model model;
    final List<Person> staff;
    final Map<String, Integer> done = new TreeMap<>();
    private final Connection connection;
    private final Map<Promise, List<String>> ended = new LinkedHashMap<>();
    final OfficeDriver offices;
    final BankDriver bank;
    final ChoiceDriver choices;
    private final ChangeDriver changes;
    final NoticeDriver notices;
    private String outcome;

    Driver(Services city, Model model, List<Person> staff, Connection connection) {
        this.city = city;
        this.model = model;
        this.staff = staff;
        this.connection = connection;
        this.offices = new OfficeDriver(this);
        this.bank = new BankDriver(this);
        this.choices = new ChoiceDriver(this);
        this.changes = new ChangeDriver(this);
        this.notices = new NoticeDriver(this);
    }

    void run(Command command) throws SQLException {
        var dice = new Random(command.dice());
        outcome = "";
        switch (command.kind()) {
            case PROMISE -> promise(dice);
            case AGAIN -> again(dice);
            case WITHDRAW -> withdraw(dice);
            case SHOW -> show(dice);
            case APPEAR -> appear(dice);
            case PAY_NOTICE, RECEIPT, TAKE_NOTICE_BACK, STATION -> notices.run(command.kind(), dice);
            case ASK_CHANGE, DECIDE_CHANGE -> changes.run(command.kind(), dice);
            case CHOOSE, LATE_CLOSE -> choices.run(command.kind(), dice);
            case BE_FORGOTTEN -> beForgotten(dice);
            case EXTEND -> extend(dice);
            case SUSPEND -> suspend(dice);
            case RESUME -> resume(dice);
            case CANCEL -> cancel(dice);
            case LATER -> pass(Duration.ofMillis(dice.nextInt(100) < 90 ? dice.nextInt(6_000) : 15_000));
            case MUCH_LATER -> pass(Duration.ofSeconds(125 + dice.nextInt(120)));
            case TO_CLOSE -> toClose(dice);
            case WORK -> city.process.work();
            case DIE -> die(dice);
            case AGREE -> agree(dice);
            case MESSAGES -> remember(messages(3, dice));
            case RESOLVE -> city.rails.resolveOpen();
            case RETRY_REFUND -> retryRefund(dice);
            case GIVE_BACK -> giveBack(dice);
            case LET_RETURNS_GO -> letReturnsGo();
            case LOOK_FOR_DISPUTE -> lookForDispute(dice);
            case TRANSFER, ASSIGN, RETURN, RELEASE, PAY_BACK, BANK_FILE -> bank.run(command.kind(), dice);
            default -> offices.run(command.kind(), dice);
        }
        done.merge(command.kind() + outcome, 1, Integer::sum);
    }

    /** There was nothing to do it with. */
    void nothing() {
        outcome = " (nothing there)";
    }

    <T> T does(Reason expected, Supplier<T> act) {
        try {
            var result = act.get();
            assertEquals(null, expected, "not refused");
            return result;
        } catch (Refusal refusal) {
            assertEquals(expected, refusal.reason());
            outcome = " refused";
            return null;
        }
    }

    /** What has to be refused beside the command itself. */
    void refuses(Reason expected, Runnable act) {
        assertEquals(expected, assertThrows(Refusal.class, act::run).reason());
    }

    /** Whether it was done. */
    boolean acts(Reason expected, Runnable act) {
        does(expected, () -> {
            act.run();
            return true;
        });
        return expected == null;
    }

    private void promise(Random dice) {
        var fund = model.mostly(dice, one -> one.isLive(model.now));
        var before = fund.promises.isEmpty() ? null : Model.promise(fund, dice);
        var backer = before != null && dice.nextInt(4) == 0 ? asking(before) : city.town.backer();
        var reward = fund.rewards.isEmpty() || dice.nextInt(3) > 0
                ? null
                : fund.rewards.get(dice.nextInt(fund.rewards.size()));
        var wanted = new NewPledge(
                Money.ofEuros(1 + dice.nextInt(150)),
                dice.nextInt(4) == 0 ? "Bea " + dice.nextInt(1000) : null,
                null,
                UUID.randomUUID(),
                reward == null ? null : reward.id,
                choices.first(fund, dice));
        var refused = fund.refusesPromise(model.now, wanted.amount().cents(), reward, backer.id());
        var id = does(refused, () -> city.pledges.pledge(fund.slug, wanted, backer));
        if (id != null) {
            var made = new Promise(id, wanted, backer, reward);
            made.promisedAt = model.now;
            if (reward != null) {
                fund.begunBefore(reward, backer.id()).forEach(Promise::lapse);
                made.claimedAt = model.now;
                reward.claimed++;
            }
            fund.promises.put(id, made);
        }
    }

    /** The same intent again is the same pledge, at any time; with another amount it is refused. */
    private void again(Random dice) {
        model.withPromises(dice)
                .ifPresentOrElse(
                        fund -> {
                            var one = Model.promise(fund, dice);
                            var backer = asking(one);
                            if (one.forgotten) {
                                refuses(Reason.INTENT_REUSED, () -> city.pledges.pledge(fund.slug, one.wanted, backer));
                            } else {
                                assertEquals(one.id, city.pledges.pledge(fund.slug, one.wanted, backer));
                            }
                            var other = new NewPledge(
                                    one.wanted.amount().plus(Money.ofEuros(1)), null, null, one.wanted.intent());
                            refuses(Reason.INTENT_REUSED, () -> city.pledges.pledge(fund.slug, other, backer));
                            var stranger = staff.get(0);
                            refuses(Reason.NOT_FOUND, () -> city.pledges.withdraw(one.id, stranger));
                        },
                        this::nothing);
    }

    private void withdraw(Random dice) {
        model.withPromises(dice)
                .ifPresentOrElse(
                        fund -> {
                            var one = Model.promise(fund, dice);
                            var refused = one.forgotten ? Reason.NOT_FOUND : fund.refusesWithdrawal(model.now, one);
                            if (acts(refused, () -> city.pledges.withdraw(one.id, asking(one))) && !one.withdrawn) {
                                if (one.claims()) {
                                    one.reward.claimed--;
                                }
                                one.withdrawn = true;
                            }
                        },
                        this::nothing);
    }

    /** A backer shows a card: the first before the close, another when one was refused. */
    private void show(Random dice) {
        var some = model.funds.stream()
                .flatMap(fund -> fund.promises.values().stream()
                        .filter(one -> !one.withdrawn
                                && one.origin == null
                                && one.reference == null
                                && !one.noticed
                                && one.cards.size() <= 5
                                && (fund.isOpen(model.now) && (one.cards.isEmpty() || dice.nextInt(10) == 0)
                                        || one.status.equals("DECLINED"))))
                .toList();
        if (some.isEmpty()) {
            nothing();
            return;
        }
        var one = some.get(dice.nextInt(some.size()));
        if (one.cards.isEmpty() && dice.nextInt(5) == 0) {
            city.rails.setUp("transfer", one.id, 1, one.cents(), BACK);
            one.reference = city.counter.name(one.id);
            city.rails.look(one.id, Act.SETUP, 1);
            return;
        }
        if (one.cards.isEmpty() && dice.nextInt(5) == 0) {
            city.rails.setUp("pagopa", one.id, 1, one.cents(), BACK);
            city.rails.look("pagopa", one.id, Act.SETUP, 1, one.cents(), null, null);
            one.noticed = true;
            return;
        }
        var card = model.of(one).unlucky && dice.nextInt(5) < 2 ? Card.DECLINED : CARDS.get(dice.nextInt(CARDS.size()));
        var attempt = one.cards.size() + 1;
        var setup = city.rails.setUp("sandbox", one.id, attempt, one.cents(), BACK);
        city.till.show(setup.providerId(), card);
        city.rails.look("sandbox", one.id, Act.SETUP, attempt, one.cents(), null, null);
        one.cards.add(card);
    }

    private void letReturnsGo() {
        while (city.returns.lapseDue() > 0) {
            Thread.onSpinWait();
        }
        model.funds.stream()
                .filter(fund -> fund.isLive(model.now))
                .flatMap(fund -> fund.promises.values().stream())
                .filter(one -> one.mayLapse() && !one.claimedAt.isAfter(model.now.minus(HOLD)))
                .forEach(Promise::lapse);
    }

    private void appear(Random dice) {
        model.withPromises(dice)
                .ifPresentOrElse(
                        fund -> {
                            var one = Model.promise(fund, dice);
                            var name = dice.nextBoolean() ? "Bea " + dice.nextInt(1000) : null;
                            if (acts(
                                    one.forgotten ? Reason.NOT_FOUND : null,
                                    () -> city.pledges.appear(one.id, name, null, asking(one)))) {
                                one.name = name;
                            }
                        },
                        this::nothing);
    }

    /** The backer of a promise; who comes back after they were forgotten is somebody new. */
    Person asking(Promise one) {
        return one.forgotten ? city.town.backer() : one.backer;
    }

    /** A backer is forgotten, for good, as soon as nothing of theirs is on its way; again changes nothing. */
    private void beForgotten(Random dice) {
        var some = model.promises()
                .filter(one -> !one.forgotten || dice.nextInt(10) == 0)
                .toList();
        if (some.isEmpty()) {
            nothing();
            return;
        }
        var picked = some.get(dice.nextInt(some.size()));
        var backer = picked.backer.id();
        var refused = !picked.forgotten && model.isRunning(backer) ? Reason.STILL_RUNNING : null;
        if (acts(refused, () -> city.privacy.forget(backer))) {
            city.privacy.forget(backer);
            model.promises().filter(one -> one.backer.id().equals(backer)).forEach(Promise::forget);
        }
    }

    private void extend(Random dice) {
        var fund = model.any(dice);
        if (acts(
                fund.refusesExtension(model.now),
                () -> city.courses.extend(fund.slug, 1, "Serve un giorno in più.", staff.get(0)))) {
            fund.extended = true;
            fund.closesAt = fund.closesAt.atZone(Time.ROME).plusDays(1).toInstant();
        }
    }

    private void suspend(Random dice) {
        var fund = model.any(dice);
        var refused = fund.isLive(model.now) ? null : Reason.CAMPAIGN_NOT_LIVE;
        if (acts(refused, () -> city.courses.suspend(fund.slug, "Verifichiamo un documento.", staff.get(0)))) {
            fund.restsSince = model.now;
            fund.rested = true;
        }
    }

    private void resume(Random dice) {
        var fund = model.mostly(dice, one -> one.restsSince != null);
        var refused = fund.restsSince == null || fund.cancelled ? Reason.ILLEGAL_TRANSITION : null;
        if (acts(refused, () -> city.courses.resume(fund.slug, "Il documento è a posto.", staff.get(0)))) {
            var rest = Duration.between(fund.restsSince, model.now);
            fund.closesAt = fund.closesAt.plus(rest.isZero() ? Duration.ofSeconds(1) : rest);
            fund.restsSince = null;
        }
    }

    private void cancel(Random dice) {
        var fund = model.mostly(dice, one -> one.restsSince != null && !one.cancelled);
        // Who let it rest does not call it off.
        var who = dice.nextInt(4) == 0 ? 0 : 1;
        var refused = !fund.isOpen(model.now)
                ? Reason.CAMPAIGN_NOT_LIVE
                : fund.isLive(model.now) || who == 0 && fund.rested ? Reason.SECOND_PERSON_NEEDED : null;
        if (acts(refused, () -> city.courses.cancel(fund.slug, "Il progetto non si fa più.", staff.get(who)))) {
            fund.cancelled = true;
        }
    }

    /** Time passes, and the job that closes campaigns does its work. */
    void pass(Duration time) {
        model.now = model.now.plus(time);
        closeDue();
    }

    void closeDue() {
        while (city.campaigns.closeDue() > 0) {
            Thread.onSpinWait();
        }
    }

    /** To the last second of the first campaign to close, or the second itself. */
    private void toClose(Random dice) {
        model.funds.stream()
                .filter(fund -> fund.isLive(model.now))
                .map(fund -> fund.closesAt.minusSeconds(dice.nextInt(3)))
                .min(Instant::compareTo)
                .filter(model.now::isBefore)
                .ifPresentOrElse(at -> pass(Duration.between(model.now, at)), this::nothing);
    }

    private void die(Random dice) {
        if (city.process.takesSomeAndDies(dice.nextInt(3) == 0, dice) == 0) {
            nothing();
        }
    }

    private void agree(Random dice) throws SQLException {
        var waiting = texts(
                "select d.id from sandbox.deal d where d.kind = 'charge' and d.status = 'action-required' and d.pledge = any(?) order by d.pledge");
        if (waiting.isEmpty()) {
            nothing();
            return;
        }
        city.till.agree(waiting.get(dice.nextInt(waiting.size())), dice.nextInt(3) > 0);
    }

    /** I12: messages come in any order, each as often as it likes; a new id for each, or the same. */
    List<String> messages(int many, Random dice) throws SQLException {
        var bodies = texts("select body from sandbox.message where ? is not null order by due_at, copy");
        var order = model.promises().map(one -> one.id.toString()).toList();
        bodies.sort(Comparator.comparing(
                body -> order.indexOf(pledge(body)) + SOME_ID.matcher(body).replaceAll("")));
        Collections.shuffle(bodies, dice);
        var some = bodies.subList(0, Math.min(many, bodies.size()));
        for (var body : some) {
            tell(body);
            tell(anew(body, dice));
        }
        while (city.rails.lookAtMessages() > 0) {
            Thread.onSpinWait();
        }
        return some;
    }

    private static String pledge(String body) {
        var found = PLEDGE.matcher(body);
        return found.find() ? found.group(1) : "";
    }

    private static String anew(String body, Random dice) {
        return body.replace("evt_", "evt-" + dice.nextLong());
    }

    private void tell(String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        city.rails.receive("sandbox", bytes, city.till.sign(bytes));
    }

    /** Of what was told, that of which the city knows how it ended. */
    private void remember(List<String> told) throws SQLException {
        var ended = texts("select a.key from provider_call c join provider_answer a on a.key = c.key"
                + " where cast(c.pledge_id as text) = any(?) and a.outcome in ('SETTLED', 'DECLINED')");
        told.forEach(body -> ended.stream()
                .filter(key -> body.contains('"' + key + '"'))
                .forEach(key -> model.promises()
                        .filter(one -> key.endsWith(one.id.toString()))
                        .forEach(one -> told(one).add(body))));
    }

    private List<String> told(Promise one) {
        return ended.computeIfAbsent(one, first -> new ArrayList<>());
    }

    /**
     * I12: what the city knows is told to it once more, under the same id, or under another and looked at. Whose promise it
     * was of; null if there is nothing to tell.
     */
    Promise tellsAgain(Random dice) {
        var some = ended.keySet().stream().filter(Promise::isUndisputed).toList();
        if (some.isEmpty()) {
            return null;
        }
        var one = some.get(dice.nextInt(some.size()));
        var bodies = ended.get(one);
        var body = bodies.get(dice.nextInt(bodies.size()));
        tell(body);
        if (dice.nextInt(3) == 0) {
            tell(anew(body, dice));
            city.rails.lookAtMessages();
        }
        return one;
    }

    private void retryRefund(Random dice) {
        var failed = model.promises()
                .filter(one -> one.status.equals(dice.nextInt(4) > 0 ? "REFUND_ERROR" : "WON"))
                .findFirst();
        var one = failed.or(() -> model.withPromises(dice).map(fund -> Model.promise(fund, dice)));
        one.ifPresentOrElse(
                promise -> acts(
                        promise.status.isEmpty()
                                ? Reason.NOT_FOUND
                                : promise.status.equals("REFUND_ERROR") ? null : Reason.ILLEGAL_TRANSITION,
                        () -> city.collections.retryRefund(promise.id, Actor.SYSTEM)),
                this::nothing);
    }

    private void giveBack(Random dice) {
        model.withPromises(dice)
                .ifPresentOrElse(
                        fund -> {
                            var one = Model.promise(fund, dice);
                            one.ordered |= acts(
                                    fund.refusesToGiveBack(one),
                                    () -> city.collections.giveBack(one.id, "Chiesto dal donatore", staff.get(0)));
                        },
                        this::nothing);
    }

    private void lookForDispute(Random dice) {
        var some = model.promises()
                .filter(one -> !one.status.isEmpty()
                        && (one.cards.contains(Card.DISPUTED) || one.cards.contains(Card.DISPUTED_IN_VAIN)))
                .toList();
        if (some.isEmpty()) {
            nothing();
            return;
        }
        city.rails.lookForDispute(some.get(dice.nextInt(some.size())).charged().id);
    }

    /** What has to hold after each round of work. */
    interface Check {
        void hold() throws SQLException;
    }

    /** Works until nothing moves any more; longer than anything that waits. */
    void quiet(Check each) throws SQLException {
        var idle = 0;
        for (var round = 0; round < 30 && idle < 3; round++) {
            idle = city.process.work() > 0 ? 0 : idle + 1;
            if (idle == 0) {
                each.hold();
            }
            model.now = model.now.plusSeconds(31);
            city.rails.resolveOpen();
        }
        assertTrue(idle >= 3, "it comes to rest");
    }

    String text(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** Rows of one text; a question mark stands for the pledges of the town. */
    List<String> texts(String sql) throws SQLException {
        var found = new ArrayList<String>();
        try (var statement = connection.prepareStatement(sql)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text",
                            model.promises().map(one -> one.id.toString()).toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        }
        return found;
    }
}
