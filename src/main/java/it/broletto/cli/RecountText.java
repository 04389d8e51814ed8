package it.broletto.cli;

import it.broletto.tally.Election;
import it.broletto.tally.Outcome.Line;
import it.broletto.tally.Outcome.Stage;
import it.broletto.tally.Project;
import it.broletto.tally.RuleSheet;
import it.broletto.tally.RuleSheet.Completion;
import it.broletto.tally.RuleSheet.Method;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;

/** The result for a person: who won, who did not and why, and by which rules. */
final class RecountText {

    private final Recount recount;
    private final Election election;
    private final RuleSheet sheet;
    private final Map<String, String> nameOf;

    private RecountText(Recount recount) {
        this.recount = recount;
        this.election = recount.file().election();
        this.sheet = recount.sheet();
        this.nameOf = election.projects().stream().collect(Collectors.toMap(Project::id, Project::name));
    }

    static String of(Recount recount) {
        var text = new RecountText(recount);
        return text.head()
                + "\n"
                + text.winners()
                + "\n"
                + text.losers()
                + (recount.explanation() == null ? "" : ExplanationText.of(recount.explanation()))
                + text.tail();
    }

    private String head() {
        var outcome = recount.outcome();
        return "%s votes, %s projects, budget %s\n%s\n\nFunded: %s projects for %s, left: %s\n"
                .formatted(
                        election.ballots().voters(),
                        election.projects().size(),
                        money(election.budgetCents()),
                        rule(),
                        outcome.winners().size(),
                        money(outcome.totalCostCents()),
                        money(election.budgetCents() - outcome.totalCostCents()));
    }

    private String rule() {
        var rule = new StringBuilder(sheet.method().word());
        if (sheet.method() == Method.EQUAL_SHARES) {
            rule.append(", utility ").append(Words.word(sheet.utility()));
            rule.append(", start ").append(Words.word(sheet.start()));
            rule.append(", completion ").append(Words.word(sheet.completion()));
            if (sheet.completion() == Completion.ADD1 || sheet.completion() == Completion.ADD1U) {
                rule.append(", step ").append(money(sheet.stepCents()));
                rule.append(", stop ").append(Words.word(sheet.stop()));
            }
            if (sheet.completion() == Completion.GREEDY || sheet.completion() == Completion.ADD1U) {
                rule.append(", fill ").append(Words.word(sheet.fill()));
            }
        }
        rule.append("; ties by ").append(sheet.ties().stream().map(Words::word).collect(Collectors.joining(", ")));
        if (recount.preference() != null) {
            rule.append(
                    "\nbetter off under this rule: %s voters, under greedy: %s, neither: %s\nso the result is that of %s"
                            .formatted(
                                    recount.preference().first(),
                                    recount.preference().second(),
                                    recount.preference().equal(),
                                    recount.outcome().rule()));
        }
        return rule.toString();
    }

    private TextTable winners() {
        var completed = recount.outcome().lines().stream().anyMatch(line -> line.stage() == Stage.COMPLETION);
        var table = new TextTable(">#", "project", ">" + strength(), ">cost", "by", "name");
        recount.outcome().lines().stream()
                .filter(Line::selected)
                .sorted(Comparator.comparingInt(Line::position))
                .forEach(line -> table.row(
                        Integer.toString(line.position()),
                        line.projectId(),
                        Long.toString(line.score()),
                        money(line.costCents()),
                        completed ? Words.word(line.stage()) : "",
                        nameOf.get(line.projectId())));
        return table;
    }

    private String losers() {
        var table = new TextTable("project", ">" + strength(), ">cost", "why not", "name");
        var losers = recount.outcome().lines().stream()
                .filter(line -> !line.selected())
                .toList();
        losers.forEach(line -> table.row(
                line.projectId(),
                Long.toString(line.score()),
                money(line.costCents()),
                why(line),
                nameOf.get(line.projectId())));
        return losers.isEmpty() ? "All projects are funded.\n" : "Not funded: %s\n\n%s".formatted(losers.size(), table);
    }

    private String strength() {
        return election.voteType().hasScores() ? "points" : "votes";
    }

    private String why(Line line) {
        return switch (line.fate()) {
            case SELECTED -> throw new IllegalArgumentException("it won");
            case NO_MONEY_LEFT ->
                "%s was left, %s too little".formatted(money(line.leftCents()), money(line.missingCents()));
            case OVER_BUDGET -> "costs more than the budget";
            case TOO_FEW_VOTES ->
                "%s voters, fewer than %s"
                        .formatted(line.votes(), sheet.filters().minVotes());
            case BELOW_SHARE ->
                "votes / voters < cost / (%s × budget)"
                        .formatted(sheet.filters().minShareOfCost());
            case WITHDRAWN -> "withdrawn, its cost says";
            case RIVAL_WON -> "another one of its group won";
            case SUPPORTERS_TOO_POOR -> "its supporters had too little left";
            case AFTER_THE_END -> "the count ended before";
        };
    }

    private String tail() {
        return "\nfile SHA-256  %s\nrules SHA-256 %s\n".formatted(recount.file().sha256(), sheet.sha256());
    }

    private String money(long cents) {
        return election.decimal(cents);
    }
}
