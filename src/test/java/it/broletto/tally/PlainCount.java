package it.broletto.tally;

import it.broletto.tally.RuleSheet.Comparison;
import it.broletto.tally.RuleSheet.Completion;
import it.broletto.tally.RuleSheet.Fill;
import it.broletto.tally.RuleSheet.Method;
import it.broletto.tally.RuleSheet.Start;
import it.broletto.tally.RuleSheet.Stop;
import it.broletto.tally.RuleSheet.Utility;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A second implementation of all rules, as short and as slow as their definitions: every step of every endowment is
 * counted from anew with fractions, every price is looked for among all supporters. It shares with what it tests only
 * the election and the rule sheet.
 */
final class PlainCount {

    /**
     * One voter, or several with the same ballot and so with the same purse.
     *
     * @param points for what they are for
     * @param against points less than one, of scoring ballots
     */
    private record Voter(Map<String, Long> points, Map<String, Long> against, long weight, int index) {}

    /** Who won in which order, and what each voter had at first; null where a rule gives voters no money. */
    record Result(List<String> winners, Ratio endowment, long steps) {}

    private final Election election;
    private final RuleSheet sheet;
    private final List<Voter> voters = new ArrayList<>();
    private final Map<String, Long> costs = new LinkedHashMap<>();
    private long turnout;

    private PlainCount(Election election, RuleSheet sheet) {
        this.election = election;
        this.sheet = sheet;
        for (var project : election.projects()) {
            costs.put(project.id(), project.costCents() == 0 ? 100 : project.costCents());
        }
        var ballots = election.ballots();
        var longest = 0;
        for (var ballot = 0; ballot < ballots.size(); ballot++) {
            longest = Math.max(longest, ballots.length(ballot));
        }
        var most = election.meta().containsKey("max_length")
                ? Integer.parseInt(election.meta().get("max_length"))
                : longest;
        for (var ballot = 0; ballot < ballots.size(); ballot++) {
            var points = new LinkedHashMap<String, Long>();
            var against = new LinkedHashMap<String, Long>();
            for (var place = 0; place < ballots.length(ballot); place++) {
                var id = election.projects().get(ballots.choice(ballot, place)).id();
                var given =
                        switch (election.voteType()) {
                            case APPROVAL, CHOOSE_1 -> 1L;
                            case CUMULATIVE, SCORING -> (long) ballots.points(ballot, place);
                            case ORDINAL -> (long) most - place;
                        };
                (election.voteType() == VoteType.SCORING && given <= 0 ? against : points).put(id, given);
            }
            voters.add(new Voter(points, against, ballots.weight(ballot), ballot));
            turnout += ballots.weight(ballot);
        }
    }

    static Result of(Election election, RuleSheet sheet) {
        return new PlainCount(election, sheet).result();
    }

    /** What Equal Shares buys with one share, and at which price of one unit of utility, in order. */
    static Map<String, Ratio> shares(Election election, RuleSheet sheet, Ratio share) {
        var prices = new LinkedHashMap<String, Ratio>();
        new PlainCount(election, sheet).shares(share, prices);
        return prices;
    }

    private Result result() {
        var result =
                switch (sheet.method()) {
                    case GREEDY, GREEDY_PER_COST ->
                        new Result(greedy(List.of(), sheet.method() != Method.GREEDY), null, 0);
                    case PHRAGMEN -> new Result(phragmen(), null, 0);
                    case EQUAL_SHARES -> equalShares();
                };
        if (sheet.comparison() == Comparison.MAJORITY_WITH_GREEDY) {
            var greedy = greedy(List.of(), false);
            var margin = 0L;
            for (var voter : voters) {
                var one = voter.points.keySet().stream()
                        .filter(result.winners::contains)
                        .count();
                var other =
                        voter.points.keySet().stream().filter(greedy::contains).count();
                margin += Long.compare(one, other) * voter.weight;
            }
            return margin < 0 ? new Result(greedy, null, 0) : result;
        }
        return result;
    }

    // what each project got

    private long votes(String id) {
        return voters.stream()
                .filter(voter -> voter.points.containsKey(id))
                .mapToLong(Voter::weight)
                .sum();
    }

    private long score(String id) {
        return voters.stream()
                .mapToLong(voter ->
                        (voter.points.getOrDefault(id, 0L) + voter.against.getOrDefault(id, 0L)) * voter.weight)
                .sum();
    }

    private long withBonus(String id) {
        return score(id) * (100 + sheet.bonuses().getOrDefault(id, 0));
    }

