package it.broletto.tally;

import it.broletto.tally.RuleSheet.Comparison;
import it.broletto.tally.RuleSheet.Completion;
import it.broletto.tally.RuleSheet.Fill;
import it.broletto.tally.RuleSheet.Filters;
import it.broletto.tally.RuleSheet.Method;
import it.broletto.tally.RuleSheet.Start;
import it.broletto.tally.RuleSheet.Stop;
import it.broletto.tally.RuleSheet.Tie;
import it.broletto.tally.RuleSheet.Utility;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Small elections and rule sheets of every kind for jqwik, with everything that has ever been a trap. */
final class RandomElections {

    /** In another order as UTF-8, as UTF-16 and by the alphabet of any language. */
    private static final List<String> IDS = List.of("9", "10", "a", "I", "ı", "\ufffd", "😀", "B");

    /** What is on a ballot: projects by index, modulo how many there are; points; how many voters cast it. */
    private record Paper(List<Integer> choices, List<Integer> points, int weight) {}

    /** An election with a sheet for it. */
    record Round(Election election, RuleSheet sheet) {
        @Override
        public String toString() {
            return "\nbudget " + election.budgetCents() + ", " + election.voteType() + " " + election.meta()
                    + election.projects().stream()
                            .map(p -> p.id() + "=" + p.costCents())
                            .toList() + "\n" + papers(election)
                    + "\n" + sheet;
        }
    }

    private RandomElections() {}

    static Arbitrary<Round> rounds() {
        return rounds(sheets());
    }

    /** Elections with sheets of one kind. */
    static Arbitrary<Round> rounds(Arbitrary<Draft> drafts) {
        return Combinators.combine(elections(), drafts)
                .as((election, draft) -> new Round(election, draft.of(election)));
    }

    // elections

    static Arbitrary<Election> elections() {
        return Arbitraries.oneOf(
                elections(amounts(1, 30), Arbitraries.longs().between(1, 90)),
                elections(amounts(100, 40), Arbitraries.longs().between(20, 120).map(units -> 100 * units)),
                elections(amounts(1, 9_999), Arbitraries.longs().between(5_000, 30_000)),
                elections(
                        Arbitraries.oneOf(
                                Arbitraries.longs().between(Amounts.MAX_CENTS / 20, Amounts.MAX_CENTS),
                                Arbitraries.longs().between(1, 12).map(twelfths -> Amounts.MAX_CENTS / 12 * twelfths)),
                        Arbitraries.longs().between(Amounts.MAX_CENTS - 100, Amounts.MAX_CENTS)));
    }

    private static Arbitrary<Long> amounts(long unit, long most) {
        return Arbitraries.longs().between(0, most).map(units -> unit * units);
    }

    static Arbitrary<Election> elections(Arbitrary<Long> costs, Arbitrary<Long> budgets) {
        var types = Arbitraries.of(VoteType.values());
        var points = Arbitraries.of(3, 20, Bounds.NONE);
        return Combinators.combine(types, budgets, sizes(costs), points)
                .flatAs((type, budget, projects, most) -> papers(type, projects.size(), most)
                        .list()
                        .ofMaxSize(10)
                        .map(papers -> election(type, budget, projects, papers)));
    }

    /** Now and then none at all. */
    private static Arbitrary<List<Long>> sizes(Arbitrary<Long> costs) {
        return Arbitraries.frequencyOf(
                Tuple.of(1, costs.list().ofMaxSize(2)),
                Tuple.of(12, costs.list().ofMinSize(3).ofMaxSize(7)));
    }

