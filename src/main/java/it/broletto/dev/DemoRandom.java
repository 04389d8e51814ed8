package it.broletto.dev;

import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Chance that is the same in every run, so that every demo city has the same ideas, votes and addresses. */
final class DemoRandom {

    private static final String RECEIPT_LETTERS = "0123456789BCDFGHJKMNPQRSTVWXYZ";

    private final RandomGenerator chance;

    DemoRandom(long seed) {
        this.chance = new SplittableRandom(seed);
    }

    /** From {@code least} to {@code most}, both included. */
    int between(int least, int most) {
        return chance.nextInt(least, most + 1);
    }

    long between(long least, long most) {
        return chance.nextLong(least, most + 1);
    }

    double between(double least, double most) {
        return chance.nextDouble(least, most);
    }

    boolean percent(int probability) {
        return chance.nextInt(100) < probability;
    }

    /** Above 0; most are near 1, a few much larger, as people's liking for projects is. */
    double popularity() {
        return Math.exp(0.8 * chance.nextGaussian());
    }

    <T> T of(List<T> choices) {
        return choices.get(chance.nextInt(choices.size()));
    }

    /** A random UUID, version 4. */
    UUID id() {
        var high = chance.nextLong() & 0xffffffffffff0fffL | 0x4000L;
        var low = chance.nextLong() & 0x3fffffffffffffffL | 0x8000000000000000L;
        return new UUID(high, low);
    }

    byte[] bytes(int length) {
        var bytes = new byte[length];
        chance.nextBytes(bytes);
        return bytes;
    }

    /** A receipt number: four groups of four, no vowels and no look-alikes. */
    String receipt() {
        var code = new StringBuilder(19);
        for (int i = 0; i < 16; i++) {
            code.append(i > 0 && i % 4 == 0 ? "-" : "").append(RECEIPT_LETTERS.charAt(chance.nextInt(30)));
        }
        return code.toString();
    }
}
