package it.broletto.tally;

import it.broletto.tally.Explanation.Bid;
import it.broletto.tally.Explanation.Round;
import it.broletto.tally.Explanation.Taker;
import it.broletto.tally.Outcome.Stage;
import it.broletto.tally.RuleSheet.Utility;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Equal Shares, replayed purchase by purchase at the endowment with which the outcome was found. */
final class SharesTrace implements Trace {

    private static final long HUNDRED = 100;
    private static final int BANDS = 10;
    private static final Comparator<Bid> BY_VOTES =
            Comparator.comparingLong(Bid::effectiveHundredths).reversed();
    private static final Comparator<Bid> BY_PRICE = Comparator.comparingLong(Bid::priceCents);

    private final Contest contest;
    private final Payments payments;
    private final Purses purses;
    private final Supporters supporters;
    private final boolean perCost;
    private final Votes missing;
    private final List<Round> rounds = new ArrayList<>();
    private final boolean[] open;
    private final int[] lastRound;
    private final Fraction[] known;
    private final List<Long> byPaid;
    private long leftCents;

    SharesTrace(Contest contest, Fraction endowment) {
        this.contest = contest;
        var endowments = new Endowments(contest);
        this.payments = endowments.trace(endowment);
        this.supporters = endowments.supporters();
        this.purses = new Purses(supporters, contest.costCents, payments);
        this.perCost = contest.sheet.utility() == Utility.COST || contest.sheet.utility() == Utility.POINTS_COST;
        this.open = new boolean[contest.size()];
        this.lastRound = new int[contest.size()];
        this.known = new Fraction[contest.size()];
        this.missing = new Votes(contest);
        this.leftCents = contest.election.budgetCents();
        for (var project = 0; project < open.length; project++) {
            open[project] = contest.barred(project) == null && supporters.total(project) > 0;
            known[project] = Fraction.of(0, 1);
        }
        payments.accepted().forEach(this::buy);
        this.byPaid = bands();
        for (var project = 0; project < open.length; project++) {
            if (isAsked(project) && endowment.numerator().signum() > 0) {
                missing.end(project, purses.cents(purses.left(project)), endowment);
            }
        }
    }

    private void buy(Offer offer) {
        var winner = offer.project();
        var number = purses.round() + 1;
        var bids = new ArrayList<Bid>();
        var tied = new ArrayList<String>();
        for (var project = 0; project < open.length; project++) {
            if (open[project] && project != winner) {
                var bid = bid(project);
                open[project] = bid != null;
                if (bid != null) {
                    bids.add(bid);
                    lastRound[project] = number;
                    if (isTied(project, offer)) {
                        tied.add(bid.projectId());
                    }
                }
            }
            if (isAsked(project)) {
                missing.round(project, winner, worthy(project, offer), payments.endowment(), purses);
            }
        }
        bids.sort((perCost ? BY_VOTES : BY_PRICE).thenComparing(Bid::projectId));
        tied.sort(Comparator.naturalOrder());
        leftCents -= contest.costCents[winner];
        rounds.add(new Round(
                number,
                Stage.RULE,
                contest.id(winner),
                contest.costCents[winner],
                offer.price(),
                offer.paying(),
                purses.emptied(),
                effective(contest.costCents[winner], offer.price()),
                bids,
                tied,
                leftCents));
        purses.pay();
        close(winner);
    }

    private void close(int winner) {
        open[winner] = false;
        for (var project = 0; project < open.length; project++) {
            if (contest.groupOf(winner) >= 0 && contest.groupOf(project) == contest.groupOf(winner)) {
                open[project] = false;
                missing.close(project);
            }
        }
    }

    /** Whether it matters how many votes a project lacks. */
    private boolean isAsked(int project) {
        return purses.roundOf(project) == Integer.MAX_VALUE && missing.isOpen(project);
    }

    private static long effective(long costCents, Fraction price) {
        return new Fraction(price.denominator(), price.numerator())
                .times(costCents)
                .times(HUNDRED)
                .floor()
                .longValueExact();
    }

    /** Null if its supporters cannot pay. */
    private Bid bid(int project) {
        var cost = contest.costCents[project];
        var price = purses.price(project, cost, known[project]);
        if (price == null) {
            return null;
        }
        known[project] = price;
        return new Bid(contest.id(project), hundredths(project, effective(cost, price)), cents(project, price));
    }