    private static Arbitrary<Paper> papers(VoteType type, int projects, int mostPoints) {
        var length = type == VoteType.CHOOSE_1 ? 1 : projects;
        var weights = Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.integers().between(1, 3)),
                Tuple.of(1, Arbitraries.integers().between(1, 1000)));
        var choices = projects == 0
                ? Arbitraries.just(List.<Integer>of())
                : Arbitraries.integers()
                        .between(0, projects - 1)
                        .list()
                        .uniqueElements()
                        .ofMaxSize(Math.min(length, 4));
        var points = Arbitraries.integers().between(0, mostPoints).list().ofSize(4);
        return Combinators.combine(choices, points, weights).as(Paper::new);
    }

    private static Election election(VoteType type, long budget, List<Long> costs, List<Paper> papers) {
        var builder = Election.builder(type, budget, Map.of());
        for (var project = 0; project < costs.size(); project++) {
            builder.project(IDS.get(project), costs.get(project), "", Map.of());
        }
        for (var paper : papers) {
            builder.ballots(
                    paper.weight,
                    paper.choices.stream().map(IDS::get).toList(),
                    switch (type) {
                        case CUMULATIVE -> points(paper);
                        case SCORING -> scores(paper);
                        default -> List.of();
                    });
        }
        return builder.build();
    }

    /** For the first and the third project, the others less than nothing. */
    private static List<Integer> scores(Paper paper) {
        var scores = points(paper);
        for (var place = 1; place < scores.size(); place += 2) {
            scores.set(place, -scores.get(place));
        }
        return scores;
    }

    /** No more in one ballot than a file allows. */
    private static List<Integer> points(Paper paper) {
        var points = new ArrayList<Integer>();
        var left = Bounds.NONE;
        for (var place = 0; place < paper.choices.size(); place++) {
            points.add(Math.min(left, paper.points.get(place)));
            left -= points.get(place);
        }
        return points;
    }

    // rule sheets

    /** A sheet but for what depends on the election. */
    record Draft(RuleSheet sheet, int stepsToDearest, boolean filtered, boolean grouped, boolean bonus, long seed) {

        RuleSheet of(Election election) {
            var random = new Random(seed);
            var ids = new ArrayList<>(
                    election.projects().stream().map(Project::id).toList());
            ids.sort(null);
            Collections.shuffle(ids, random);
            var dearest = election.projects().stream()
                    .mapToLong(Project::costCents)
                    .max()
                    .orElse(1);
            var draft = sheet.change().stepCents(Math.max(1, dearest / stepsToDearest));
            if (!ids.isEmpty()) {
                var cost = election.projects().get(random.nextInt(ids.size())).costCents();
                if (filtered) {
                    draft.filters(new Filters(
                            random.nextInt(4),
                            random.nextBoolean(),
                            random.nextBoolean() ? cost : 0,
                            random.nextInt(4)));
                }
                if (bonus) {
                    draft.bonuses(Map.of(ids.get(0), 10, "elsewhere", 20));
                }
                var keys = new ArrayList<>(sheet.ties());
                if (keys.contains(Tie.ID) && random.nextBoolean()) {
                    keys.set(keys.indexOf(Tie.ID), Tie.LOT);
                    draft.ties(keys, ids);
                }
            }
            if (grouped && ids.size() > 3) {
                draft.exclusive(List.of(ids.subList(0, 2), List.of(ids.get(2), ids.get(3), "elsewhere")));
            }
            return draft.build();
        }
    }

    static Arbitrary<Draft> sheets() {
        return Arbitraries.of(Method.values()).flatMap(RandomElections::sheets);
    }

    static Arbitrary<Draft> sheets(Method method) {
        return Combinators.combine(
                        Combinators.combine(
                                        Arbitraries.of(Utility.values()),
                                        Arbitraries.of(Start.values()),
                                        Arbitraries.of(Stop.values()),
                                        Arbitraries.of(Completion.values()),
                                        Arbitraries.of(Fill.values()),
                                        Arbitraries.frequency(
                                                Tuple.of(4, Comparison.NO),
                                                Tuple.of(1, Comparison.MAJORITY_WITH_GREEDY)),
                                        ties())
                                .as((utility, start, stop, completion, fill, comparison, ties) -> RuleSheet.builder()
                                        .method(method)
                                        .utility(utility)
                                        .start(start)
                                        .stop(stop)
                                        .completion(completion)
                                        .fill(fill)
                                        .comparison(comparison)
                                        .ties(ties, List.of())
                                        .build()),
                        Arbitraries.integers().between(1, 40),
                        oneInThree(),
                        oneInThree(),
                        oneInThree(),
                        Arbitraries.longs())
                .as(Draft::new);
    }

    private static Arbitrary<Boolean> oneInThree() {
        return Arbitraries.of(true, false, false);
    }

    private static Arbitrary<List<Tie>> ties() {
        return Arbitraries.of(
                List.of(Tie.COST, Tie.VOTES, Tie.ID),
                List.of(Tie.COST, Tie.VOTES, Tie.ID),
                List.of(Tie.VOTES, Tie.COST, Tie.ID),
                List.of(Tie.ID),
                List.of(Tie.COST, Tie.VOTES),
                List.of(Tie.VOTES),
                List.of());
    }

    // the same election, written otherwise

    /** Each ballot of several voters as so many ballots. */
    static Election repeated(Election election) {
        var builder = like(election, election.projects());
        var ballots = election.ballots();
        for (var ballot = 0; ballot < ballots.size(); ballot++) {
            for (var voter = 0; voter < ballots.weight(ballot); voter++) {
                copy(election, ballot, 1, builder);
            }
        }
        return builder.build();
    }

    /** Projects and ballots in another order, weights kept. */
    static Election shuffled(Election election, Random random) {
        var projects = new ArrayList<>(election.projects());
        Collections.shuffle(projects, random);
        var builder = like(election, projects);
        var order = new ArrayList<Integer>();
        for (var ballot = 0; ballot < election.ballots().size(); ballot++) {
            order.add(ballot);
        }
        Collections.shuffle(order, random);
        order.forEach(ballot -> copy(election, ballot, election.ballots().weight(ballot), builder));
        return builder.build();
    }

    static ElectionBuilder like(Election election, List<Project> projects) {
        var builder = Election.builder(election.voteType(), election.budgetCents(), election.meta());
        projects.forEach(p -> builder.project(p.id(), p.costCents(), p.name(), p.columns()));
        return builder;
    }

    static void copy(Election election, int ballot, int weight, ElectionBuilder builder) {
        builder.ballots(weight, choices(election, ballot), points(election, ballot));
    }

    static List<String> choices(Election election, int ballot) {
        var ids = new ArrayList<String>();
        for (var place = 0; place < election.ballots().length(ballot); place++) {
            ids.add(election.projects()
                    .get(election.ballots().choice(ballot, place))
                    .id());
        }
        return ids;
    }

    static List<Integer> points(Election election, int ballot) {
        var points = new ArrayList<Integer>();
        for (var place = 0;
                election.ballots().hasPoints() && place < election.ballots().length(ballot);
                place++) {
            points.add(election.ballots().points(ballot, place));
        }
        return points;
    }

    private static String papers(Election election) {
        var text = new StringBuilder();
        for (var ballot = 0; ballot < election.ballots().size(); ballot++) {
            text.append(election.ballots().weight(ballot))
                    .append(" × ")
                    .append(choices(election, ballot))
                    .append(points(election, ballot))
                    .append("; ");
        }
        return text.toString();
    }
}