    private boolean allowed(String id) {
        var filters = sheet.filters();
        var stated = election.projects().stream()
                .filter(project -> project.id().equals(id))
                .findFirst()
                .orElseThrow()
                .costCents();
        if (filters.sentinelCents() != 0 && stated == filters.sentinelCents()) {
            return false;
        }
        if (filters.dropUnaffordable() && costs.get(id) > election.budgetCents()) {
            return false;
        }
        if (votes(id) < filters.minVotes()) {
            return false;
        }
        return filters.minShareOfCost() == 0
                || turnout == 0
                || !Ratio.of(votes(id))
                        .by(turnout)
                        .less(Ratio.of(costs.get(id))
                                .by(filters.minShareOfCost())
                                .by(election.budgetCents()));
    }

    /** Those that may be added to what was chosen. */
    private List<String> open(Collection<String> chosen) {
        return costs.keySet().stream()
                .filter(id -> !chosen.contains(id) && allowed(id))
                .filter(id -> sheet.exclusive().stream()
                        .noneMatch(group -> group.contains(id) && group.stream().anyMatch(chosen::contains)))
                .toList();
    }

    private BigInteger cost(Collection<String> chosen) {
        return chosen.stream().map(costs::get).map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
    }

    private boolean fits(Collection<String> chosen, String id) {
        return cost(chosen).add(cost(List.of(id))).compareTo(BigInteger.valueOf(election.budgetCents())) <= 0;
    }

    /** The one that comes first among equals. */
    private String first(List<String> equal) {
        var left = equal;
        for (var tie : sheet.ties()) {
            Function<String, Long> key =
                    switch (tie) {
                        case COST -> costs::get;
                        case VOTES -> id -> -score(id);
                        case LOT -> id -> (long) sheet.lot().indexOf(id);
                        case ID -> {
                            var sorted = new ArrayList<>(costs.keySet());
                            sorted.sort(BY_BYTES);
                            yield id -> (long) sorted.indexOf(id);
                        }
                    };
            var least = left.stream().map(key).min(Comparator.naturalOrder()).orElseThrow();
            left = left.stream().filter(id -> key.apply(id).equals(least)).toList();
        }
        if (left.size() > 1) {
            throw new UndecidableTie(left.stream().sorted(BY_BYTES).toList());
        }
        return left.get(0);
    }

