package it.broletto.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PageTest {

    private static final List<Integer> ROWS =
            IntStream.rangeClosed(1, 10).boxed().toList();

    /** As a repository reads: rows after the key, or before it from the nearest on, one more than fits. */
    private static Page<Integer> page(Cursor from, int size) {
        var rows = new ArrayList<>(ROWS);
        if (from.backward()) {
            Collections.reverse(rows);
        }
        from.parts(1)
                .map(p -> Integer.parseInt(p.get(0)))
                .ifPresent(key -> rows.removeIf(row -> from.backward() ? row >= key : row <= key));
        return Page.of(rows.subList(0, Math.min(size + 1, rows.size())), size, from, String::valueOf);
    }

    @Test
    void walkingThereAndBackMeetsEveryRowOnce() {
        var there = new ArrayList<Integer>();
        var page = page(Cursor.start(), 3);
        assertTrue(page.previous().isEmpty());
        there.addAll(page.items());
        while (page.next().isPresent()) {
            page = page(Cursor.of(page.next().get()), 3);
            there.addAll(page.items());
        }
        assertEquals(ROWS, there);
        var back = new ArrayList<>(page.items());
        while (page.previous().isPresent()) {
            page = page(Cursor.of(page.previous().get()), 3);
            assertTrue(page.next().isPresent());
            back.addAll(0, page.items());
        }
        assertEquals(ROWS, back);
    }

    @Test
    void aMadeUpCursorIsTheStart() {
        for (var nonsense : new String[] {null, "", "%", "AAAA", "x".repeat(500), "PGE"}) {
            assertTrue(Cursor.of(nonsense).isStart()
                    || Cursor.of(nonsense).parts(1).isPresent());
        }
        assertTrue(Cursor.of("AAAA").isStart());
        assertTrue(Cursor.of(Cursor.after("a|b")).parts(3).isEmpty());
        assertEquals(List.of("a", "b"), Cursor.of(Cursor.after("a|b")).parts(2).orElseThrow());
    }
}
