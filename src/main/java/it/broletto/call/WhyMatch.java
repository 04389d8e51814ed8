package it.broletto.call;

import it.broletto.match.Claim;
import it.broletto.match.Gift;
import it.broletto.match.Match;
import it.broletto.match.PerDonation;
import it.broletto.match.Split;
import it.broletto.shared.Money;
import java.util.ArrayList;
import java.util.List;

/**
 * A match with what it was, or is expected to be, computed from.
 *
 * @param decision null before it
 */
public record WhyMatch(
        Backed.One campaign, CallView call, Admission admission, Pools.Inputs inputs, Match match, Decision decision) {

    public boolean decided() {
        return decision != null;
    }

    /** Those of the campaign itself. */
    List<Gift> gifts() {
        var id = campaign.id().toString();
        return inputs.claims().stream()
                .filter(claim -> claim.id().equals(id))
                .flatMap(claim -> claim.gifts().stream())
                .toList();
    }

    long promisedCents() {
        return gifts().stream().mapToLong(Gift::cents).sum();
    }

    /** What the city gives beside the match, where the rule counts it; null where it does not. */
    public Money award() {
        var id = campaign.id().toString();
        return admission.rule().rule().awardsCount()
                ? Money.ofCents(inputs.claims().stream()
                        .filter(claim -> claim.id().equals(id))
                        .mapToLong(Claim::awardCents)
                        .sum())
                : null;
    }

    public long poolCents() {
        return inputs.poolCents();
    }

    /** Campaigns that the pool is for. */
    public int sharers() {
        return inputs.claims().size();
    }

    /** The order of promises would tell whose they are, so where the rule needs it the file waits for the decision. */
    boolean hasFile() {
        return decided() || !(admission.rule().rule() instanceof PerDonation);
    }

    String file() {
        return MatchFile.write(campaign, call, inputs, match, decided() ? decision.at() : null);
    }

    List<Decision.Part> split() {
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
