package it.broletto.collection;

import it.broletto.campaign.PledgeView;
import java.time.Instant;
import java.util.List;

/**
 * A pledge with what became of it, as its backer sees it.
 *
 * @param rail of the means of payment, else the campaign's first; null where the campaign only takes promises
 * @param rails by which it may be paid, the campaign's first one first
 * @param attempts charges that were asked for
 * @param nextTry when the amount is asked for again by itself; null if it is not
 * @param endsAt end of the collection; null before it begins
 * @param collected the entry that took the money; null before
 * @param givenBack the entry that gave it back; null before
 * @param wentOn where the money went when the campaign failed; null if it did not
 * @param cameFrom the campaign that failed, for which the money was given first; null if it was given for this one
 */
public record OwnPledge(
        PledgeView pledge,
        Stage stage,
        String rail,
        List<String> rails,
        int attempts,
        Instant nextTry,
        Instant endsAt,
        Moved collected,
        Moved givenBack,
        Way wentOn,
        Way cameFrom) {

    /**
     * Money that was given for another campaign than the one it counts for.
     *
     * @param title of the campaign at the other end; null: the neighbourhood fund
     * @param path of the pledge at the other end, or of the fund
     */
    public record Way(String title, String path, long entry, Instant at) {}

    /** Money moved, by this entry of the ledger. */
    public record Moved(long entry, Instant at) {}

    /** Whether there is more than one way to pay it. */
    public boolean manyWays() {
        return rails.size() > 1;
    }

    public String path() {
        return "/campaigns/" + pledge.campaignSlug() + "/pledges/" + pledge.id();
    }

    public String paymentPath() {
        return "/pledges/" + pledge.id() + "/payment";
    }
}
