package it.broletto.tally;

/**
 * A hash table of numbers from 0 whose keys the caller keeps: one long each, hash and number. Hashes begin with a seed of
 * their own, so that nobody can prepare a file of keys that collide; no result depends on it.
 */
final class Slots {

    static final int NONE = -1;

    private static final long HALF = 0xFFFF_FFFFL;
    private static final long ODD = 0x9E37_79B9_7F4A_7C15L;

    private final long seed = System.identityHashCode(this) * ODD;
    private long[] slots = new long[64];
    private int size;

    /** What a hash begins with. */
    long seed() {
        return seed;
    }

    /** The hash of what was hashed so far and one number more. */
    static long mixed(long hash, long next) {
        var mixed = (hash ^ next) * ODD;
        return mixed ^ mixed >>> Integer.SIZE;
    }

    /** Where to look first for a key of this hash. */
    int first(long hash) {
        return (int) hash & slots.length - 1;
    }

    int next(int slot) {
        return slot + 1 & slots.length - 1;
    }

    boolean isFree(int slot) {
        return slots[slot] == 0;
    }

    /** The number in a slot if its key may have this hash, or {@link #NONE}. */
    int number(int slot, long hash) {
        return slots[slot] >>> Integer.SIZE == (hash & HALF) ? (int) (slots[slot] & HALF) - 1 : NONE;
    }

    /** Puts the next number into a free slot. */
    void add(int slot, long hash) {
        size++;
        slots[slot] = hash << Integer.SIZE | size;
        if (size > slots.length / 5 * 3) {
            grow();
        }
    }

    private void grow() {
        var old = slots;
        slots = new long[Math.multiplyExact(2, old.length)];
        for (var entry : old) {
            if (entry != 0) {
                var slot = first(entry >>> Integer.SIZE);
                while (slots[slot] != 0) {
                    slot = next(slot);
                }
                slots[slot] = entry;
            }
        }
    }
}
