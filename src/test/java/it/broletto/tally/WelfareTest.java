package it.broletto.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class WelfareTest {

    @Test
    void ofAnOutcomeForWhichNobodyPaidItIsKnownToo() {
        var election = Election.builder(VoteType.APPROVAL, 10_00, Map.of())
                .project("a", 10_00, "", Map.of())
                .project("b", 10_00, "", Map.of())
                .ballots(5, List.of("a"), List.of())
                .ballots(2, List.of("b"), List.of())
                .ballot(List.of())
                .build();
        var welfare = Welfare.of(election, Count.of(election, RuleSheet.GREEDY));
        assertEquals(3, welfare.unrepresented());
        assertEquals(List.of(), welfare.byPaid());
    }

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
