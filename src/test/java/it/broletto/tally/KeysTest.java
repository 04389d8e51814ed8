package it.broletto.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class KeysTest {

    private final Keys keys = new Keys();

    private static byte[] text(int length, char last) {
        return ("x".repeat(length - 1) + last).getBytes(StandardCharsets.UTF_8);
    }

    private boolean add(byte[] text) {
        return keys.add(text, 0, text.length);
    }

    private int find(byte[] text) {
        return keys.find(text, 0, text.length);
    }

    /** Lengths are kept in two bytes, and three of the longest texts fill a chunk; there are more than four chunks. */
    @Test
    void textsOfEveryLengthAreFoundAgainByTheirNumber() {
        var lengths = new int[] {1, 2, 3, 4, 5, 254, 255, 256, 257, 511, 512, 4_097, 65_534, 65_535};
        var number = 0;
        for (var length : lengths) {
            for (var last : "abcdefghij".toCharArray()) {
                assertEquals(Keys.NONE, find(text(length, last)));
                assertTrue(add(text(length, last)));
                assertFalse(add(text(length, last)));
                assertEquals(number, find(text(length, last)));
                number++;
            }
        }
        number = 0;
        for (var length : lengths) {
            for (var last : "abcdefghij".toCharArray()) {
                assertEquals(number, find(text(length, last)));
                number++;
            }
        }
        assertThrows(IllegalArgumentException.class, () -> add(text(65_536, 'a')));
    }

    @Test
    void aPartOfALargerTextIsTheSameKey() {
        assertTrue(keys.add("one,two,one".getBytes(StandardCharsets.UTF_8), 0, 3));
        assertTrue(keys.add("one,two,one".getBytes(StandardCharsets.UTF_8), 4, 7));
        assertFalse(keys.add("one,two,one".getBytes(StandardCharsets.UTF_8), 8, 11));
        assertEquals(1, find("two".getBytes(StandardCharsets.UTF_8)));
    }
}
