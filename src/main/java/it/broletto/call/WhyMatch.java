package it.broletto.call;

import it.broletto.match.Match;
import it.broletto.match.PerDonation;
import it.broletto.match.Split;
import it.broletto.shared.Money;
import java.util.ArrayList;
import java.util.List;

/**
 * A match with what it was, or is expected to be, computed from; without the single gifts.
 *
 * @param settled what people gave, or promise today
 * @param award what the city gives beside the match, where the rule counts it; null where it does not
 * @param pool what there is to give
 * @param sharers campaigns that the pool is for
 * @param decision null before it
 * @param missing what people still have to promise; null if nothing is missing, and after the decision
 */
record WhyMatch(
        Backed.One campaign,
        CallView call,
        Admission admission,
        Match match,
        Money settled,
        Money award,
        Money pool,
        int sharers,
        Decision decision,
        Money missing) {

    public boolean decided() {
        return decision != null;
    }

    public Money amount() {
        return Money.ofCents(match.cents());
    }

    /** What today's promises lack to the minimum, below which nothing is added; 0 after the decision. */
    public Money toMinimum() {
        return decided() || settled.compareTo(campaign.minimum()) >= 0
                ? Money.ZERO
                : campaign.minimum().minus(settled);
    }

    /** The order of promises would tell whose they are, so where the rule needs it the file waits for the decision. */
    public boolean hasFile() {
        return decided() || !looksAtEach();
    }

    boolean looksAtEach() {
        return admission.rule().rule() instanceof PerDonation;
    }

    /** Who pays what of it. */
    public List<Decision.Part> split() {
        if (decided()) {
            return decision.split();
        }
        var parts = Split.of(
                match.cents(), call.sponsors().stream().map(Sponsor::share).toList());
        var split = new ArrayList<Decision.Part>();
        for (var each = 0; each < parts.size(); each++) {
            split.add(new Decision.Part(call.sponsors().get(each).name(), parts.get(each)));
        }
        return split;
    }
}
