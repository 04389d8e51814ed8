package it.broletto.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import it.broletto.match.Claim;
import it.broletto.match.Gift;
import it.broletto.match.Match;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Milan's four editions give what is documented of them, under each of the three ways in which the press tells it. */
class EditionTest {

    private static final long MUCH = 100_000_000;

    @Test
    void thereAreFour() {
        assertEquals(
                List.of("milano-2015", "milano-2020", "milano-2022", "milano-2024"),
                Edition.all().stream().map(Edition::id).toList());
        var last = Edition.byId("milano-2024").orElseThrow();
        assertEquals(60_000_000, last.fundMostCents());
        assertEquals(2, last.windows());
        assertEquals(60, last.days());
        assertEquals(2_000_000, last.leastCents());
        assertNull(Edition.byId("milano-2015").orElseThrow().mostCents());
    }

    /** All in euros: what people gave, then what the city adds by fixed share, as a top-up, and one to one. */
    @ParameterizedTest
    @CsvSource({
        // 2015–17: half, then half, at most 50,000 €.
        "milano-2015, 60000, 29999, 0, 0, 0",
        "milano-2015, 60000, 30000, 30000, 30000, 30000",
        "milano-2015, 60000, 45000, 30000, 15000, 15000",
        "milano-2015, 60000, 60000, 30000, 0, 0",
        "milano-2015, 200000, 100000, 50000, 50000, 50000",
        // 2020–21: 40 %, then 60 %, at most 60,000 €.
        "milano-2020, 100000, 39999, 0, 0, 0",
        "milano-2020, 100000, 40000, 60000, 60000, 60000",
        "milano-2020, 100000, 50000, 60000, 50000, 50000",
        "milano-2020, 20000, 8000, 12000, 12000, 12000",
        // 2022: 40 %, then 60 %, at most 48,000 €: 60 % of the greatest cost.
        "milano-2022, 80000, 31999, 0, 0, 0",
        "milano-2022, 80000, 32000, 48000, 48000, 48000",
        "milano-2022, 20000, 10000, 12000, 10000, 10000",
        // 2024–25: half, then half, at most 50,000 €: half of the greatest cost.
        "milano-2024, 100000, 49999, 0, 0, 0",
        "milano-2024, 100000, 50000, 50000, 50000, 50000",
        "milano-2024, 20000, 10000, 10000, 10000, 10000",
        "milano-2024, 20000, 12000, 10000, 8000, 8000",
    })
    void eachGivesWhatIsDocumented(String id, long cost, long given, long fixed, long topUp, long oneToOne) {
        var rules = Edition.byId(id).orElseThrow().rules();
        assertEquals(fixed, euros(rules.get("fixed-share").match(claim(cost, given), MUCH)));
        assertEquals(topUp, euros(rules.get("top-up").match(claim(cost, given), MUCH)));
        assertEquals(oneToOne, euros(rules.get("one-to-one").match(claim(cost, given), MUCH)));
    }

    /** Half of each cost for six projects of 100,000 € is half of the fund of 2024–25: one window. */
    @Test
    void theFundOf2024CoversSixOfTheGreatestProjectsInEachWindow() {
        var edition = Edition.byId("milano-2024").orElseThrow();
        edition.rules()
                .values()
                .forEach(rule -> assertEquals(
                        edition.fundMostCents() / edition.windows(), 6 * rule.mostFor(edition.mostCents())));
    }

    private static Claim claim(long cost, long given) {
        return new Claim("a", cost * 100, List.of(new Gift("1", given * 100)));
    }

    private static long euros(Match match) {
        return match.cents() / 100;
    }
}
