package it.broletto.cli;

import it.broletto.tally.Amounts;
import it.broletto.tally.RuleSheet;
import it.broletto.tally.RuleSheet.Comparison;
import it.broletto.tally.RuleSheet.Completion;
import it.broletto.tally.RuleSheet.Fill;
import it.broletto.tally.RuleSheet.Filters;
import it.broletto.tally.RuleSheet.Leftover;
import it.broletto.tally.RuleSheet.Method;
import it.broletto.tally.RuleSheet.Start;
import it.broletto.tally.RuleSheet.Stop;
import it.broletto.tally.RuleSheet.Tie;
import it.broletto.tally.RuleSheet.Utility;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** A rule sheet, option by option; what is not said is as in {@link RuleSheet#GREEDY}, but ties are not by id. */
final class RuleOptions {

    private static final List<Tie> TIES = List.of(Tie.COST, Tie.VOTES);
    private static final List<Tie> TIES_BY_LOT = List.of(Tie.COST, Tie.VOTES, Tie.LOT);

    @Option(
            names = "--rule",
            order = 1,
            paramLabel = "RULE",
            description = {
                "greedy (the default): most votes or points first, what does not fit is skipped",
                "greedy-per-cost: the same by votes for each unit of money",
                "equal-shares: Method of Equal Shares",
                "phragmen: sequential Phragmén, ends before the first overspending"
            })
    private Method rule;

    @Option(
            names = "--utility",
            order = 2,
            paramLabel = "UTILITY",
            description = "equal-shares: what a funded project is worth to its voter: cost (the default), cardinality, "
                    + "points, points-cost. In a file without points each choice is 1 point; ranks give as many "
                    + "points as choices are allowed to the first place.")
    private Utility utility;

    @Option(
            names = "--start",
            order = 3,
            paramLabel = "START",
            description = "equal-shares: the share of each voter at first: exact (the default) is budget / voters, "
                    + "floor is that without what is less than one unit of money")
    private Start start;

    @Option(
            names = "--completion",
            order = 4,
            paramLabel = "COMPLETION",
            description = {
                "equal-shares: how money that is left is spent",
                "none (the default): not at all",
                "greedy: by the greedy rule",
                "add1: shares are raised step by step",
                "add1u: add1, then greedy"
            })
    private Completion completion;

    @Option(
            names = "--step",
            order = 5,
            paramLabel = "N",
            description = "add1, add1u: by how many units of money shares are raised; 1 unless given, 0.01 is possible")
    private String step;

    @Option(
            names = "--stop",
            order = 6,
            paramLabel = "STOP",
            description = "add1, add1u: raising ends when no project with votes fits any more (exhaustive, the "
                    + "default) or only before the first overspending (overspend)")
    private Stop stop;

    @Option(
            names = "--fill",
            order = 7,
            paramLabel = "FILL",
            description = "greedy, add1u: the completion goes by votes or points (votes, the default) or by utility "
                    + "for each unit of money (utility)")
    private Fill fill;

    @Option(
            names = "--ties",
            order = 8,
            split = ",",
            paramLabel = "KEY",
            description = "what decides between equals, first key first: cost (the cheaper one), votes (more votes or "
                    + "points), lot (see --lot), id (the first as UTF-8 bytes: 10 before 9). Default: cost,votes; a "
                    + "tie that these leave open is refused.")
    private List<Tie> ties;

    @Option(
            names = "--lot",
            order = 9,
            paramLabel = "FILE",
            description = "all project ids in the order drawn, one a line, the luckiest first; ties are then decided "
                    + "by cost,votes,lot")
    private Path lot;

    @Option(
            names = "--min-votes",
            order = 10,
            paramLabel = "N",
            description = "a project with fewer voters cannot win; 0 unless given")
    private Long minVotes;

    @Option(
            names = "--drop-unaffordable",
            order = 11,
            description = "projects that cost more than the budget take no part")
    private boolean dropUnaffordable;

    @Option(
            names = "--sentinel-cost",
            order = 12,
            paramLabel = "N",
            description = "a cost, in units of money, that means withdrawn, like 999999999")
    private String sentinelCost;

    @Option(
            names = "--share-threshold",
            order = 13,
            paramLabel = "N",
            description = "a project cannot win if votes / voters is less than cost / (N × budget); a whole number")
    private Integer shareThreshold;

    @Option(
            names = "--exclusive",
            order = 14,
            paramLabel = "ID,ID",
            description = "of these projects one at most may win; may be repeated")
    private List<String> exclusive = List.of();

    @Option(
            names = "--bonus",
            order = 15,
            paramLabel = "ID=PERCENT",
            description = "greedy rules: the votes of this project count for that much more, 1 to 1000; may be "
                    + "repeated for other projects")
    private List<String> bonuses = List.of();

    @Option(
            names = "--comparison",
            order = 16,
            paramLabel = "COMPARISON",
            description = "no (the default), or majority-with-greedy: greedy wins if more voters are better off "
                    + "under it than under the rule, by the number of funded projects they named")
    private Comparison comparison;

    @Option(
            names = "--leftover",
            order = 17,
            paramLabel = "LEFTOVER",
            description = "only told, in a file of one area: stays (the default), to-city-list, saved")
    private Leftover leftover;

    Path lotFile() {
        return lot;
    }

    /**
     * @param lotOrder all project ids, empty without {@link #lotFile}
     * @throws IllegalArgumentException if the options contradict each other or one has a wrong value
     */
    RuleSheet sheet(List<String> lotOrder) {
        var sheet = RuleSheet.builder()
                .filters(filters())
                .exclusive(exclusive.stream().map(RuleOptions::group).toList())
                .bonuses(bonusOf())
                .ties(Objects.requireNonNullElse(ties, lot == null ? TIES : TIES_BY_LOT), lotOrder);
        given(rule, sheet::method);
        given(comparison, sheet::comparison);
        given(leftover, sheet::leftover);
        given(step == null ? null : Amounts.cents("--step", step), cents -> {
            if (isEqualShares()) {
                sheet.stepCents(cents);
            }
        });
        if (isEqualShares()) {
            given(utility, sheet::utility);
            given(start, sheet::start);
            given(completion, sheet::completion);
            given(stop, sheet::stop);
            given(fill, sheet::fill);
        }
        return sheet.build();
    }

    /** Options that were given although nothing in this sheet asks for them. */
    List<String> idle() {
        var idle = new ArrayList<String>();
        var raises = isEqualShares() && (completion == Completion.ADD1 || completion == Completion.ADD1U);
        var fills = isEqualShares() && (completion == Completion.GREEDY || completion == Completion.ADD1U);
        var isGreedy = rule == null || rule == Method.GREEDY || rule == Method.GREEDY_PER_COST;
        unless(isEqualShares(), utility, "--utility", idle);
        unless(isEqualShares(), start, "--start", idle);
        unless(isEqualShares(), completion, "--completion", idle);
        unless(raises, step, "--step", idle);
        unless(raises, stop, "--stop", idle);
        unless(fills, fill, "--fill", idle);
        unless(
                isGreedy || fills || comparison == Comparison.MAJORITY_WITH_GREEDY,
                bonuses.isEmpty() ? null : bonuses,
                "--bonus",
                idle);
        return idle;
    }

    private static void unless(boolean asked, Object value, String option, List<String> idle) {
        if (!asked && value != null) {
            idle.add(option);
        }
    }

    private static <T> void given(T value, Consumer<T> setter) {
        if (value != null) {
            setter.accept(value);
        }
    }

    private boolean isEqualShares() {
        return rule == Method.EQUAL_SHARES;
    }

    private Filters filters() {
        return new Filters(
                Objects.requireNonNullElse(minVotes, 0L),
                dropUnaffordable,
                sentinelCost == null ? 0 : Amounts.cents("--sentinel-cost", sentinelCost),
                Objects.requireNonNullElse(shareThreshold, 0));
    }

    private static List<String> group(String ids) {
        var group = Arrays.stream(ids.split(",", -1)).map(String::strip).toList();
        if (group.contains("")) {
            throw new IllegalArgumentException("--exclusive '" + ids + "' has an empty id");
        }
        return group;
    }

    private Map<String, Integer> bonusOf() {
        var percentOf = new TreeMap<String, Integer>();
        for (var bonus : bonuses) {
            var equals = bonus.lastIndexOf('=');
            if (equals < 1 || !bonus.substring(equals + 1).matches("[0-9]{1,4}")) {
                throw new IllegalArgumentException("--bonus '" + bonus + "' is not an id, '=' and a whole percentage");
            }
            var id = bonus.substring(0, equals).strip();
            if (percentOf.put(id, Integer.valueOf(bonus.substring(equals + 1))) != null) {
                throw new IllegalArgumentException("--bonus names project '" + id + "' twice; give the sum");
            }
        }
        return percentOf;
    }
}
