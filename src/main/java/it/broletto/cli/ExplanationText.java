package it.broletto.cli;

import it.broletto.tally.Explanation;
import it.broletto.tally.Explanation.Loser;
import it.broletto.tally.Explanation.Round;
import it.broletto.tally.Fraction;
import it.broletto.tally.Proportionality;
import it.broletto.tally.Proportionality.Measure;
import it.broletto.tally.RuleSheet.Method;
import it.broletto.tally.Spending;
import java.math.BigDecimal;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** An explanation for a person: how each winner was bought, what losers lacked, and how well off voters are. */
final class ExplanationText {

    private static final int MOST_TAKERS = 3;

    private final Explanation explanation;
    private final boolean bought;

    private ExplanationText(Explanation explanation) {
        this.explanation = explanation;
        this.bought = explanation.endowmentCents() != null;
    }

    /** Where voters buy, effective votes of a project are its cost / what each full payer pays. */
    static String of(Explanation explanation) {
        var text = new ExplanationText(explanation);
        return text.rounds() + text.losers() + text.voters() + text.spending() + text.proportionality();
    }

    private String rounds() {
        if (!bought) {
            return "";
        }
        var earned = explanation.outcome().rule().equals(Method.PHRAGMEN.word());
        var table = new TextTable(
                ">round",
                "project",
                ">effective votes",
                earned ? ">each had earned" : ">each paid",
                ">paid it in full",
                ">paid less",
                ">left of the budget",
                "next strongest");
        explanation
                .rounds()
                .forEach(round -> table.row(
                        Integer.toString(round.number()),
                        round.projectId(),
                        hundredths(round.effectiveHundredths()),
                        hundredths(round.priceWholeCents()),
                        round.priceCents() == null ? "" : Long.toString(round.payers()),
                        round.priceCents() == null ? "" : Long.toString(round.emptied()),
                        hundredths(round.leftCents()),
                        next(round)));
        return "\nEach voter %s %s\n\n%s"
                .formatted(earned ? "earned" : "had", hundredths(explanation.endowmentWholeCents()), table);
    }

    private static String next(Round round) {
        if (!round.tied().isEmpty()) {
            return String.join(", ", round.tied()) + ": as strong, later by the tie order";
        }
        return round.rivals().isEmpty()
                ? ""
                : round.rivals().get(0).projectId() + ": "
                        + hundredths(round.rivals().get(0).effectiveHundredths());
    }

    private String losers() {
        if (explanation.losers().isEmpty()) {
            return "";
        }
        var table = new TextTable(
                "not funded",
                ">supporters had",
                ">of that left",
                bought ? ">in % of its cost" : "",
                ">money missing",
                ">votes missing",
                "lost to",
                bought ? "" : ">in % of that",
                "their money went to");
        explanation
                .losers()
                .forEach(loser -> table.row(
                        loser.projectId(),
                        hundredths(loser.hadCents()),
                        hundredths(loser.leftCents()),
                        bought ? hundredths(loser.supportHundredths()) : "",
                        loser.missingCents() == 0 ? "" : hundredths(loser.missingCents()),
                        loser.missingVotes().isPresent()
                                ? Long.toString(loser.missingVotes().getAsLong())
                                : "",
                        loser.lostTo() == null ? "" : loser.lostTo(),
                        bought ? "" : hundredths(loser.supportHundredths()),
                        takers(loser)));
        return "\n" + table;
    }

    private static String takers(Loser loser) {
        return loser.takers().stream()
                        .limit(MOST_TAKERS)
                        .map(taker -> taker.projectId() + " " + hundredths(taker.wholeCents()))
                        .collect(Collectors.joining(", "))
                + (loser.takers().size() > MOST_TAKERS ? ", …" : "");
    }

    private String voters() {
        var welfare = explanation.welfare();
        return """

                Voters: %s, of whom %s (%s %%) named no funded project, %s of these nothing at all
                On average a voter named %s funded projects, of a cost of %s together
                """.formatted(
                        welfare.voters(),
                        welfare.unrepresented(),
                        hundredths(welfare.unrepresentedHundredths()),
                        welfare.blank(),
                        hundredths(welfare.meanProjectsHundredths()),
                        hundredths(welfare.meanCostWholeCents()));
    }

    private String spending() {
        return explanation.spending().stream().map(ExplanationText::spending).collect(Collectors.joining());
    }

    private static String spending(Spending spending) {
        var table = new TextTable(spending.column(), ">projects", ">funded", ">money", ">% of money", ">% of votes");
        spending.parts()
                .forEach(part -> table.row(
                        part.value().isEmpty() ? "-" : part.value(),
                        Integer.toString(part.projects()),
                        Integer.toString(part.winners()),
                        hundredths(part.spentWholeCents()),
                        hundredths(part.spentHundredths()),
                        hundredths(part.votesHundredths())));
        return "\n" + table;
    }

    private String proportionality() {
        return explanation.proportionality().stream()
                .map(ExplanationText::proportionality)
                .collect(Collectors.joining("", "\n", ""));
    }

    private static String proportionality(Proportionality check) {
        var measure = check.measure() == Measure.COST ? "cost" : "number";
        if (check.holds()) {
            return "EJR+ up to any project, by " + measure + " of funded projects: holds\n";
        }
        var table = new TextTable("passed over", ">voters", ">cost", ">their part of the budget", ">most they got");
        check.failures()
                .forEach(group -> table.row(
                        group.projectId(),
                        Long.toString(group.voters()),
                        hundredths(group.costCents()),
                        hundredths(group.shareCents()),
                        check.measure() == Measure.COST
                                ? hundredths(group.mostSatisfaction())
                                : Long.toString(group.mostSatisfaction())));
        return "EJR+ up to any project, by %s of funded projects: fails\n\n%s\n".formatted(measure, table);
    }

    private static String hundredths(Fraction hundredths) {
        return hundredths == null
                ? ""
                : hundredths(
                        hundredths.numerator().divide(hundredths.denominator()).longValueExact());
    }

    private static String hundredths(OptionalLong hundredths) {
        return hundredths.isPresent() ? hundredths(hundredths.getAsLong()) : "";
    }

    private static String hundredths(long hundredths) {
        return BigDecimal.valueOf(hundredths, 2).toPlainString();
    }
}
