package it.broletto.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;

import it.broletto.tally.RuleSheet.Method;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PhragmenTest {

    /** Bought at 10, 15, 17, 26 and 27.5: who paid earns anew from then on. */
    @Test
    void whoPaidBeginsToEarnAnew() {
        var election = Election.builder(VoteType.APPROVAL, 118, Map.of())
                .project("a", 30, "", Map.of())
                .project("b", 24, "", Map.of())
                .project("c", 15, "", Map.of())
                .project("d", 23, "", Map.of())
                .project("e", 26, "", Map.of())
                .ballots(2, List.of("a"), List.of())
                .ballot(List.of("a", "b", "d"))
                .ballot(List.of("b"))
                .ballot(List.of("c", "d"))
                .ballot(List.of("e"))
                .build();
        var sheet = RuleSheet.builder().method(Method.PHRAGMEN).build();
        assertEquals(List.of("a", "c", "b", "e", "d"), Count.of(election, sheet).winners());
    }
}
