package it.broletto.tally;

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
import java.util.List;
import java.util.Map;

/** Puts a rule sheet together; what is not said stays as in the sheet from which it started. */
public final class RuleSheetBuilder {

    private Method method;
    private Utility utility;
    private Start start;
    private long stepCents;
    private Stop stop;
    private Completion completion;
    private Fill fill;
    private Filters filters;
    private List<List<String>> exclusive;
    private Map<String, Integer> bonuses;
    private Comparison comparison;
    private Leftover leftover;
    private List<Tie> ties;
    private List<String> lot;

    RuleSheetBuilder(RuleSheet sheet) {
        this.method = sheet.method();
        this.utility = sheet.utility();
        this.start = sheet.start();
        this.stepCents = sheet.stepCents();
        this.stop = sheet.stop();
        this.completion = sheet.completion();
        this.fill = sheet.fill();
        this.filters = sheet.filters();
        this.exclusive = sheet.exclusive();
        this.bonuses = sheet.bonuses();
        this.comparison = sheet.comparison();
        this.leftover = sheet.leftover();
        this.ties = sheet.ties();
        this.lot = sheet.lot();
    }

    public RuleSheetBuilder method(Method method) {
        this.method = method;
        return this;
    }

    public RuleSheetBuilder utility(Utility utility) {
        this.utility = utility;
        return this;
    }

    public RuleSheetBuilder start(Start start) {
        this.start = start;
        return this;
    }

    public RuleSheetBuilder stepCents(long stepCents) {
        this.stepCents = stepCents;
        return this;
    }

    public RuleSheetBuilder stop(Stop stop) {
        this.stop = stop;
        return this;
    }

    public RuleSheetBuilder completion(Completion completion) {
        this.completion = completion;
        return this;
    }

    public RuleSheetBuilder fill(Fill fill) {
        this.fill = fill;
        return this;
    }

    public RuleSheetBuilder filters(Filters filters) {
        this.filters = filters;
        return this;
    }

    public RuleSheetBuilder exclusive(List<List<String>> exclusive) {
        this.exclusive = exclusive;
        return this;
    }

    public RuleSheetBuilder bonuses(Map<String, Integer> bonuses) {
        this.bonuses = bonuses;
        return this;
    }

    public RuleSheetBuilder comparison(Comparison comparison) {
        this.comparison = comparison;
        return this;
    }

    public RuleSheetBuilder leftover(Leftover leftover) {
        this.leftover = leftover;
        return this;
    }

    /** Ties that need no lot order. */
    public RuleSheetBuilder ties(Tie... ties) {
        return ties(List.of(ties), List.of());
    }

    /** @param lot all project ids if {@code ties} has LOT, otherwise empty */
    public RuleSheetBuilder ties(List<Tie> ties, List<String> lot) {
        this.ties = ties;
        this.lot = lot;
        return this;
    }

    /** @throws UnusableRules if the sheet contradicts itself */
    public RuleSheet build() {
        return new RuleSheet(
                method,
                utility,
                start,
                stepCents,
                stop,
                completion,
                fill,
                filters,
                exclusive,
                bonuses,
                comparison,
                leftover,
                ties,
                lot);
    }
}
