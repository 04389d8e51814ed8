package it.broletto.tally;

import it.broletto.tally.Explanation.Round;
import it.broletto.tally.Explanation.Taker;
import java.util.List;

/** How the money of voters moved under a method that gives each voter some. */
interface Trace {

    /** More votes than there are: no number of votes would do. */
    long NEVER = Long.MAX_VALUE;

    /** See {@link Explanation#endowmentCents}. */
    Fraction endowment();

    List<Round> rounds();

    /** See {@link Welfare#byPaid}. */
    List<Long> byPaid();

    /** Of a project that the method did not buy. */
    Story story(int project);

    /**
     * What became of one project's supporters' money; see {@link Explanation.Loser}.
     *
     * @param missingVotes how many more votes of voters who paid for nothing would have bought it by the method, were
     *     it not barred; {@link #NEVER} if none would, or if that is not known
     * @param idle how many voters paid for nothing and did not name it
     */
    record Story(Fraction had, Fraction left, long missingVotes, long idle, int lastRound, List<Taker> takers) {}
}
