package it.broletto.ballot;

import it.broletto.tally.RuleSheet;
import it.broletto.tally.RuleSheet.Comparison;
import it.broletto.tally.RuleSheet.Completion;
import it.broletto.tally.RuleSheet.Method;

/** What the key {@code rule} of a Pabulib file calls a rule; the rule sheet says the rest. */
public final class PabulibRule {

    private PabulibRule() {}

    /** For example {@code greedy}, {@code equalshares/add1}, {@code equalshares/add1-comparison}. */
    public static String of(RuleSheet sheet) {
        if (sheet.method() != Method.EQUAL_SHARES) {
            return sheet.method().word();
        }
        var raised = sheet.completion() == Completion.ADD1 || sheet.completion() == Completion.ADD1U;
        return "equalshares"
                + (raised ? "/add1" : "")
                + (sheet.comparison() == Comparison.MAJORITY_WITH_GREEDY ? "-comparison" : "");
    }
}
