package it.broletto.comparison;

import it.broletto.ballot.Currencies;
import it.broletto.ballot.ImportedElection;
import it.broletto.shared.Money;
import it.broletto.shared.Text;
import it.broletto.tally.Count;
import it.broletto.tally.Election;
import it.broletto.tally.Outcome;
import it.broletto.tally.Preference;
import it.broletto.tally.Project;
import it.broletto.tally.Proportionality;
import it.broletto.tally.Proportionality.Measure;
import it.broletto.tally.RuleSheet;
import it.broletto.tally.Welfare;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * One election under several rules.
 *
 * @param title where and when
 * @param currency ISO 4217 code of all amounts
 * @param points whether ballots give points
 * @param voters all ballots, blank ones too
 * @param rules of the round, or what most cities use: filters, ties and the like are the same for all sides
 * @param round whether it is a round of this house, counted by {@code rules}
 * @param today index of the side that is counted by {@code rules}
 * @param sides one for each rule
 * @param lines all projects, most votes (or points) first
 * @param divisions how votes and money fall upon themes and parts of the city, where the projects tell
 */
public record Comparison(
        String title,
        String currency,
        boolean points,
        Money budget,
        long voters,
        RuleSheet rules,
        boolean round,
        int today,
        List<Side> sides,
        List<Line> lines,
        List<Division> divisions) {

    /**
     * What one rule makes of it.
     *
     * @param unrepresented voters who named no funded project, those with a blank ballot among them
     * @param meanHundredths how many funded projects a voter named, in hundredths, rounded down
     * @param alone names of the winners that no other rule has, most votes first
     * @param better voters better off than under the rule of {@link #today}, by the number of funded projects
     *     that they named; {@code worse} those worse off
     * @param passedOver losing projects for which a group is passed over, as {@link Proportionality} by cost says
     * @param largest the largest such group; null for none
     */
    public record Side(
            ComparedRule rule,
            int winners,
            Money spent,
            Money left,
            long unrepresented,
            long meanHundredths,
            List<String> alone,
            long better,
            long worse,
            int passedOver,
            Group largest) {}

    /**
     * Voters who named a project and could have paid for it from their part of the budget, and are left with less.
     *
     * @param share their part of the budget
     */
    public record Group(long voters, String project, Money share) {}

    /**
     * One project.
     *
     * @param votes voters who named it, or points where ballots give points
     * @param won whether it won, one for each side
     */
    public record Line(String id, String name, long votes, Money cost, List<Boolean> won) {

        /** It wins under each rule. */
        public boolean always() {
            return !won.contains(false);
        }

        /** It wins under no rule. */
        public boolean never() {
            return !won.contains(true);
        }
    }

    /** An uploaded election, fastest with its ballots grouped, measured against what most cities use. @throws CancellationException if interrupted */
    static Comparison of(Election election) {
        return of(election, RuleSheet.GREEDY, false);
    }

    /** What a round was counted from, and by which rules. @throws CancellationException if interrupted */
    static Comparison of(Election election, RuleSheet rules) {
        return of(election, rules, true);
    }

    private static Comparison of(Election election, RuleSheet base, boolean round) {
        var compared = new ArrayList<>(ComparedRule.of(election.voteType()));
        if (compared.stream().noneMatch(rule -> rule.on(base).equals(base))) {
            compared.add(0, ComparedRule.AS_COUNTED);
        }
        var today = IntStream.range(0, compared.size())
                .filter(at -> compared.get(at).on(base).equals(base))
                .findFirst()
                .orElseThrow();
        var outcomes =
                compared.stream().map(rule -> Count.of(election, rule.on(base))).toList();
        var lines = lines(election, outcomes);
        var sides = IntStream.range(0, compared.size())
                .mapToObj(at -> side(compared.get(at), at, today, election, outcomes, lines))
                .toList();
        var about = new ImportedElection(election);
        return new Comparison(
                about.title(),
                Currencies.of(election),
                election.voteType().hasScores(),
                Money.ofCents(election.budgetCents()),
                election.ballots().voters(),
                base,
                round,
                today,
                sides,
                lines,
                Division.of(election, outcomes));
    }

    /** Lots drawn for this round decide the last ties, not ids. */
    public boolean lots() {
        return rules.ties().contains(RuleSheet.Tie.LOT);
    }

    /** Some projects may not win, or count for more. */
    public boolean filtered() {
        return !rules.filters().equals(RuleSheet.Filters.NONE)
                || !rules.exclusive().isEmpty()
                || !rules.bonuses().isEmpty();
    }

    /** Projects on which the rules do not agree. */
    public List<Line> disputed() {
        return lines.stream().filter(line -> !line.always() && !line.never()).toList();
    }

    public List<Line> always() {
        return lines.stream().filter(Line::always).toList();
    }

    public List<Line> never() {
        return lines.stream().filter(Line::never).toList();
    }

    /** The sides under which a project wins. */
    public List<Side> winning(Line line) {
        return sides(line, true);
    }

    /** The sides under which a project does not win. */
    public List<Side> losing(Line line) {
        return sides(line, false);
    }

    private List<Side> sides(Line line, boolean won) {
        return IntStream.range(0, sides.size())
                .filter(at -> line.won().get(at) == won)
                .mapToObj(sides::get)
                .toList();
    }

    private static List<Line> lines(Election election, List<Outcome> outcomes) {
        var votes = outcomes.get(0).byProject();
        var winners = outcomes.stream()
                .<Set<String>>map(outcome -> new HashSet<>(outcome.winners()))
                .toList();
        return election.projects().stream()
                .map(project -> new Line(
                        project.id(),
                        name(project),
                        votes.get(project.id()).score(),
                        Money.ofCents(project.costCents()),
                        winners.stream().map(won -> won.contains(project.id())).toList()))
                .sorted(Comparator.comparingLong(Line::votes)
                        .reversed()
                        .thenComparing(Line::cost)
                        .thenComparing(Line::id))
                .toList();
    }

    /** On one line, and not turning the direction of what stands beside it. */
    private static String name(Project project) {
        var name = Text.line(project.name());
        return name.isEmpty() ? project.id() : name;
    }

    private static Side side(
            ComparedRule rule, int at, int today, Election election, List<Outcome> outcomes, List<Line> lines) {
        var outcome = outcomes.get(at);
        var welfare = Welfare.of(election, outcome);
        var passedOver = Proportionality.of(election, outcome, Measure.COST).failures();
        var preference = Preference.between(election, outcome, outcomes.get(today));
        return new Side(
                rule,
                outcome.winners().size(),
                Money.ofCents(outcome.totalCostCents()),
                Money.ofCents(outcome.budgetCents() - outcome.totalCostCents()),
                welfare.unrepresented(),
                welfare.meanProjectsHundredths(),
                alone(at, lines),
                preference.first(),
                preference.second(),
                passedOver.size(),
                passedOver.stream()
                        .findFirst()
                        .map(witness -> group(witness, lines))
                        .orElse(null));
    }

    private static Group group(Proportionality.Witness witness, List<Line> lines) {
        var name = lines.stream()
                .filter(line -> line.id().equals(witness.projectId()))
                .map(Line::name)
                .findFirst();
        return new Group(witness.voters(), name.orElseThrow(), Money.ofCents(witness.shareCents()));
    }

    private static List<String> alone(int at, List<Line> lines) {
        var alone = new ArrayList<String>();
        for (var line : lines) {
            if (line.won().get(at) && line.won().stream().filter(won -> won).count() == 1) {
                alone.add(line.name());
            }
        }
        return List.copyOf(alone);
    }
}
