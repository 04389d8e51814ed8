package it.broletto.proposal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import io.quarkus.test.junit.QuarkusTest;
import it.broletto.Browser;
import it.broletto.TestPerson;
import it.broletto.picture.CityMap;
import it.broletto.round.Phase;
import it.broletto.round.TestRounds;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class PointBrowserTest {

    @Inject
    TestRounds testRounds;

    @Inject
    ProposalService proposals;

    @Inject
    CityMap map;

    @ParameterizedTest
    @CsvSource({"1280, false", "390, false", "1280, true", "390, true"})
    void aPlaceIsChosenOnTheMapWithAndWithoutScripts(int width, boolean scripts) {
        var round = testRounds.in(Phase.COLLECTING);
        try (var browser = Browser.open()) {
            var page = scripts ? browser.newWindow(width) : browser.newWindowWithoutScripts(width);
            page.setExtraHTTPHeaders(Map.of(
                    TestPerson.HEADER, TestPerson.citizen(TestPerson.codiceFiscale(2000 + width + (scripts ? 1 : 0)))));
            browser.go("/rounds/" + round.slug() + "/proposals/new");
            page.fill("#title", "Una fontana qui");
            page.fill("#body", "D'estate non c'è acqua da bere in tutta la piazza.");
            page.click("#point-map", new Page.ClickOptions().setPosition(200, 120));
            var touched = map.pointAt("200", "120").orElseThrow();
            assertEquals(touched.latitude(), Double.parseDouble(page.inputValue("#latitude")), 0.002);
            assertEquals(touched.longitude(), Double.parseDouble(page.inputValue("#longitude")), 0.002);
            assertEquals("Una fontana qui", page.inputValue("#title"));
            page.selectOption("#area", "M1");
            page.selectOption("#category", "PUBLIC_SPACE");
            page.locator("form.form button[type=submit]").click();
            page.waitForURL(url -> url.contains("/proposals/") && !url.endsWith("/new"));
            var id = UUID.fromString(browser.path().substring("/proposals/".length()));
            assertEquals(touched.latitude(), proposals.byId(id).latitude(), 0.002);
            assertTrue(page.locator(".area-map .pin").count() == 1, "the place is on the page's map");
            browser.assertNoComplaints();
        }
    }
}