    /** From effective votes that are not too many to the most there are, by steps that double and then halve. */
    private long hundredths(int project, long least) {
        var hundredths = least;
        var step = 1L;
        while (isEffective(project, hundredths + step)) {
            hundredths += step;
            step *= 2;
        }
        for (; step > 0; step /= 2) {
            hundredths += isEffective(project, hundredths + step) ? step : 0;
        }
        return hundredths;
    }

    private boolean isEffective(int project, long hundredths) {
        var cost = contest.costCents[project];
        return purses.reach(project, Fraction.of(cost, hundredths).times(HUNDRED), cost);
    }

    /** The price of a project rounded down, which is not more than the given one. */
    private long cents(int project, Fraction most) {
        var cents = most.floor().longValueExact();
        var tooMany = cents + 1;
        for (var step = 1L; cents > 0 && isLess(project, cents); step *= 2) {
            tooMany = cents;
            cents = Math.max(0, cents - step);
        }
        while (tooMany - cents > 1) {
            var half = (cents + tooMany) / 2;
            if (isLess(project, half)) {
                tooMany = half;
            } else {
                cents = half;
            }
        }
        return cents;
    }

    /** Whether its price is less than a number of cents; that it is not more is known. */
    private boolean isLess(int project, long cents) {
        var price = Fraction.of(cents, 1);
        return purses.reach(project, price, contest.costCents[project])
                && purses.atMost(project, price).compareTo(Fraction.of(contest.costCents[project], 1)) > 0;
    }

    /** The price at which a project would be as good a buy as an offer. */
    private Fraction worthy(int project, Offer offer) {
        return perCost ? offer.worth().times(contest.costCents[project]) : offer.worth();
    }

    private boolean isTied(int project, Offer offer) {
        return purses.reach(project, worthy(project, offer), contest.costCents[project]);
    }

    @Override
    public Fraction endowment() {
        return payments.endowment();
    }

    @Override
    public List<Round> rounds() {
        return rounds;
    }

    @Override
    public List<Long> byPaid() {
        return byPaid;
    }

    private List<Long> bands() {
        var bands = new Long[BANDS + 1];
        Arrays.fill(bands, 0L);
        for (var ballot = 0; ballot < purses.papers.size(); ballot++) {
            bands[band(ballot)] += purses.papers.weight(ballot);
        }
        return List.of(bands);
    }

    private int band(int ballot) {
        if (purses.share.signum() == 0) {
            return 0;
        }
        var tenths = purses.paid(ballot).multiply(BigInteger.valueOf(BANDS));
        return new Fraction(tenths, purses.share).ceiling().intValueExact();
    }

    @Override
    public Story story(int project) {
        var full = new long[rounds.size()];
        var last = new Purses.Sum[rounds.size()];
        var left = purses.new Sum();
        var voters = 0L;
        var idle = byPaid.get(0);
        for (var at = supporters.start(project); at < supporters.end(project); at++) {
            var ballot = supporters.ballots()[at];
            var weight = (long) purses.papers.weight(ballot);
            var emptied = purses.emptiedIn(ballot);
            voters += weight;
            idle -= pays(ballot) ? 0 : weight;
            for (var place = 0; place < purses.papers.length(ballot); place++) {
                var round = purses.roundOf(purses.papers.choice(ballot, place));
                if (round < emptied && round < full.length) {
                    full[round] += weight * supporters.utility(ballot, place);
                }
            }
            if (emptied < full.length) {
                last[emptied] = last[emptied] == null ? purses.new Sum() : last[emptied];
                last[emptied].add(ballot, emptied);
            } else {
                left.add(ballot, full.length);
            }
        }
        return new Story(
                payments.endowment().times(voters),
                purses.cents(left.total()),
                missing.votes(project),
                idle,
                lastRound[project],
                takers(full, last));
    }

    private boolean pays(int ballot) {
        var pays = false;
        for (var place = 0; place < purses.papers.length(ballot); place++) {
            pays |= purses.roundOf(purses.papers.choice(ballot, place)) < rounds.size()
                    && supporters.utility(ballot, place) > 0;
        }
        return pays;
    }

    private List<Taker> takers(long[] full, Purses.Sum[] last) {
        var takers = new ArrayList<Taker>();
        for (var round = 0; round < full.length; round++) {
            var paid = purses.prices[round].multiply(BigInteger.valueOf(full[round]));
            if (last[round] != null) {
                paid = paid.add(last[round].total());
            }
            if (paid.signum() > 0) {
                takers.add(new Taker(rounds.get(round).projectId(), purses.cents(paid)));
            }
        }
        takers.sort(Comparator.comparing(Taker::cents).reversed());
        return takers;
    }
}
