package it.broletto.tally;

import java.util.Collection;
import java.util.HashSet;

/**
 * How many voters are better off under which of two outcomes, by the number of funded projects that they named
 * (with scoring ballots, gave more than 0 points):
 * the measure of Wieliczka's comparison in 2023. Voters without any funded project count too.
 *
 * @param first voters better off under the first
 * @param second voters better off under the second
 * @param equal voters equally well off, those with a blank ballot among them
 */
public record Preference(long first, long second, long equal) {

    /** Compares two outcomes of one election. */
    public static Preference between(Election election, Outcome first, Outcome second) {
        return between(election, first.winners(), second.winners());
    }

    static Preference between(Election election, Collection<String> first, Collection<String> second) {
        var inFirst = new HashSet<>(first);
        var inSecond = new HashSet<>(second);
        var gain = new int[election.projects().size()];
        for (var index = 0; index < gain.length; index++) {
            var id = election.projects().get(index).id();
            gain[index] = (inFirst.contains(id) ? 1 : 0) - (inSecond.contains(id) ? 1 : 0);
        }
        var voters = new long[3];
        var ballots = election.ballots();
        for (var ballot = 0; ballot < ballots.size(); ballot++) {
            var sum = 0;
            for (var place = 0; place < ballots.length(ballot); place++) {
                if (Support.isFor(election, ballot, place)) {
                    sum += gain[ballots.choice(ballot, place)];
                }
            }
            voters[1 + Integer.signum(sum)] += ballots.weight(ballot);
        }
        return new Preference(voters[2], voters[0], voters[1]);
    }
}
