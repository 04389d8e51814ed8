package it.broletto.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import it.broletto.Browser;
import org.junit.jupiter.api.Test;

/** The frame and every part of pages, as a browser and axe see them. */
@QuarkusTest
class LookTest {

    @Test
    void everyPartIsAccessibleByDayAndByNight() {
        try (var browser = Browser.open()) {
            for (var scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                browser.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                for (var path : new String[] {"/", "/participate", "/style"}) {
                    browser.go(path);
                    browser.screenshots("look" + path.replace('/', '-') + "-"
                            + scheme.name().toLowerCase());
                }
            }
            browser.assertNoComplaints();
        }
    }

    @Test
    void whatIsNotAccessibleIsFound() {
        try (var browser = Browser.open()) {
            browser.go("/participate");
            browser.page().evaluate("document.querySelector('main').append(document.createElement('button'))");
            var found = assertThrows(AssertionError.class, browser::checkAxe);
            assertTrue(found.getMessage().contains("button-name: "), found.getMessage());
        }
    }

    @Test
    void anUnknownAddressHelpsOnAndKnowsWhoIsThere() {
        try (var browser = Browser.open()) {
            browser.signInWithSpid("mrossi", 1);
            var answer = browser.page().navigate(it.broletto.EmbeddedServices.applicationUrl() + "/no/such/page");
            assertEquals(404, answer.status());
            assertTrue(browser.page().textContent(".it-header-slim-wrapper").contains("Mario Rossi"));
            browser.checkAxe();
            browser.screenshots("not-found");
        }
    }

    @Test
    void theLanguageIsSwitchedWithoutJavaScript() {
        try (var browser = Browser.open()) {
            browser.go("/participate");
            browser.page().click("button[lang=en]");
            assertEquals("/participate", browser.path());
            assertEquals("en", browser.page().getAttribute("html", "lang"));
            browser.assertNoComplaints();
        }
    }

    @Test
    void aTouchOnTheMapFillsTheCoordinates() {
        try (var browser = Browser.open()) {
            browser.go("/style");
            browser.page().locator("#point-map").click();
            var latitude = Double.parseDouble(browser.page().inputValue("#latitude"));
            assertTrue(latitude > 45.3 && latitude < 45.6, () -> "latitude " + latitude);
            assertEquals("/style", browser.path());
            browser.assertNoComplaints();
        }
    }
}
