package it.broletto.cli;

import it.broletto.tally.Count;
import it.broletto.tally.Election;
import it.broletto.tally.Explanation;
import it.broletto.tally.Outcome;
import it.broletto.tally.Preference;
import it.broletto.tally.Project;
import it.broletto.tally.RuleSheet;
import it.broletto.tally.RuleSheet.Comparison;
import it.broletto.tally.RuleSheet.Method;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A file counted by a rule sheet.
 *
 * @param preference voters better off under the rule, under greedy, and neither; null if the sheet compares nothing
 * @param explanation null unless asked for
 */
record Recount(ElectionFile file, RuleSheet sheet, Outcome outcome, Preference preference, Explanation explanation) {

    /**
     * @throws it.broletto.tally.UndecidableTie if the sheet leaves open which project comes first
     * @throws it.broletto.tally.UnusableRules if the sheet does not fit the election
     */
    static Recount of(ElectionFile file, RuleSheet sheet) {
        return new Recount(file, sheet, Count.of(file.election(), sheet), preference(file.election(), sheet), null);
    }

    /** As {@link #of}, with the reasons. */
    static Recount explained(ElectionFile file, RuleSheet sheet) {
        var explanation = Explanation.of(file.election(), sheet);
        return new Recount(file, sheet, explanation.outcome(), explanation.comparison(), explanation);
    }

    private static Preference preference(Election election, RuleSheet sheet) {
        if (sheet.comparison() == Comparison.NO) {
            return null;
        }
        var own = sheet.change().comparison(Comparison.NO).build();
        var greedy = own.change().method(Method.GREEDY).build();
        return Preference.between(election, Count.of(election, own), Count.of(election, greedy));
    }

    boolean greedyPrevails() {
        return preference != null && preference.second() > preference.first();
    }

    /** Ids in groups and bonuses that an election lacks. The lot of a round always names projects of other areas too. */
    static Set<String> strangers(Election election, RuleSheet sheet) {
        var named = new LinkedHashSet<String>();
        sheet.exclusive().forEach(named::addAll);
        named.addAll(sheet.bonuses().keySet());
        named.removeAll(election.projects().stream().map(Project::id).collect(Collectors.toSet()));
        return named;
    }
}