    private static final Comparator<String> BY_BYTES =
            Comparator.comparing(id -> id.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    /** All with the least value. */
    private static List<String> least(Map<String, Ratio> values) {
        var least = values.values().stream().min(Comparator.naturalOrder()).orElseThrow();
        return values.keySet().stream()
                .filter(id -> values.get(id).equals(least))
                .toList();
    }

    // rules

    private List<String> greedy(List<String> before, boolean byCost) {
        var chosen = new ArrayList<>(before);
        while (true) {
            var strength = new LinkedHashMap<String, Ratio>();
            for (var id : open(chosen)) {
                if (fits(chosen, id)) {
                    strength.put(id, Ratio.of(-withBonus(id)).by(byCost ? costs.get(id) : 1));
                }
            }
            if (strength.isEmpty()) {
                return chosen;
            }
            chosen.add(first(least(strength)));
        }
    }

    private List<String> phragmen() {
        var chosen = new ArrayList<String>();
        var money = purses(Ratio.ZERO);
        while (true) {
            var waits = new LinkedHashMap<String, Ratio>();
            for (var id : open(chosen)) {
                if (votes(id) > 0) {
                    var has = Ratio.ZERO;
                    for (var voter : voters) {
                        if (voter.points.containsKey(id)) {
                            has = has.plus(money[voter.index].times(voter.weight));
                        }
                    }
                    waits.put(id, Ratio.of(costs.get(id)).minus(has).by(votes(id)));
                }
            }
            if (waits.isEmpty() || !least(waits).stream().allMatch(id -> fits(chosen, id))) {
                return chosen;
            }
            var next = first(least(waits));
            for (var voter : voters) {
                money[voter.index] =
                        voter.points.containsKey(next) ? Ratio.ZERO : money[voter.index].plus(waits.get(next));
            }
            chosen.add(next);
        }
    }

    private Result equalShares() {
        var share = Ratio.of(election.budgetCents()).by(Math.max(1, turnout));
        if (sheet.start() == Start.FLOOR) {
            share = new Ratio(share.over().divide(share.under().multiply(BigInteger.valueOf(100))), BigInteger.ONE)
                    .times(100);
        }
        var chosen = shares(share);
        var steps = 0L;
        if (sheet.completion() == Completion.ADD1 || sheet.completion() == Completion.ADD1U) {
            while (!ended(chosen)) {
                var next = shares(share.plus(Ratio.of(sheet.stepCents())));
                if (cost(next).compareTo(BigInteger.valueOf(election.budgetCents())) > 0) {
                    break;
                }
                share = share.plus(Ratio.of(sheet.stepCents()));
                chosen = next;
                steps++;
            }
        }
        if (sheet.completion() == Completion.GREEDY || sheet.completion() == Completion.ADD1U) {
            var byCost = sheet.fill() == Fill.UTILITY
                    && Stream.of(Utility.CARDINALITY, Utility.POINTS).anyMatch(sheet.utility()::equals);
            chosen = greedy(chosen, byCost);
        }
        return new Result(chosen, share, steps);
    }

    private boolean ended(List<String> chosen) {
        return open(chosen).stream()
                .filter(id ->
                        voters.stream().anyMatch(voter -> utility(voter, id).compareTo(Ratio.ZERO) > 0))
                .noneMatch(id -> sheet.stop() == Stop.OVERSPEND || fits(chosen, id));
    }

    private Ratio utility(Voter voter, String id) {
        if (!voter.points.containsKey(id)) {
            return Ratio.ZERO;
        }
        return switch (sheet.utility()) {
            case COST -> Ratio.of(costs.get(id));
            case CARDINALITY -> Ratio.of(1);
            case POINTS -> Ratio.of(voter.points.get(id));
            case POINTS_COST -> Ratio.of(voter.points.get(id)).times(costs.get(id));
        };
    }

    private List<String> shares(Ratio share) {
        return shares(share, new LinkedHashMap<>());
    }

    private List<String> shares(Ratio share, Map<String, Ratio> paid) {
        var purses = purses(share);
        var chosen = new ArrayList<String>();
        while (true) {
            var prices = new LinkedHashMap<String, Ratio>();
            for (var id : open(chosen)) {
                var price = price(id, purses);
                if (price != null) {
                    prices.put(id, price);
                }
            }
            if (prices.isEmpty()) {
                return chosen;
            }
            var next = first(least(prices));
            charge(next, prices.get(next), purses);
            paid.put(next, prices.get(next));
            chosen.add(next);
            if (cost(chosen).compareTo(BigInteger.valueOf(election.budgetCents())) > 0) {
                return chosen;
            }
        }
    }

    /** What one unit of utility costs if supporters pay for it together, each at most all they have; null if too poor. */
    private Ratio price(String id, Ratio[] purses) {
        var supporters = voters.stream()
                .filter(voter -> utility(voter, id).compareTo(Ratio.ZERO) > 0)
                .sorted(Comparator.comparing(voter -> purses[voter.index].by(utility(voter, id))))
                .toList();
        var missing = Ratio.of(costs.get(id));
        var utility = Ratio.ZERO;
        for (var voter : supporters) {
            utility = utility.plus(utility(voter, id).times(voter.weight));
        }
        for (var voter : supporters) {
            var price = missing.by(utility);
            if (price.compareTo(purses[voter.index].by(utility(voter, id))) <= 0) {
                return price;
            }
            missing = missing.minus(purses[voter.index].times(voter.weight));
            utility = utility.minus(utility(voter, id).times(voter.weight));
        }
        return null;
    }

    private void charge(String id, Ratio price, Ratio[] purses) {
        for (var voter : voters) {
            var has = purses[voter.index];
            purses[voter.index] = has.minus(has.min(price.times(utility(voter, id))));
        }
    }

    private Ratio[] purses(Ratio each) {
        var purses = new Ratio[voters.size()];
        Arrays.fill(purses, each);
        return purses;
    }

    /**
     * Why an outcome of Equal Shares has no price system, or null if it has one: each winner's supporters, and nobody
     * else, pay it exactly and alike as far as they can, nobody pays more than the endowment, and what supporters of a
     * loser that might have won have left would not buy it. Asks not how the winners were found.
     */
    static String whyNotPriceable(Election election, RuleSheet sheet, List<String> winners, Ratio endowment) {
        var count = new PlainCount(election, sheet);
        var left = count.purses(endowment);
        for (var winner : winners) {
            var price = count.price(winner, left);
            if (price == null) {
                return "the supporters of " + winner + " cannot pay it";
            }
            var paid = Ratio.ZERO;
            for (var voter : count.voters) {
                var pays = left[voter.index].min(price.times(count.utility(voter, winner)));
                if (pays.compareTo(Ratio.ZERO) > 0 && !voter.points.containsKey(winner)) {
                    return "somebody pays for " + winner + " without having named it";
                }
                paid = paid.plus(pays.times(voter.weight));
                left[voter.index] = left[voter.index].minus(pays);
            }
            if (!paid.equals(Ratio.of(count.costs.get(winner)))) {
                return winner + " is paid " + paid;
            }
        }
        for (var loser : count.open(winners)) {
            var together = Ratio.ZERO;
            for (var voter : count.voters) {
                if (count.utility(voter, loser).compareTo(Ratio.ZERO) > 0) {
                    together = together.plus(left[voter.index].times(voter.weight));
                }
            }
            if (!together.less(Ratio.of(count.costs.get(loser)))) {
                return "supporters of " + loser + " have " + together + " left, which would buy it";
            }
        }
        return Stream.of(left).anyMatch(has -> has.less(Ratio.ZERO)) ? "somebody pays too much" : null;
    }
}
