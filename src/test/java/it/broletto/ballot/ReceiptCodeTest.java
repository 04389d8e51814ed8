package it.broletto.ballot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReceiptCodeTest {

    @Test
    void aCodeHasFourGroupsWithoutVowelsAndNoTwoAreAlike() {
        var codes =
                IntStream.range(0, 10_000).mapToObj(i -> ReceiptCode.random()).collect(Collectors.toSet());
        assertEquals(10_000, codes.size());
        assertTrue(codes.stream()
                .allMatch(code -> code.matches("[0-9BCDFGHJKMNPQRSTVWXYZ]{4}(-[0-9BCDFGHJKMNPQRSTVWXYZ]{4}){3}")));
    }

    @Test
    void whatPeopleTypeIsReadAsTheCodeTheyMean() {
        var meant = Optional.of("7KQ2-M9XB-04TD-1C5H");
        assertEquals(meant, ReceiptCode.parse("7KQ2-M9XB-04TD-1C5H"));
        assertEquals(meant, ReceiptCode.parse(" 7kq2 m9xb o4td lc5h "));
        assertEquals(meant, ReceiptCode.parse("7KQ2–M9XB–04TD–IC5H"));
        assertEquals(meant, ReceiptCode.parse("7KQ2M9XB04TD1C5H"));
    }

    @Test
    void whatCannotBeACodeIsNone() {
        for (var typed :
                new String[] {null, "", "7KQ2", "7KQ2-M9XB-04TD-1C5A", "7KQ2-M9XB-04TD-1C5HH", "x".repeat(10_000)}) {
            assertEquals(Optional.empty(), ReceiptCode.parse(typed));
        }
    }
}
