package it.broletto.tally;

import it.broletto.tally.Outcome.Fate;
import it.broletto.tally.Outcome.Stage;
import java.util.List;
import java.util.OptionalLong;

/**
 * Why a count ended as it did, in figures that a page can say in words. All are exact; what is a whole number of cents
 * or hundredths was rounded down unless said otherwise, and nothing was decided by a rounded figure.
 * <p>
 * <em>Effective votes</em> of a project are its cost divided by the price that each supporter who can pay it in full
 * would pay: 100 supporters of whom each can still pay a hundredth of the cost are 100 effective votes. Where ballots
 * give points and the rule goes by them, they are points rather than votes.
 *
 * @param outcome the same as {@link Count#of} gives
 * @param endowmentCents under Equal Shares what each voter had at first, raised if it was; under Phragmén what each
 *     voter had earned when the count ended; null where the outcome was found greedily
 * @param rounds purchases in order, first those of the method, then those of its completion
 * @param losers all projects that did not win, in the order of the outcome's lines
 * @param welfare how well off voters are
 * @param spending what was spent on what, by column of the projects
 * @param proportionality {@link Proportionality} by cost, then by number of projects
 * @param comparison who is better off under the method (first) and under greedy (second); null unless the rule sheet
 *     asks for it
 */
public record Explanation(
        Outcome outcome,
        Fraction endowmentCents,
        List<Round> rounds,
        List<Loser> losers,
        Welfare welfare,
        List<Spending> spending,
        List<Proportionality> proportionality,
        Preference comparison) {

    public Explanation {
        rounds = List.copyOf(rounds);
        losers = List.copyOf(losers);
        spending = List.copyOf(spending);
        proportionality = List.copyOf(proportionality);
    }

    /**
     * Counts and explains.
     *
     * @throws UndecidableTie see {@link Count#of}
     * @throws UnusableRules see {@link Count#of}
     */
    public static Explanation of(Election election, RuleSheet sheet) {
        return of(election, sheet, Count.of(election, sheet));
    }

    /**
     * Explains what was counted.
     *
     * @param outcome that {@link Count#of} gave for this election and sheet
     * @throws IllegalArgumentException if it is another one's
     */
    public static Explanation of(Election election, RuleSheet sheet, Outcome outcome) {
        return new Explainer(election, sheet, outcome).explanation();
    }

    /** {@link #endowmentCents} in whole cents, rounded down; empty where the outcome was found greedily. */
    public OptionalLong endowmentWholeCents() {
        return endowmentCents == null
                ? OptionalLong.empty()
                : OptionalLong.of(endowmentCents.floor().longValueExact());
    }

    /**
     * One purchase.
     *
     * @param number from 1
     * @param stage by the method itself, or with money that it left; the latter is spent greedily
     * @param priceCents under Equal Shares what a full payer paid for each point, and ballots without points count as
     *     one; under Phragmén what a voter who had not paid before had earned until then; null for a greedy step
     * @param payers voters who paid the price (times their points) in full; 0 for a greedy step
     * @param emptied voters who paid less than that, all they had left, and had something; 0 for a greedy step
     * @param effectiveHundredths effective votes in hundredths; for a greedy step its votes, or points, with bonuses
     * @param rivals what else could have been bought in this round, the strongest first; empty for a greedy step, where
     *     the votes of the outcome's lines say it
     * @param tied ids, sorted, of those that were exactly as strong and came later by the tie order alone
     * @param leftCents of the budget after this purchase
     */
    public record Round(
            int number,
            Stage stage,
            String projectId,
            long costCents,
            Fraction priceCents,
            long payers,
            long emptied,
            long effectiveHundredths,
            List<Bid> rivals,
            List<String> tied,
            long leftCents) {

        public Round {
            rivals = List.copyOf(rivals);
            tied = List.copyOf(tied);
        }

        /** {@link #priceCents} rounded down; empty for a greedy step. */
        public OptionalLong priceWholeCents() {
            return priceCents == null
                    ? OptionalLong.empty()
                    : OptionalLong.of(priceCents.floor().longValueExact());
        }
    }

    /**
     * A project that could have been bought in a round but was not. With cost utilities the most effective votes win,
     * otherwise the lowest price does.
     *
     * @param effectiveHundredths effective votes in hundredths
     * @param priceCents as {@link Round#priceCents}, rounded down
     */
    public record Bid(String projectId, long effectiveHundredths, long priceCents) {}

    /**
     * A project that did not win. Under Equal Shares and Phragmén its supporters' money is told as it was when the
     * method had ended, before any greedy completion.
     *
     * @param votes how many voters named it
     * @param hadCents what its supporters had at first, or earned, together; null where the outcome was found greedily
     * @param leftCents what they had left of that; null where the outcome was found greedily
     * @param supportHundredths of a percent: leftCents / cost; where the outcome was found greedily its votes (for each
     *     cent of its cost, if the rule asks that) / those of {@code lostTo}. Less than 100 % means that this is why it
     *     lost. Empty if {@code lostTo} is needed and there is none.
     * @param missingCents cost - leftCents, rounded up; where the outcome was found greedily what the budget lacked when
     *     its turn came; 0 if that is not why it lost
     * @param missingVotes with how many more votes, everything else the same, it would have won: under Equal Shares and
     *     Phragmén those of voters who paid for no winner, under greedy rules of any voter. With points under greedy
     *     rules: how many more points. Empty if no such votes would have done, or if that is not known exactly: under
     *     Equal Shares with shares raised step by step or on ballots with points, and if two outcomes are compared.
     * @param lastRound the last round in which its supporters could have bought it; 0 if none or found greedily
     * @param lostTo under greedy rules, and in a greedy completion that it had a chance in: the winner before which it
     *     would have had to come, because of money or of a group; otherwise null
     * @param takers which winners took its supporters' money, the most first; sums to hadCents - leftCents
     */
    public record Loser(
            String projectId,
            Fate fate,
            long votes,
            long costCents,
            Fraction hadCents,
            Fraction leftCents,
            OptionalLong supportHundredths,
            long missingCents,
            OptionalLong missingVotes,
            int lastRound,
            String lostTo,
            List<Taker> takers) {

        public Loser {
            takers = List.copyOf(takers);
        }
    }

    /**
     * A winner that a loser's supporters paid for.
     *
     * @param cents what they paid for it, more than 0
     */
    public record Taker(String projectId, Fraction cents) {

        /** Rounded down. */
        public long wholeCents() {
            return cents.floor().longValueExact();
        }
    }
}
