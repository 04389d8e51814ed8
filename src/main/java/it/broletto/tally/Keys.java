package it.broletto.tally;

import java.util.Arrays;

/**
 * Texts as UTF-8 bytes, numbered from 0 in the order in which they came, in a few arrays rather than one object each:
 * ten million ids of ten bytes need about 0.4 GB.
 */
final class Keys {

    static final int NONE = Slots.NONE;

    private static final int CHUNK = 1 << 18;
    private static final int ALIGNMENT = 4;
    private static final int LONGEST = 0xFFFF;

    private final Slots slots = new Slots();
    private byte[][] chunks = new byte[4][];
    private int[] places = new int[16];
    private int size;
    private long free;

    /** The number of a text, or {@link #NONE}. */
    int find(byte[] bytes, int from, int to) {
        var hash = hash(bytes, from, to);
        for (var slot = slots.first(hash); !slots.isFree(slot); slot = slots.next(slot)) {
            var number = slots.number(slot, hash);
            if (number != NONE && isAt(number, bytes, from, to)) {
                return number;
            }
        }
        return NONE;
    }

    /** Adds a text of at most 65,535 bytes; false if it was here already. */
    boolean add(byte[] bytes, int from, int to) {
        var hash = hash(bytes, from, to);
        var slot = slots.first(hash);
        for (; !slots.isFree(slot); slot = slots.next(slot)) {
            var number = slots.number(slot, hash);
            if (number != NONE && isAt(number, bytes, from, to)) {
                return false;
            }
        }
        store(bytes, from, to);
        slots.add(slot, hash);
        return true;
    }

    private boolean isAt(int number, byte[] bytes, int from, int to) {
        var place = Integer.toUnsignedLong(places[number]) * ALIGNMENT;
        var chunk = chunks[(int) (place / CHUNK)];
        var at = (int) (place % CHUNK);
        var length = (chunk[at] & 0xFF) << Byte.SIZE | chunk[at + 1] & 0xFF;
        return length == to - from && Arrays.equals(chunk, at + 2, at + 2 + length, bytes, from, to);
    }

    /** Its length in two bytes, then the text; never across two chunks. */
    private void store(byte[] bytes, int from, int to) {
        var length = to - from;
        if (length > LONGEST) {
            throw new IllegalArgumentException("a key of " + length + " bytes");
        }
        if (free % CHUNK + 2 + length > CHUNK) {
            free = (free / CHUNK + 1) * CHUNK;
        }
        var index = (int) (free / CHUNK);
        if (index >= chunks.length) {
            chunks = Arrays.copyOf(chunks, 2 * chunks.length);
        }
        if (chunks[index] == null) {
            chunks[index] = new byte[CHUNK];
        }
        var at = (int) (free % CHUNK);
        chunks[index][at] = (byte) (length >>> Byte.SIZE);
        chunks[index][at + 1] = (byte) length;
        System.arraycopy(bytes, from, chunks[index], at + 2, length);
        if (size == places.length) {
            places = Arrays.copyOf(places, size + size / 2);
        }
        places[size] = (int) (free / ALIGNMENT);
        size++;
        free += (2 + length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    private long hash(byte[] bytes, int from, int to) {
        var hash = slots.seed();
        var at = from;
        for (; at + 4 <= to; at += 4) {
            hash = Slots.mixed(
                    hash,
                    bytes[at] & 0xFF
                            | (bytes[at + 1] & 0xFF) << 8
                            | (bytes[at + 2] & 0xFF) << 16
                            | (bytes[at + 3] & 0xFF) << 24);
        }
        for (; at < to; at++) {
            hash = Slots.mixed(hash, bytes[at]);
        }
        return hash;
    }
}
