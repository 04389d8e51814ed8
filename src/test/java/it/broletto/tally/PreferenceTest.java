package it.broletto.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;

import it.broletto.tally.RuleSheet.Comparison;
import it.broletto.tally.RuleSheet.Method;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PreferenceTest {

    private static ElectionBuilder election(VoteType type) {
        return Election.builder(type, 100_00, Map.of())
                .project("a", 90_00, "", Map.of())
                .project("b", 10_00, "", Map.of())
                .project("c", 10_00, "", Map.of());
    }

    @Test
    void whoGetsMoreOfTheProjectsTheyNamedIsBetterOffWhateverTheyCost() {
        var election = election(VoteType.APPROVAL)
                .ballots(5, List.of("a"), List.of()) // one : none
                .ballots(3, List.of("b", "c"), List.of()) // none : two
                .ballots(2, List.of("a", "b"), List.of()) // one : one
                .ballots(4, List.of("a", "b", "c"), List.of()) // one : two
                .ballots(7, List.of(), List.of())
                .build();
        assertEquals(new Preference(5, 7, 9), Preference.between(election, List.of("a"), List.of("b", "c")));
        assertEquals(new Preference(7, 5, 9), Preference.between(election, List.of("b", "c"), List.of("a")));
        assertEquals(new Preference(0, 0, 21), Preference.between(election, List.of("a"), List.of("a")));
    }

    @Test
    void pointsBelowOneOfAScoringBallotPreferNothing() {
        var election = election(VoteType.SCORING)
                .ballots(1, List.of("a"), List.of(1))
                .ballots(2, List.of("a"), List.of(0))
                .ballots(4, List.of("a"), List.of(-1))
                .build();
        assertEquals(new Preference(1, 0, 6), Preference.between(election, List.of("a"), List.of()));
    }

    @Test
    void pointsOfACumulativeBallotDoNotMatter() {
        var election = election(VoteType.CUMULATIVE)
                .ballots(1, List.of("a", "b"), List.of(1, 9))
                .build();
        assertEquals(new Preference(0, 0, 1), Preference.between(election, List.of("a"), List.of("b")));
    }

    /** Equal Shares fund b, which its four supporters can pay; greedy funds d, whose votes count twice. */
    @Test
    void greedyWinsOnlyIfMoreVotersAreBetterOffUnderIt() {
        var election = Election.builder(VoteType.APPROVAL, 60_00, Map.of())
                .project("b", 20_00, "", Map.of())
                .project("d", 60_00, "", Map.of())
                .ballots(3, List.of("b"), List.of())
                .ballots(1, List.of("b", "d"), List.of())
                .ballots(2, List.of("d"), List.of());
        var sheet = RuleSheet.builder()
                .method(Method.EQUAL_SHARES)
                .comparison(Comparison.MAJORITY_WITH_GREEDY)
                .bonuses(Map.of("d", 100))
                .build();
        var greedy = sheet.change().method(Method.GREEDY).build();
        assertEquals(List.of("d"), Count.of(election.build(), greedy).winners());
        assertEquals(List.of("b"), Count.of(election.build(), sheet).winners(), "3 to 2");
        election.ballot(List.of("d"));
        assertEquals(List.of("b"), Count.of(election.build(), sheet).winners(), "3 to 3");
        election.ballot(List.of("d"));
        assertEquals(List.of("d"), Count.of(election.build(), sheet).winners(), "3 to 4");
    }
}
