package it.broletto.money;

import it.broletto.match.LumpSum;
import it.broletto.match.MatchRule;
import it.broletto.match.PerDonation;
import it.broletto.match.Quadratic;
import it.broletto.match.Threshold;
import it.broletto.match.Threshold.Policy;
import java.util.Random;

/** Rules of calls, of every kind. */
final class Rules {

    private Rules() {}

    static MatchRule any(Random dice) {
        var cap = 20_000 + dice.nextInt(80_000);
        return switch (dice.nextInt(7)) {
            case 0, 1 ->
                new Threshold(3_000 + dice.nextInt(4_000), Policy.FIXED_SHARE, 1_000 + dice.nextInt(9_000), cap);
            case 2 -> new Threshold(3_000 + dice.nextInt(4_000), Policy.TOP_UP, 1_000 + dice.nextInt(9_000), cap);
            case 3 -> new Threshold(3_000 + dice.nextInt(4_000), Policy.ONE_TO_ONE, 2_000 + dice.nextInt(18_000), cap);
            case 4 ->
                new PerDonation(5_000 + dice.nextInt(10_000), 1_000 + dice.nextInt(5_000), cap, 1 + dice.nextInt(2));
            case 5 -> new LumpSum(cap, 6_000, 0, 3);
            default -> new Quadratic(cap);
        };
    }
}
