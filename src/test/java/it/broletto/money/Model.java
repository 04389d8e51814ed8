package it.broletto.money;

import it.broletto.match.MatchRule;
import it.broletto.shared.Refusal.Reason;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the city ought to be, in memory: campaigns, promises, a call with its envelope, payouts, receipts. It knows no
 * database and no provider; what only the provider knows (which card was charged when) it is told after each step.
 */
final class Model extends Clock {

    final List<Fund> funds = new ArrayList<>();
    final Map<UUID, Credit> credits = new LinkedHashMap<>();
    final Map<String, Notice> notices = new LinkedHashMap<>();

    /** Taken back by the city as nobody is to pay any more. */
    final Set<Notice> givenUp = new HashSet<>();

    /** Names of receipts that came. */
    final Set<String> receipts = new HashSet<>();

    final List<Long> shares = new ArrayList<>();
    /** What came about that no command says. */
    final Map<String, Integer> happened = new TreeMap<>();

    volatile Instant now;
    UUID call;
    MatchRule rule;
    int ruleNumber = 1;
    boolean callClosed;
    long given;

    /** At the bank, of all campaigns there ever were. */
    long bank;

    /** At the provider and what it kept, of all campaigns there ever were; seen last. */
    long clearing;

    long fees;

    /** Of transfers: taken for a collection and not booked, or booked and not taken. */
    long transferring;

    /** At pagoPA: what was paid there and did not come to the bank. */
    long noticing;

    /** Of notices that came to the bank. */
    long brought;

    /** Transfers that were nobody's before the town's campaigns began. */
    long strays;

    /** What bank, providers and fees had, less what was nobody's, before the town's campaigns began. */
    long before;

    Model(Instant now) {
        this.now = now;
    }

    void happens(String what) {
        happened.merge("→ " + what, 1, Integer::sum);
    }

    Fund any(Random dice) {
        return funds.get(dice.nextInt(funds.size()));
    }

    /** Of four times three one that is so, if there is one. */
    Fund mostly(Random dice, Predicate<Fund> which) {
        var some = funds.stream().filter(which).toList();
        return some.isEmpty() || dice.nextInt(4) == 0 ? any(dice) : some.get(dice.nextInt(some.size()));
    }

    /** One that has promises; empty if there are none. */
    Optional<Fund> withPromises(Random dice) {
        var some = funds.stream().filter(fund -> !fund.promises.isEmpty()).toList();
        return some.isEmpty() ? Optional.empty() : Optional.of(some.get(dice.nextInt(some.size())));
    }

    /** Null if there is none. */
    Fund fund(UUID id) {
        return funds.stream().filter(fund -> fund.id.equals(id)).findFirst().orElse(null);
    }

    /** Null if there is none. */
    Promise promise(UUID id) {
        return funds.stream()
                .map(fund -> fund.promises.get(id))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    static Promise promise(Fund fund, Random dice) {
        return fund.promises.values().stream()
                .skip(dice.nextInt(fund.promises.size()))
                .findFirst()
                .orElseThrow();
    }

    Stream<Promise> promises() {
        return funds.stream().flatMap(fund -> fund.promises.values().stream());
    }

    /** Something of a backer has to end before they may be forgotten. */
    boolean isRunning(UUID backer) {
        return funds.stream().anyMatch(fund -> fund.promises.values().stream()
                .anyMatch(one -> one.backer.id().equals(backer) && fund.isRunning(one, now)));
    }

    Fund of(Promise one) {
        return funds.stream()
                .filter(fund -> fund.promises.containsValue(one))
                .findFirst()
                .orElseThrow();
    }

    /** What was paid of a promise at pagoPA. */
    long paidByNotice(Promise one) {
        return notices.values().stream()
                .filter(notice -> notice.promise == one && notice.paid)
                .mapToLong(notice -> one.cents())
                .sum();
    }

    boolean isGivenUp(Notice notice) {
        return givenUp.contains(notice);
    }

    /** A transfer may still pay it. */
    boolean isAwaited(Promise one) {
        var fund = of(one);
        return one.reference != null
                && !one.withdrawn
                && (one.status.isEmpty()
                        ? fund.isOpen(now) || fund.isCollecting(now)
                        : Set.of("QUEUED", "COLLECTING", "ACTION_REQUIRED").contains(one.status));
    }

    /** It is not collected, whatever comes. */
    boolean isInVain(Promise one) {
        return one.withdrawn || one.status.isEmpty() && of(one).isOver(now);
    }

    /** What pays it, or paid it; null if nothing does. */
    Credit paying(Promise one) {
        return credits.values().stream()
                .filter(credit -> credit.isFor(one))
                .findFirst()
                .orElse(null);
    }

    /** What comes of saying that a credit is for a promise. @param right if nothing speaks against it */
    String assignment(Credit credit, Promise one, String right) {
        return paying(one) != null
                ? "PAID"
                : !isAwaited(one) ? "NOT_OPEN" : credit.cents == one.cents() ? right : "OTHER_AMOUNT";
    }

    long suspended() {
        return credits.values().stream()
                .filter(Credit::isSuspended)
                .mapToLong(credit -> credit.cents)
                .sum();
    }

    /** Of the call's envelope: not promised to anybody. */
    long available() {
        return given
                - funds.stream()
                        .mapToLong(fund -> fund.addition == null ? fund.reserved : fund.addition.cents())
                        .sum();
    }

    /** Why a campaign is not admitted now; null if it is. */
    Reason refusesAdmission(Fund fund, long budget) {
        if (fund.rule != null) {
            return budget == fund.budget ? null : Reason.ALREADY_DONE;
        }
        if (callClosed) {
            return Reason.CALL_NOT_OPEN;
        }
        return reserve(rule, fund.budget) > available() ? Reason.NOT_COVERED : null;
    }

    /** What is kept for a campaign under its rule. */
    static long reserve(MatchRule rule, long budget) {
        return rule.sharesPool() ? 0 : rule.mostFor(budget);
    }

    /** What is added to the treasury and the provider by all that is kept, owed or set aside. */
    long assets() {
        return funds.stream()
                .mapToLong(fund -> fund.kept() + fund.owed() + fund.approved() + fund.sum(Promise::isInFund))
                .sum();
    }

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
