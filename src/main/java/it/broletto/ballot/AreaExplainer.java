package it.broletto.ballot;

import it.broletto.ballot.AreaExplanation.Group;
import it.broletto.ballot.AreaExplanation.Loser;
import it.broletto.ballot.AreaExplanation.Other;
import it.broletto.ballot.AreaExplanation.Part;
import it.broletto.ballot.AreaExplanation.Rival;
import it.broletto.ballot.AreaExplanation.Rule;
import it.broletto.ballot.AreaExplanation.Step;
import it.broletto.ballot.AreaExplanation.Taker;
import it.broletto.ballot.AreaExplanation.Theme;
import it.broletto.shared.Money;
import it.broletto.shared.Text;
import it.broletto.tally.Count;
import it.broletto.tally.Election;
import it.broletto.tally.Explanation;
import it.broletto.tally.Fraction;
import it.broletto.tally.Outcome;
import it.broletto.tally.Outcome.Fate;
import it.broletto.tally.Outcome.Line;
import it.broletto.tally.Preference;
import it.broletto.tally.Proportionality;
import it.broletto.tally.RuleSheet;
import it.broletto.tally.RuleSheet.Comparison;
import it.broletto.tally.RuleSheet.Completion;
import it.broletto.tally.RuleSheet.Fill;
import it.broletto.tally.RuleSheet.Method;
import it.broletto.tally.RuleSheet.Start;
import it.broletto.tally.RuleSheet.Stop;
import it.broletto.tally.RuleSheet.Utility;
import it.broletto.tally.Spending;
import it.broletto.tally.UndecidableTie;
import it.broletto.tally.UnusableRules;
import it.broletto.tally.Welfare;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Picks from the explanation of a count what pages tell. Pure: the same file and rules give the same. */
final class AreaExplainer {

    private static final int RIVALS = 5;
    private static final int TAKERS = 6;
    private static final long UNIT_CENTS = 100;
    private static final int PERCENT = 100;

    /** Those that a rule had looked at, or would have. */
    private static final Set<Fate> IN_TURN = Set.of(Fate.SELECTED, Fate.NO_MONEY_LEFT, Fate.RIVAL_WON);

    private static final Set<String> THEMES = Set.of("category", "district", "subdistrict", "neighborhood");

    private final Election election;
    private final RuleSheet sheet;
    private final Explanation explanation;
    private final Outcome outcome;
    private final Map<String, Line> lines;
    private final boolean paid;

    private AreaExplainer(Election election, RuleSheet sheet) {
        this.election = election;
        this.sheet = sheet;
        this.explanation = Explanation.of(election, sheet);
        this.outcome = explanation.outcome();
        this.lines = outcome.byProject();
        this.paid = explanation.endowmentCents() != null;
    }

    /**
     * @throws UndecidableTie as {@link Count#of}
     * @throws UnusableRules as {@link Count#of}
     */
    static AreaExplanation explain(Election election, RuleSheet sheet) {
        return new AreaExplainer(election.grouped(), sheet).explain();
    }

    private AreaExplanation explain() {
        var welfare = explanation.welfare();
        return new AreaExplanation(
                rule(), steps(), losers(), welfare.voters(), welfare.byProjects(), themes(), leftOut(), other());
    }

    private Rule rule() {
        var shares = sheet.method() == Method.EQUAL_SHARES && paid;
        return new Rule(
                sheet.method(),
                sheet.utility(),
                sheet.completion(),
                sheet.ties(),
                election.voteType().hasScores(),
                shares ? firstShare() : null,
                shares ? money(explanation.endowmentCents()) : null,
                sheet.comparison() != Comparison.NO && sheet.method() != Method.GREEDY,
                isReversed());
    }

    private boolean isReversed() {
        return !outcome.rule().equals(sheet.method().word());
    }

    private Money firstShare() {
        var cents = election.budgetCents() / Math.max(1, outcome.voters());
        return Money.ofCents(sheet.start() == Start.EXACT ? cents : cents - cents % UNIT_CENTS);
    }

    private List<Step> steps() {
        var steps = new ArrayList<Step>();
        var turn = 0;
        for (var round : explanation.rounds()) {
            var line = lines.get(round.projectId());
            steps.add(step(round, line, turn));
            turn = line.turn();
        }
        return steps;
    }

    private Step step(Explanation.Round round, Line line, int previousTurn) {
        var pays = round.priceCents() != null;
        return new Step(
                round.number(),
                round.stage(),
                round.projectId(),
                line.score(),
                Money.ofCents(round.costCents()),
                Money.ofCents(round.leftCents() + round.costCents()),
                pays ? money(round.priceCents()) : null,
                round.payers(),
                round.emptied(),
                pays && round.emptied() > 0 && !byPoints() ? emptiedPaid(round) : null,
                pays ? Math.max(0, line.votes() - round.payers() - round.emptied()) : 0,
                round.effectiveHundredths(),
                pays ? rivals(round) : nextInTurn(line),
                round.tied(),
                outcome.lines().stream()
                        .filter(other -> other.turn() > previousTurn && other.turn() < line.turn())
                        .filter(other -> !other.selected())
                        .map(Line::projectId)
                        .toList());
    }

