package it.broletto.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class WelfareTest {

    @Test
    @Tag(ReferenceElections.TAG)
    void inLodzEqualSharesLeavesFewerVotersWithoutAProject() {
        var election = ReferenceElections.read("Poland_Lodz_2025");
        var greedy = unrepresented(election, "greedy_cost");
        var shares = unrepresented(election, "esnet_cost_add1u");
        assertEquals(15_243, greedy, "of 60,272");
        assertEquals(8_079, shares);
    }

    private static long unrepresented(Election election, String rule) {
        var step = ReferenceElections.expected("Poland_Lodz_2025").get("step").asLong();
        var outcome = Count.of(election.grouped(), ReferenceCountTest.sheet(rule, step));
        var winners = new HashSet<>(outcome.winners());
        var without = 0L;
        for (var ballot = 0; ballot < election.ballots().size(); ballot++) {
            var named = false;
            for (var place = 0; place < election.ballots().length(ballot); place++) {
                named |= winners.contains(election.projects()
                        .get(election.ballots().choice(ballot, place))
                        .id());
            }
            without += named ? 0 : 1;
        }
        assertEquals(without, Welfare.of(election, outcome).unrepresented());
        assertEquals(without, Welfare.of(election.grouped(), outcome).unrepresented());
        return without;
    }
}
