package it.broletto.call;

import it.broletto.match.Match;
import it.broletto.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What the city adds to a campaign, decided once.
 *
 * @param funded false: the campaign failed, so nothing is added
 * @param settled what people gave
 * @param pool what there was to give
 * @param match without what is added to each gift
 * @param split who pays how much of it
 */
public record Decision(
        UUID campaign, boolean funded, Money settled, Money pool, Match match, List<Part> split, Instant at) {

    /** A sponsor's part of a match. */
    public record Part(String sponsor, long cents) {}

    public Money amount() {
        return Money.ofCents(match.cents());
    }
}