    private boolean byPoints() {
        return election.voteType().hasScores()
                && (sheet.utility() == Utility.POINTS || sheet.utility() == Utility.POINTS_COST);
    }

    /** The cost less what full payers paid. */
    private static Money emptiedPaid(Explanation.Round round) {
        var price = round.priceCents();
        var rest = BigInteger.valueOf(round.costCents())
                .multiply(price.denominator())
                .subtract(price.numerator().multiply(BigInteger.valueOf(round.payers())));
        return Money.ofCents(rest.divide(price.denominator()).longValueExact());
    }

    private static List<Rival> rivals(Explanation.Round round) {
        return round.rivals().stream()
                .limit(RIVALS)
                .map(bid -> new Rival(bid.projectId(), bid.effectiveHundredths(), Money.ofCents(bid.priceCents())))
                .toList();
    }

    private List<Rival> nextInTurn(Line line) {
        return outcome.lines().stream()
                .filter(other -> other.turn() > line.turn() && IN_TURN.contains(other.fate()))
                .limit(RIVALS)
                .map(other -> new Rival(other.projectId(), weighted(other), null))
                .toList();
    }

    private long weighted(Line line) {
        return line.score() * (PERCENT + sheet.bonuses().getOrDefault(line.projectId(), 0));
    }

    private List<Loser> losers() {
        var nearest = Comparator.<Explanation.Loser>comparingLong(
                        loser -> loser.supportHundredths().orElse(0))
                .reversed();
        var losers = explanation.losers().stream();
        return (paid ? losers.sorted(nearest) : losers).map(this::loser).toList();
    }

    private Loser loser(Explanation.Loser loser) {
        var line = lines.get(loser.projectId());
        return new Loser(
                loser.projectId(),
                loser.fate(),
                line.score(),
                Money.ofCents(loser.costCents()),
                Money.ofCents(line.leftCents()),
                Money.ofCents(loser.missingCents()),
                loser.hadCents() == null ? null : money(loser.hadCents()),
                loser.leftCents() == null ? null : money(loser.leftCents()),
                loser.supportHundredths().isEmpty()
                        ? null
                        : loser.supportHundredths().getAsLong(),
                loser.missingVotes().isEmpty() ? null : loser.missingVotes().getAsLong(),
                loser.lostTo(),
                loser.lostTo() != null && weighted(lines.get(loser.lostTo())) == weighted(line),
                loser.takers().stream()
                        .limit(TAKERS)
                        .map(taker -> new Taker(taker.projectId(), money(taker.cents())))
                        .toList());
    }

    private List<Theme> themes() {
        return explanation.spending().stream()
                .filter(spending -> THEMES.contains(spending.column()))
                .filter(spending -> spending.parts().size() > 1)
                .map(spending -> new Theme(
                        spending.column(),
                        spending.parts().stream().map(AreaExplainer::part).toList()))
                .toList();
    }

    private static Part part(Spending.Part part) {
        return new Part(
                Text.line(part.value()),
                part.projects(),
                part.winners(),
                Money.ofCents(part.spentWholeCents()),
                part.votesHundredths(),
                part.spentHundredths());
    }

    /** By the measure that the rule goes by. */
    private Group leftOut() {
        var measure = sheet.utility() == Utility.CARDINALITY || sheet.utility() == Utility.POINTS
                ? Proportionality.Measure.PROJECTS
                : Proportionality.Measure.COST;
        return explanation.proportionality().stream()
                .filter(check -> check.measure() == measure)
                .flatMap(check -> check.failures().stream())
                .findFirst()
                .map(group -> new Group(
                        group.projectId(),
                        group.voters(),
                        Money.ofCents(group.costCents()),
                        Money.ofCents(group.shareCents())))
                .orElse(null);
    }

    private Other other() {
        var rules = otherRules();
        try {
            var there = Count.of(election, rules);
            var preference = Preference.between(election, outcome, there);
            return new Other(
                    rules.method(),
                    there.winners(),
                    Money.ofCents(there.totalCostCents()),
                    preference.first(),
                    preference.second(),
                    preference.equal(),
                    Welfare.of(election, there).unrepresented());
        } catch (UndecidableTie | UnusableRules open) {
            return null;
        }
    }

    /** For most votes the rule that is recommended to cities, for any other most votes. */
    private RuleSheet otherRules() {
        var rules = sheet.change().comparison(Comparison.NO);
        if (isReversed()) {
            return rules.build();
        }
        if (sheet.method() != Method.GREEDY) {
            return rules.method(Method.GREEDY).build();
        }
        return rules.method(Method.EQUAL_SHARES)
                .utility(election.voteType().hasScores() ? Utility.POINTS_COST : Utility.COST)
                .start(Start.FLOOR)
                .stepCents(UNIT_CENTS)
                .stop(Stop.EXHAUSTIVE)
                .completion(Completion.ADD1U)
                .fill(Fill.VOTES)
                .build();
    }

    private static Money money(Fraction cents) {
        return Money.ofCents(cents.numerator().divide(cents.denominator()).longValueExact());
    }
}
