package it.broletto.round;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugTest {

    @ParameterizedTest
    @CsvSource({
        "Bilancio partecipativo 2026, bilancio-partecipativo-2026",
        "  Più verde — perché sì!  , piu-verde-perche-si",
        "Łódź 2025, lodz-2025",
        "Große Straße, grosse-strasse",
        "🌳🌳🌳, edizione",
        "بلدية ميلانو, edizione",
        "<script>alert(1)</script>, script-alert-1-script",
    })
    void aTitleBecomesAnAddress(String title, String slug) {
        assertEquals(slug, Slug.of(title));
    }

    @Test
    void aLongTitleIsCutWithoutATrailingHyphen() {
        var slug = Slug.of("a".repeat(69) + " " + "b".repeat(60));
        assertEquals("a".repeat(69), slug);
    }

    @Test
    void aTakenAddressGetsTheNextNumber() {
        var taken = Set.of("verde", "verde-2");
        assertEquals("verde-3", Slug.free("Verde", taken::contains));
        assertTrue(Slug.free("Verde", slug -> false).equals("verde"));
    }
}
