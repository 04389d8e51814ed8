package it.broletto.tally;

import it.broletto.tally.Explanation.Bid;
import it.broletto.tally.Explanation.Round;
import it.broletto.tally.Explanation.Taker;
import it.broletto.tally.Outcome.Stage;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Phragmén, replayed purchase by purchase. All times, in cents that each voter earned, share one denominator. */
final class PhragmenTrace implements Trace {

    private static final long HUNDRED = 100;
    private static final int BANDS = 10;

    private final Contest contest;
    private final Supporters supporters;
    private final Ballots papers;
    private final List<Integer> winners;
    private final BigInteger unit;
    private final BigInteger[] times;
    private final int[] lastPaid;
    private final boolean[] open;
    private final int[] lastRound;
    private final Votes missing;
    private final List<Round> rounds = new ArrayList<>();
    private final Fraction end;
    private final List<Long> byPaid;
    private long leftCents;

    PhragmenTrace(Contest contest, List<Integer> winners) {
        this.contest = contest;
        this.supporters = new Supporters(contest.election, false);
        this.papers = supporters.papers();
        this.winners = winners;
        this.unit = winners.stream()
                .map(project -> BigInteger.valueOf(supporters.total(project)))
                .reduce(BigInteger.ONE, BigInteger::multiply);
        this.times = new BigInteger[winners.size()];
        this.lastPaid = new int[papers.size()];
        Arrays.fill(lastPaid, -1);
        this.open = new boolean[contest.size()];
        this.lastRound = new int[contest.size()];
        this.missing = new Votes(contest);
        this.leftCents = contest.election.budgetCents();
        for (var project = 0; project < open.length; project++) {
            open[project] = contest.barred(project) == null && supporters.total(project) > 0;
        }
        for (int winner : winners) {
            buy(winner);
        }
        this.end = end();
        this.byPaid = bands();
    }

    private void buy(int winner) {
        var number = rounds.size() + 1;
        times[rounds.size()] = cost(winner).add(spent(winner)).divide(BigInteger.valueOf(supporters.total(winner)));
        var time = cents(times[rounds.size()]);
        var bids = new ArrayList<Bid>();
        var tied = new ArrayList<String>();
        for (var project = 0; project < open.length; project++) {
            if (open[project] && project != winner) {
                var bid = bid(project);
                bids.add(bid);
                lastRound[project] = number;
                if (earned(project, time).compareTo(Fraction.of(contest.costCents[project], 1)) >= 0) {
                    tied.add(bid.projectId());
                }
            }
            if (isAsked(project)) {
                missing.against(project, winner, earned(project, time), time);
            }
        }
        bids.sort(Comparator.comparingLong(Bid::priceCents).thenComparing(Bid::projectId));
        tied.sort(Comparator.naturalOrder());
        leftCents -= contest.costCents[winner];
        var first = 0L;
        var again = 0L;
        for (var at = supporters.start(winner); at < supporters.end(winner); at++) {
            var ballot = supporters.ballots()[at];
            if (lastPaid[ballot] < 0) {
                first += papers.weight(ballot);
            } else if (!times[lastPaid[ballot]].equals(times[rounds.size()])) {
                again += papers.weight(ballot);
            }
            lastPaid[ballot] = rounds.size();
        }
        rounds.add(new Round(
                number,
                Stage.RULE,
                contest.id(winner),
                contest.costCents[winner],
                time,
                first,
                again,
                effective(winner, time),
                bids,
                tied,
                leftCents));
        close(winner);
    }

