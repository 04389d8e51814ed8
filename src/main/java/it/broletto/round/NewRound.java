package it.broletto.round;

import java.util.List;

/**
 * What a councillor wants a round to be.
 *
 * @param title 3 to 120 characters
 * @param summary 3 to 300 characters
 * @param body up to 20,000 characters
 * @param maxChoices projects one ballot may choose, 1 to 20
 * @param minimumAge whole years on the day of the vote, 0 (any) to 120
 * @param areas in the order in which they are shown
 * @param phases only those that take place
 */
public record NewRound(
        String title,
        String summary,
        String body,
        int maxChoices,
        int minimumAge,
        Residence residence,
        List<NewArea> areas,
        List<NewPhase> phases) {

    public NewRound {
        areas = List.copyOf(areas);
        phases = List.copyOf(phases);
    }
}
