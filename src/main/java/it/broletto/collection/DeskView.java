package it.broletto.collection;

import it.broletto.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A collection, as offices see it.
 *
 * @param decision null before it
 */
record DeskView(
        UUID campaign,
        String slug,
        String title,
        String rail,
        Instant openedAt,
        Instant endsAt,
        Money minimum,
        List<Sum> sums,
        Decision decision) {

    /** How many pledges are in a status, and how much they are. */
    record Sum(PledgeStatus status, long pledges, Money amount) {}

    /** The decision with what it was made on. */
    record Decision(
            Instant at, boolean funded, Money settled, long pledges, Money dropped, long drops, Money minimum) {}

    /** Pledges that wait for a rail that the city has not got any more. */
    record Resting(String rail, long pledges, Money amount) {}

    /** Money that the provider could not give back. */
    record Stuck(UUID pledge, String slug, String title, Money amount, int refunds, Instant since, String reason) {}

    /**
     * A call to a provider of which nobody knows what became.
     *
     * @param outcome of the last answer; null if none came
     */
    record Unknown(String key, String rail, String slug, String title, Money amount, Instant asked, String outcome) {}
}