    /** Whether it matters how many votes a project lacks now. */
    private boolean isAsked(int project) {
        return missing.isOpen(project) && !winners.contains(project) && contest.costCents[project] <= leftCents;
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

    /** When the next project, for which not enough money is left, would have been bought; otherwise the last time. */
    private Fraction end() {
        Fraction end = null;
        for (var project = 0; project < open.length; project++) {
            if (open[project]) {
                var time = time(project);
                end = end == null || time.compareTo(end) < 0 ? time : end;
            }
        }
        for (var project = 0; project < open.length; project++) {
            if (isAsked(project) && end == null) {
                missing.any(project);
            } else if (isAsked(project)) {
                missing.beyond(project, earned(project, end), end);
            }
        }
        return end != null ? end : times.length == 0 ? Fraction.of(0, 1) : cents(times[times.length - 1]);
    }

    /** When the supporters of a project, each since their last purchase, have earned its cost together. */
    private Fraction time(int project) {
        return new Fraction(
                cost(project).add(spent(project)), unit.multiply(BigInteger.valueOf(supporters.total(project))));
    }

    /** What the supporters of a project have together at a time, in cents. */
    private Fraction earned(int project, Fraction time) {
        return time.times(supporters.total(project)).plus(cents(spent(project).negate()));
    }

    /** The last times at which the supporters of a project paid, added up, over {@link #unit}. */
    private BigInteger spent(int project) {
        var voters = new long[rounds.size()];
        for (var at = supporters.start(project); at < supporters.end(project); at++) {
            var ballot = supporters.ballots()[at];
            if (lastPaid[ballot] >= 0) {
                voters[lastPaid[ballot]] += papers.weight(ballot);
            }
        }
        var spent = BigInteger.ZERO;
        for (var round = 0; round < voters.length; round++) {
            if (voters[round] > 0) {
                spent = spent.add(times[round].multiply(BigInteger.valueOf(voters[round])));
            }
        }
        return spent;
    }

    private Bid bid(int project) {
        var time = time(project);
        return new Bid(
                contest.id(project), effective(project, time), time.floor().longValueExact());
    }

    private BigInteger cost(int project) {
        return unit.multiply(BigInteger.valueOf(contest.costCents[project]));
    }

    private Fraction cents(BigInteger amount) {
        return new Fraction(amount, unit);
    }

    private long effective(int project, Fraction time) {
        return new Fraction(time.denominator(), time.numerator())
                .times(contest.costCents[project])
                .times(HUNDRED)
                .floor()
                .longValueExact();
    }

    @Override
    public Fraction endowment() {
        return end;
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
        for (var ballot = 0; ballot < papers.size(); ballot++) {
            bands[lastPaid[ballot] < 0 ? 0 : band(lastPaid[ballot])] += papers.weight(ballot);
        }
        return List.of(bands);
    }

    private int band(int round) {
        return new Fraction(
                        times[round].multiply(end.denominator()).multiply(BigInteger.valueOf(BANDS)),
                        unit.multiply(end.numerator()))
                .ceiling()
                .intValueExact();
    }

    @Override
    public Story story(int project) {
        var payments = new long[times.length][];
        var idle = byPaid.get(0);
        for (var at = supporters.start(project); at < supporters.end(project); at++) {
            var ballot = supporters.ballots()[at];
            idle -= lastPaid[ballot] < 0 ? papers.weight(ballot) : 0;
            addPayments(ballot, payments);
        }
        return new Story(
                end.times(supporters.total(project)),
                earned(project, end),
                missing.votes(project),
                idle,
                lastRound[project],
                takers(payments));
    }

    /** Adds voters by round in which they paid and round in which they paid before, from 1; 0 for never. */
    private void addPayments(int ballot, long[][] payments) {
        var paid = new boolean[times.length];
        for (var place = 0; place < papers.length(ballot); place++) {
            var round = winners.indexOf(papers.choice(ballot, place));
            if (round >= 0 && supporters.utility(ballot, place) > 0) {
                paid[round] = true;
            }
        }
        var before = 0;
        for (var round = 0; round < paid.length; round++) {
            if (paid[round]) {
                payments[round] = payments[round] == null ? new long[round + 1] : payments[round];
                payments[round][before] += papers.weight(ballot);
                before = round + 1;
            }
        }
    }

    private List<Taker> takers(long[][] payments) {
        var takers = new ArrayList<Taker>();
        for (var round = 0; round < payments.length; round++) {
            if (payments[round] != null) {
                var paid = BigInteger.ZERO;
                for (var before = 0; before <= round; before++) {
                    var since = before == 0 ? times[round] : times[round].subtract(times[before - 1]);
                    paid = paid.add(since.multiply(BigInteger.valueOf(payments[round][before])));
                }
                if (paid.signum() > 0) {
                    takers.add(new Taker(rounds.get(round).projectId(), cents(paid)));
                }
            }
        }
        takers.sort(Comparator.comparing(Taker::cents).reversed());
        return takers;
    }
}
