package it.broletto.ballot;

import it.broletto.shared.Money;
import it.broletto.tally.Outcome.Fate;
import it.broletto.tally.Outcome.Stage;
import it.broletto.tally.RuleSheet.Completion;
import it.broletto.tally.RuleSheet.Method;
import it.broletto.tally.RuleSheet.Tie;
import it.broletto.tally.RuleSheet.Utility;
import java.util.List;

/**
 * Why the count of one area came out as it did: the part of {@link it.broletto.tally.Explanation} that pages tell, as it
 * is kept and given away. Projects go by their id in the counted file. Amounts are rounded down to cents.
 *
 * @param steps purchases in order
 * @param losers the nearest to winning first
 * @param voters all ballots
 * @param byProjects voters by how many winners they named, from 0
 * @param themes what was spent on what, against votes; empty where the file says nothing of it
 * @param leftOut the largest group that was passed over though its part of the budget would have paid for a project that
 *     all of it named; null if there is none
 * @param other what another rule would have made of the same ballots; null where that is left to a lot
 */
public record AreaExplanation(
        Rule rule,
        List<Step> steps,
        List<Loser> losers,
        long voters,
        List<Long> byProjects,
        List<Theme> themes,
        Group leftOut,
        Other other) {

    /**
     * What of the rule sheet shapes the words.
     *
     * @param points whether projects are ranked by points rather than votes
     * @param firstShare what each voter had at first under Equal Shares; otherwise null
     * @param share the same when the count ended; more if shares were raised
     * @param compared whether the outcome was compared with that of greedy in the end
     * @param reversed whether a majority was better off under greedy, so that the outcome is greedy's
     */
    public record Rule(
            Method method,
            Utility utility,
            Completion completion,
            List<Tie> ties,
            boolean points,
            Money firstShare,
            Money share,
            boolean compared,
            boolean reversed) {

        /** Whether voters pay for winners in the count. */
        public boolean payments() {
            return method == Method.EQUAL_SHARES && !reversed;
        }

        /** Whether it is taken in turn, by votes or points. */
        public boolean greedy() {
            return reversed || method == Method.GREEDY || method == Method.GREEDY_PER_COST;
        }

        public boolean phragmen() {
            return method == Method.PHRAGMEN && !reversed;
        }

        public boolean raised() {
            return share != null && share.compareTo(firstShare) > 0;
        }

        /** Whether more is paid by those who gave more points. */
        public boolean byPoints() {
            return points && (utility == Utility.POINTS || utility == Utility.POINTS_COST);
        }

        /** Whether the lowest price wins rather than the most effective votes. */
        public boolean byPrice() {
            return utility == Utility.CARDINALITY || utility == Utility.POINTS;
        }
    }

    /**
     * A purchase.
     *
     * @param number from 1
     * @param votes or points
     * @param before money that was left before it
     * @param price what each full payer paid, for each point where points are paid for; null without payments
     * @param emptied voters who paid less, all they had
     * @param emptiedPaid what they paid together; null if unknown
     * @param broke voters who named it and had nothing left
     * @param effective effective votes, see {@link it.broletto.tally.Explanation}, in hundredths
     * @param rivals the nearest ones that came later or never
     * @param tied that were exactly as strong and came later by the tie order
     * @param skipped too dear for what was left when their turn came just before
     */
    public record Step(
            int number,
            Stage stage,
            String project,
            long votes,
            Money cost,
            Money before,
            Money price,
            long payers,
            long emptied,
            Money emptiedPaid,
            long broke,
            long effective,
            List<Rival> rivals,
            List<String> tied,
            List<String> skipped) {

        public Money after() {
            return before.minus(cost);
        }

        public boolean filled() {
            return stage == Stage.COMPLETION;
        }
    }

    /** @param price null without payments */
    public record Rival(String project, long effective, Money price) {}

    /**
     * A project that did not win; see {@link it.broletto.tally.Explanation.Loser}.
     *
     * @param votes or points
     * @param left money of the budget that was left when its turn came
     * @param missing of the budget, or of what its supporters had left; zero if that is not why it lost
     * @param had what its supporters had at first; null without payments, as {@code have}
     * @param have what they had left in the end
     * @param support in hundredths of a percent; null if it says nothing
     * @param missingVotes more votes (or points) with which it would have won; null if unknown or none would do
     * @param lostTo the winner that it would have had to precede; null for none
     * @param byTie whether that one was exactly as strong
     * @param takers which winners got its supporters' money, the most first
     */
    public record Loser(
            String project,
            Fate fate,
            long votes,
            Money cost,
            Money left,
            Money missing,
            Money had,
            Money have,
            Long support,
            Long missingVotes,
            String lostTo,
            boolean byTie,
            List<Taker> takers) {

        /** Whether it lost because its supporters had too little left. */
        public boolean poor() {
            return have != null
                    && (fate == Fate.SUPPORTERS_TOO_POOR || fate == Fate.NO_MONEY_LEFT || fate == Fate.AFTER_THE_END);
        }
    }

    public record Taker(String project, Money amount) {}

    /** @param column of the file */
    public record Theme(String column, List<Part> parts) {}

    /**
     * @param votes in hundredths of a percent of all votes
     * @param spent in hundredths of a percent of all that was spent
     */
    public record Part(String value, int projects, int winners, Money amount, long votes, long spent) {}

    /** @param share its part of the budget */
    public record Group(String project, long voters, Money cost, Money share) {}

    /**
     * @param better voters better off as it was counted
     * @param worse voters better off under the other rule
     * @param unfunded voters without a winner under the other rule
     */
    public record Other(
            Method method, List<String> winners, Money spent, long better, long worse, long equal, long unfunded) {}

    /** Voters who named no winner. */
    public long unfunded() {
        return byProjects.get(0);
    }

    public long funded() {
        return voters - unfunded();
    }

    /** Of ten voters, how many have a winner; 0 and 10 only if that is nobody and everybody. */
    public int tenths() {
        if (funded() == 0 || unfunded() == 0) {
            return funded() == 0 ? 0 : 10;
        }
        return (int) Math.max(1, Math.min(9, Math.round(10.0 * funded() / voters)));
    }
}
