package it.broletto.tally;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that decides how ballots become winners: what a city seals before a vote. Equal sheets have equal
 * {@link #canonicalJson} and {@link #sha256}; another implementation needs nothing else to repeat a count. One sheet
 * serves all areas of a round: what it says of projects that an election lacks is not asked there.
 *
 * @param utility what a funded project is worth to a voter; only EQUAL_SHARES asks, others keep the default
 * @param start what each voter has at first; only EQUAL_SHARES asks
 * @param stepCents by how much each voter's share grows in a completion by ADD1 or ADD1U, at least 1
 * @param stop when the growing ends
 * @param completion how money that EQUAL_SHARES leaves is spent
 * @param fill what the greedy completion goes by
 * @param filters which projects may win at all
 * @param exclusive groups of at least two project ids of which at most one may win, like two for one site; what a rule
 *     comes to first wins
 * @param bonuses percent by which a project's votes count for more, from 1 to 1000, by project id; only GREEDY and
 *     GREEDY_PER_COST ask. Milan adds 10 for each of several qualities.
 * @param comparison whether a second outcome may win
 * @param leftover what becomes of money that an area leaves
 * @param ties what decides between equals, first key first; none twice; the last one may be LOT or ID
 * @param lot all project ids, drawn before the vote, the luckiest first; empty unless {@code ties} has LOT
 */
public record RuleSheet(
        Method method,
        Utility utility,
        Start start,
        long stepCents,
        Stop stop,
        Completion completion,
        Fill fill,
        Filters filters,
        List<List<String>> exclusive,
        Map<String, Integer> bonuses,
        Comparison comparison,
        Leftover leftover,
        List<Tie> ties,
        List<String> lot) {

    /** How winners are found. */
    public enum Method {
        /** Most votes (or points) first; what does not fit is skipped. */
        GREEDY,
        /** Most votes (or points) for each unit of money first; what does not fit is skipped. */
        GREEDY_PER_COST,
        /** Each voter pays from an equal share. D. Peters, G. Pierczyński, P. Skowron, arXiv:2008.13276. */
        EQUAL_SHARES,
        /** Voters earn at equal speed and buy what they can together; ends before the first overspending. */
        PHRAGMEN;

        /** As on the command line: {@code equal-shares}. */
        public String word() {
            return RuleSheetJson.word(this);
        }
    }

    /** What a funded project is worth to a voter who named it. */
    public enum Utility {
        /** Its cost: who gets 2,000 € of projects is twice as content as with 1,000 €. */
        COST,
        /** One, whatever it costs. */
        CARDINALITY,
        /** The points the voter gave it. Ranks give as many points as choices are allowed to the first place. */
        POINTS,
        /** The points times its cost. */
        POINTS_COST
    }

    /** What each of n voters has at first, with the budget B. */
    public enum Start {
        /** B / n, exactly. */
        EXACT,
        /** B / n without what is less than one unit of money. */
        FLOOR
    }

    /** When raising the shares ends. */
    public enum Stop {
        /** When no project with votes fits into what is left, or before the first overspending. */
        EXHAUSTIVE,
        /** Before the first overspending. */
        OVERSPEND
    }

    /** How money that EQUAL_SHARES leaves is spent. */
    public enum Completion {
        /** It is left. */
        NONE,
        /** By GREEDY or GREEDY_PER_COST, as {@link Fill} says. */
        GREEDY,
        /** The shares are raised step by step, each time from anew. */
        ADD1,
        /** ADD1, then GREEDY. */
        ADD1U
    }

    /** What a greedy completion goes by. */
    public enum Fill {
        /** Votes, or points. */
        VOTES,
        /** Utility for each unit of money: with COST or POINTS_COST the same as VOTES. */
        UTILITY
    }

    /** Whether a second outcome may win. */
    public enum Comparison {
        NO,
        /** GREEDY wins if more voters are better off under it than otherwise; see {@link Preference}. */
        MAJORITY_WITH_GREEDY
    }

    /** What becomes of money that the list of an area leaves; see {@link Areas}. */
    public enum Leftover {
        /** It stays with the area, unspent. */
        STAYS,
        /** It is added to the budget of the city-wide list, which is counted last. */
        TO_CITY_LIST,
        /** It is saved for another round. */
        SAVED
    }

    /** What decides between equals. */
    public enum Tie {
        /** The cheaper one. */
        COST,
        /** The one with more votes, or points where ballots give points. */
        VOTES,
        /** The one drawn first. */
        LOT,
        /** The one whose id comes first as UTF-8 bytes ("10" before "9"). Decides always, but by no merit. */
        ID
    }

    /**
     * Which projects may win.
     *
     * @param minVotes a project with fewer voters cannot win; 0 asks for none
     * @param dropUnaffordable whether those that cost more than the budget are taken out before the count
     * @param sentinelCents a cost that means withdrawn; 0 for none
     * @param minShareOfCost a project cannot win if votes / n is less than cost / (this × budget): Świecie asks for 3;
     *     0 asks for nothing
     */
    public record Filters(long minVotes, boolean dropUnaffordable, long sentinelCents, int minShareOfCost) {

        /** All projects may win, also one without a vote. */
        public static final Filters NONE = new Filters(0, false, 0, 0);

        public Filters {
            if (minVotes < 0 || sentinelCents < 0 || minShareOfCost < 0) {
                throw new UnusableRules("a filter is less than 0");
            }
        }
    }

    /** As most cities count, and the published reference results: by votes; ties by cost, votes, id. */
    public static final RuleSheet GREEDY = new RuleSheet(
            Method.GREEDY,
            Utility.COST,
            Start.EXACT,
            Amounts.UNIT_CENTS,
            Stop.EXHAUSTIVE,
            Completion.NONE,
            Fill.VOTES,
            Filters.NONE,
            List.of(),
            Map.of(),
            Comparison.NO,
            Leftover.STAYS,
            List.of(Tie.COST, Tie.VOTES, Tie.ID),
            List.of());

    /** @throws UnusableRules if it contradicts itself */
    public RuleSheet {
        exclusive = exclusive.stream().map(List::copyOf).toList();
        bonuses = Collections.unmodifiableMap(new TreeMap<>(bonuses));
        ties = List.copyOf(ties);
        lot = List.copyOf(lot);
        exclusive.forEach(group -> group.forEach(RuleSheet::requireId));
        bonuses.keySet().forEach(RuleSheet::requireId);
        lot.forEach(RuleSheet::requireId);
        require(stepCents >= 1 && stepCents <= Amounts.MAX_CENTS, "the step must be from 0.01 to 1000000000000");
        require(new HashSet<>(ties).size() == ties.size(), "a key of the tie order appears twice");
        require(ties.contains(Tie.LOT) || lot.isEmpty(), "there is a lot order, but ties do not ask for it");
        require(!ties.contains(Tie.LOT) || !lot.isEmpty(), "ties ask for a lot order, but there is none");
        require(new HashSet<>(lot).size() == lot.size(), "a project appears twice in the lot order");
        require(exclusive.stream().allMatch(group -> group.size() > 1), "an exclusive group needs two projects");
        require(
                exclusive.stream().flatMap(List::stream).distinct().count()
                        == exclusive.stream().mapToInt(List::size).sum(),
                "a project appears twice in exclusive groups");
        require(
                bonuses.values().stream().allMatch(percent -> percent >= 1 && percent <= 1000),
                "a bonus must be from 1 to 1000 percent");
    }

    private static void requireId(String id) {
        require(
                ElectionBuilder.isId(id) && id.indexOf(',') < 0,
                "a project id is empty, longer than 200 characters, or has a comma, a control character, half a"
                        + " character, or a space at its ends");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new UnusableRules(otherwise);
        }
    }

    /** Starts from {@link #GREEDY}. */
    public static RuleSheetBuilder builder() {
        return GREEDY.change();
    }

    /** Starts from this sheet. */
    public RuleSheetBuilder change() {
        return new RuleSheetBuilder(this);
    }

    /**
     * One line of JSON after RFC 8785: keys sorted, no white space, amounts in whole cents.
     */
    public String canonicalJson() {
        return RuleSheetJson.write(this);
    }

    /** Of the UTF-8 bytes of {@link #canonicalJson}, in lower-case hex. */
    public String sha256() {
        return RuleSheetJson.sha256(canonicalJson());
    }

    /**
     * Reads what {@link #canonicalJson} wrote, also with other white space and order of keys.
     *
     * @throws UnusableRules if it is not JSON, lacks a key, has an unknown one, or contradicts itself
     */
    public static RuleSheet parse(String json) {
        return RuleSheetJson.read(json);
    }
}
