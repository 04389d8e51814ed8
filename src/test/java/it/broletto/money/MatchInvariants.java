package it.broletto.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import it.broletto.match.Claim;
import it.broletto.match.Gift;
import it.broletto.match.Match;
import it.broletto.match.MatchRule;
import it.broletto.match.Quadratic;
import it.broletto.match.Split;
import it.broletto.match.Threshold;
import it.broletto.match.Threshold.Policy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** What a call adds: never more than its rule, to the cent, whatever the order of gifts. */
final class MatchInvariants {

    private final Model model;

    MatchInvariants(Model model) {
        this.model = model;
    }

    /** @param dice for gifts that are split and shuffled */
    void hold(Random dice) {
        for (var fund : model.funds) {
            I8(fund);
            I9(fund);
            I10(fund);
        }
        I11(dice);
    }

    static List<Gift> gifts(Fund fund) {
        return fund.promises.values().stream()
                .filter(one -> fund.decision == null ? one.stands() : one.stays())
                .map(one -> new Gift(one.backer.id().toString(), one.cents()))
                .toList();
    }

    static Claim claim(Fund fund, List<Gift> gifts) {
        return new Claim(fund.id.toString(), fund.budget, gifts);
    }

    /** Of what was decided, and of what would be decided now. */
    private void I8(Fund fund) {
        if (fund.rule == null) {
            return;
        }
        if (!fund.rule.sharesPool()) {
            var gifts = gifts(fund);
            within(
                    fund.rule,
                    claim(fund, gifts),
                    fund.rule.match(claim(fund, gifts), fund.reserved).cents());
        }
        if (fund.addition != null) {
            assertTrue(fund.addition.cents() <= fund.addition.pool(), "I8 no more than the pool");
            within(fund.rule, claim(fund, fund.addition.gifts()), fund.addition.cents());
            assertEquals(again(fund), fund.addition.cents(), "I8 computed again");
        }
    }

    private static void within(MatchRule rule, Claim claim, long cents) {
        assertTrue(cents >= 0 && cents <= rule.mostFor(claim.budgetCents()), "I8 no more than the cap");
        if (rule instanceof Threshold threshold) {
            assertTrue(cents <= threshold.capCents(), "I8 cap");
            assertTrue(
                    threshold.policy() == Policy.ONE_TO_ONE
                            || cents * 10_000 <= threshold.rateBasisPoints() * claim.budgetCents(),
                    "I8 share of the budget");
            assertTrue(
                    threshold.policy() == Policy.FIXED_SHARE
                            || cents == 0
                            || claim.settledCents() + cents <= Math.max(claim.budgetCents(), claim.settledCents()),
                    "I8 a top-up fills no more than the budget");
        }
    }

    private long again(Fund fund) {
        if (!fund.isFunded()) {
            return 0;
        }
        var pool = fund.addition.pool();
        if (!fund.rule.sharesPool()) {
            return fund.rule.match(claim(fund, fund.addition.gifts()), pool).cents();
        }
        var sharers = model.funds.stream()
                .filter(one -> one.isFunded() && one.addition != null && one.rule.sharesPool())
                .map(one -> claim(one, one.addition.gifts()))
                .toList();
        return fund.rule.match(sharers, pool).stream()
                .filter(match -> match.id().equals(fund.id.toString()))
                .findFirst()
                .map(Match::cents)
                .orElseThrow();
    }

    /** One gift more never makes a campaign poorer, and below the cap never lessens what is added. */
    private void I9(Fund fund) {
        if (fund.rule == null || fund.rule.sharesPool()) {
            return;
        }
        var gifts = fund.addition == null ? gifts(fund) : fund.addition.gifts();
        var more = new ArrayList<>(gifts);
        more.add(new Gift("one more", 700));
        var before = fund.rule.match(claim(fund, gifts), fund.reserved).cents();
        var after = fund.rule.match(claim(fund, more), fund.reserved).cents();
        assertTrue(before <= after + 700, "I9 together");
        if (!(fund.rule instanceof Threshold threshold) || threshold.policy() == Policy.FIXED_SHARE) {
            assertTrue(before <= after, "I9 what is added");
        }
    }

    private void I10(Fund fund) {
        if (fund.addition != null) {
            var parts = fund.addition.parts();
            assertEquals(
                    fund.addition.cents(),
                    parts.stream().mapToLong(Long::longValue).sum(),
                    "I10 to the cent");
            assertEquals(Split.of(fund.addition.cents(), model.shares), parts, "I10 each its share");
        }
    }

    /** By roots: order is nothing, who splits a gift gains nothing, all together get no more than the pool. */
    private void I11(Random dice) {
        var some = model.funds.stream().filter(fund -> !gifts(fund).isEmpty()).toList();
        if (some.isEmpty() || dice.nextInt(10) > 0 && !model.rule.sharesPool()) {
            return;
        }
        var rule = new Quadratic(40_000);
        var claims = some.stream().map(fund -> claim(fund, gifts(fund))).toList();
        var shuffled = new ArrayList<Claim>();
        for (var one : claims) {
            var gifts = new ArrayList<Gift>();
            for (var gift : one.gifts()) {
                var part = 1 + dice.nextInt((int) gift.cents());
                gifts.add(new Gift(gift.donor(), part));
                if (part < gift.cents()) {
                    gifts.add(new Gift(gift.donor(), gift.cents() - part));
                }
            }
            Collections.shuffle(gifts, dice);
            shuffled.add(new Claim(one.id(), one.budgetCents(), gifts));
        }
        Collections.shuffle(shuffled, dice);
        var matches = amounts(rule.match(claims, 50_001));
        assertEquals(matches, amounts(rule.match(shuffled, 50_001)), "I11 order and splitting");
        assertTrue(matches.values().stream().mapToLong(Long::longValue).sum() <= 50_001, "I11 pool");
    }

    private static Map<String, Long> amounts(List<Match> matches) {
        return matches.stream().collect(Collectors.toMap(Match::id, Match::cents));
    }
}
