package it.broletto.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The lot against what {@code sha256sum} gives for the same bytes. */
class LotTest {

    private static final List<String> IDS = List.of("1", "2", "3", "9", "10");

    private static byte[] seed() {
        var seed = new byte[Lot.SEED_BYTES];
        seed[Lot.SEED_BYTES - 1] = 7;
        return seed;
    }

    @Test
    void theOrderIsThatOfTheHashes() {
        assertEquals(List.of("2", "1", "10", "9", "3"), Lot.order(seed(), "07 19 38 è", IDS));
        assertEquals(List.of("9", "1", "10", "2", "3"), Lot.order(seed(), "", IDS));
    }

    @Test
    void theOrderInWhichProjectsComeChangesNothing() {
        var shuffled = new java.util.ArrayList<>(IDS);
        Collections.reverse(shuffled);
        assertEquals(Lot.order(seed(), "7", IDS), Lot.order(seed(), "7", shuffled));
        assertEquals(List.of(), Lot.order(seed(), "7", List.of()));
    }

    @Test
    void theCommitmentIsTheHashOfTheSeed() {
        assertEquals("48428bdb7ddd829410d6bbb924fdeb3a3d7e88c2577bffae073b990c6f061d08", Lot.commitment(seed()));
    }
}
