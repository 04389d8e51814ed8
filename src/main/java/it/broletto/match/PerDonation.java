package it.broletto.match;

import it.broletto.match.Match.Kind;
import it.broletto.match.Match.Limit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * Each gift is multiplied, as long as there is money.
 *
 * @param factorBasisPoints of a gift that is added, from 1 to 100,000
 * @param giftCapCents the part of a gift that counts, more than 0
 * @param projectCapCents the most that one campaign gets, more than 0
 * @param giftsPerDonor how many gifts of one person to one campaign count, from 1
 */
public record PerDonation(long factorBasisPoints, long giftCapCents, long projectCapCents, long giftsPerDonor)
        implements MatchRule {

    /** @throws UnusableMatch if a number is out of its range */
    public PerDonation {
        MatchRule.in("factorBasisPoints", factorBasisPoints, 1, 10 * WHOLE);
        MatchRule.in("giftCapCents", giftCapCents, 1, Claim.MOST_CENTS);
        MatchRule.in("projectCapCents", projectCapCents, 1, Claim.MOST_CENTS);
        MatchRule.in("giftsPerDonor", giftsPerDonor, 1, 1_000_000);
    }

    @Override
    public long mostFor(long budgetCents) {
        return projectCapCents;
    }

    @Override
    public Match match(Claim claim, long poolCents) {
        var counted = new HashMap<String, Long>();
        var perGift = new ArrayList<Long>();
        var wanted = 0L;
        var sum = 0L;
        for (var gift : claim.gifts()) {
            var counts = counted.merge(gift.donor(), 1L, Long::sum) <= giftsPerDonor;
            var asked = counts ? asked(gift.cents()) : 0;
            var added = Math.min(asked, Math.min(projectCapCents, poolCents) - sum);
            wanted += asked;
            sum += added;
            perGift.add(added);
        }
        return new Match(claim.id(), sum, limits(wanted, poolCents), null, List.copyOf(perGift));
    }

    /** Gifts are served as long as there is money, so all of it goes, or what they ask for. */
    @Override
    public Match match(Brief claim, long poolCents) {
        return Match.least(claim.id(), limits(claim.gifts().askedCents(), poolCents));
    }

    /** What is added to a gift that counts, if there is enough. */
    long asked(long giftCents) {
        return MatchRule.share(Math.min(giftCents, giftCapCents), factorBasisPoints);
    }

    private List<Limit> limits(long askedCents, long poolCents) {
        return List.of(
                new Limit(Kind.FACTOR, askedCents),
                new Limit(Kind.CAP, projectCapCents),
                new Limit(Kind.POOL, poolCents));
    }
}
