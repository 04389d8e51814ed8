package it.broletto.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import it.broletto.tally.RuleSheet.Leftover;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two areas with 100 and 50 euros, of which 30 and 5 are left, and a city-wide list with 40. */
class AreasTest {

    private final Election north = area(100, 70, 60);
    private final Election south = area(50, 45, 10);
    private final Election city = area(40, 75, 40);

    @Test
    void eachListIsCountedWithItsOwnBudget() {
        for (var leftover : List.of(Leftover.STAYS, Leftover.SAVED)) {
            var areas = Areas.count(List.of(north, south), city, sheet(leftover));
            assertEquals(
                    List.of(List.of("first"), List.of("first")),
                    areas.areas().stream().map(Outcome::winners).toList());
            assertEquals(List.of("second"), areas.cityWide().winners());
            assertEquals(40_00, areas.cityWide().budgetCents());
        }
    }

    @Test
    void whatAreasLeaveMayGoToTheCityWideList() {
        var areas = Areas.count(List.of(north, south), city, sheet(Leftover.TO_CITY_LIST));
        assertEquals(75_00, areas.cityWide().budgetCents());
        assertEquals(List.of("first"), areas.cityWide().winners());
        assertEquals(100_00, areas.areas().get(0).budgetCents());
    }

    @Test
    void withoutACityWideListNothingCanGoThere() {
        assertNull(Areas.count(List.of(north), null, sheet(Leftover.SAVED)).cityWide());
        assertThrows(UnusableRules.class, () -> Areas.count(List.of(north), null, sheet(Leftover.TO_CITY_LIST)));
    }

    @Test
    void aCityWideListAloneIsCountedToo() {
        var areas = Areas.count(List.of(), city, sheet(Leftover.TO_CITY_LIST));
        assertEquals(List.of(), areas.areas());
        assertEquals(40_00, areas.cityWide().budgetCents());
    }

    private static RuleSheet sheet(Leftover leftover) {
        return RuleSheet.builder().leftover(leftover).build();
    }

    /** The first project has two votes, the second one. */
    private static Election area(int budget, int first, int second) {
        return Election.builder(VoteType.APPROVAL, 100L * budget, Map.of())
                .project("first", 100L * first, "", Map.of())
                .project("second", 100L * second, "", Map.of())
                .ballots(2, List.of("first"), List.of())
                .ballot(List.of("second"))
                .build();
    }
}
