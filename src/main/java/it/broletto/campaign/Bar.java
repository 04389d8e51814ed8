package it.broletto.campaign;

import it.broletto.shared.Money;
import java.math.BigInteger;

/** One bar from nothing to the goal, or to what was promised if that is more; lengths in thousandths of it. */
public record Bar(long promised, long minimum, long goal) {

    static Bar of(CampaignCard card) {
        var full = Math.max(card.goal().cents(), card.promised().cents());
        return new Bar(thousandths(card.promised(), full), thousandths(card.minimum(), full), thousandths(card.goal(), full));
    }

    private static long thousandths(Money part, long full) {
        return BigInteger.valueOf(part.cents()).multiply(BigInteger.valueOf(1000)).divide(BigInteger.valueOf(full)).longValue();
    }
}
