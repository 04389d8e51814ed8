package it.broletto.tally;

import it.broletto.tally.RuleSheet.Leftover;
import java.util.ArrayList;
import java.util.List;

/**
 * The count of a round with several lists, each with its own budget: those of areas and perhaps a city-wide one.
 *
 * @param areas outcomes of the areas, in the order in which they were given
 * @param cityWide outcome of the city-wide list, with what areas left in its budget if the sheet says so; null if there
 *     is no such list
 */
public record Areas(List<Outcome> areas, Outcome cityWide) {

    public Areas {
        areas = List.copyOf(areas);
    }

    /**
     * Counts each list by itself, the city-wide one last.
     *
     * @param cityWide null if there is no city-wide list
     * @throws UndecidableTie see {@link Count#of}
     * @throws UnusableRules if money shall go to a city-wide list and there is none
     */
    public static Areas count(List<Election> areas, Election cityWide, RuleSheet sheet) {
        var moves = sheet.leftover() == Leftover.TO_CITY_LIST;
        if (moves && cityWide == null) {
            throw new UnusableRules("money that areas leave shall go to the city-wide list, but there is none");
        }
        var outcomes = new ArrayList<Outcome>();
        var leftCents = 0L;
        for (var area : areas) {
            var outcome = Count.of(area, sheet);
            outcomes.add(outcome);
            leftCents += outcome.budgetCents() - outcome.totalCostCents();
        }
        if (cityWide == null) {
            return new Areas(outcomes, null);
        }
        return new Areas(outcomes, Count.of(moves ? cityWide.withMoreBudget(leftCents) : cityWide, sheet));
    }
}
