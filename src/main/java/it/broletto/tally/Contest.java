package it.broletto.tally;

import it.broletto.tally.Outcome.Fate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** An election under a rule sheet: what each project costs and got, which may win, and who precedes whom. */
final class Contest {

    private static final int PERCENT = 100;

    final Election election;
    final RuleSheet sheet;
    final long[] costCents;
    final long[] votes;
    final long[] score;
    final Ties ties;

    private final long[] weighted;
    private final Fate[] barred;
    private final int[] groupOf;

    /** @throws UnusableRules if its lot order lacks a project of the election */
    Contest(Election election, RuleSheet sheet) {
        this.election = election.explicit();
        this.sheet = sheet;
        var support = Support.of(this.election);
        this.votes = support.votes();
        this.score = support.score();
        this.costCents =
                election.projects().stream().mapToLong(Project::countedCents).toArray();
        this.ties = new Ties(election, sheet, score);
        var indexOf = new HashMap<String, Integer>();
        election.projects().forEach(project -> indexOf.put(project.id(), indexOf.size()));
        this.weighted = weighted(indexOf);
        this.groupOf = groups(indexOf);
        this.barred = new Fate[size()];
        for (var project = 0; project < size(); project++) {
            barred[project] = bar(project);
        }
    }

    int size() {
        return costCents.length;
    }

    String id(int project) {
        return election.projects().get(project).id();
    }

    /** Why a project may not win, or null. */
    Fate barred(int project) {
        return barred[project];
    }

    /** Points with bonuses, in hundredths. */
    long weighted(int project) {
        return weighted[project];
    }

    /** A number that projects share of which one at most may win; -1 for none. */
    int groupOf(int project) {
        return groupOf[project];
    }

    int[] groups() {
        return groupOf.clone();
    }

    private long[] weighted(Map<String, Integer> indexOf) {
        var weighted = new long[size()];
        for (var project = 0; project < size(); project++) {
            weighted[project] = Math.multiplyExact(score[project], (long) PERCENT);
        }
        sheet.bonuses().forEach((id, percent) -> {
            if (indexOf.containsKey(id)) {
                var project = indexOf.get(id);
                weighted[project] = Math.multiplyExact(score[project], (long) PERCENT + percent);
            }
        });
        return weighted;
    }

    private int[] groups(Map<String, Integer> indexOf) {
        var groups = new int[size()];
        Arrays.fill(groups, -1);
        for (var group = 0; group < sheet.exclusive().size(); group++) {
            for (var id : sheet.exclusive().get(group)) {
                if (indexOf.containsKey(id)) {
                    groups[indexOf.get(id)] = group;
                }
            }
        }
        return groups;
    }

    private Fate bar(int project) {
        var filters = sheet.filters();
        if (filters.sentinelCents() > 0 && election.projects().get(project).costCents() == filters.sentinelCents()) {
            return Fate.WITHDRAWN;
        }
        if (filters.dropUnaffordable() && costCents[project] > election.budgetCents()) {
            return Fate.OVER_BUDGET;
        }
        if (votes[project] < filters.minVotes()) {
            return Fate.TOO_FEW_VOTES;
        }
        return filters.minShareOfCost() > 0 && isBelowShare(project) ? Fate.BELOW_SHARE : null;
    }

    /** votes / n &lt; cost / (share × budget) */
    private boolean isBelowShare(int project) {
        return Fraction.of(votes[project], 1)
                        .times(election.budgetCents())
                        .times(sheet.filters().minShareOfCost())
                        .compareTo(Fraction.of(costCents[project], 1)
                                .times(election.ballots().voters()))
                < 0;
    }
}
