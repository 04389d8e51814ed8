package it.broletto.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import it.broletto.Browser;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SpidLoginTest {
    @Test
    void whoSignsInWithSpidIsACitizenAtThatLevel() {
        try (var browser = Browser.open()) {
            browser.signInWithSpid("mrossi", 1);
            assertEquals("Mario Rossi", browser.page().textContent("h1"));
            assertEquals("1", browser.page().getAttribute("#level", "data-level"));
            assertEquals("cittadino", browser.page().textContent("#roles").strip());
            browser.newWindow(390);
            browser.signInWithSpid("mrossi", 2);
            assertEquals("2", browser.page().getAttribute("#level", "data-level"));
            assertEquals("true", browser.page().getAttribute("#fresh", "data-fresh"));
        }
    }

    @Test
    void theDoorLeadsThroughSpidBackToWhereOneWas() {
        try (var browser = Browser.open()) {
            browser.go("/login?return=/login/me");
            browser.look("login");
            browser.page().click("text=Entra con SPID");
            browser.passSpid("mrossi", 1);
            assertEquals("/login/me", browser.path());
            browser.look("login-me");
            browser.go("/login/error");
            browser.look("login-error");
            browser.assertNoComplaints();
        }
    }

    @Test
    void relativesWithTheSameEmailStayTwoPersons() {
        try (var browser = Browser.open()) {
            browser.signInWithSpid("mrossi", 1);
            var mario = browser.page().textContent("#person");
            browser.newWindow(1280);
            browser.signInWithSpid("lverdi", 1);
            assertEquals("Lucia Verdi", browser.page().textContent("h1"));
            assertNotEquals(mario, browser.page().textContent("#person"));
        }
    }

    @Test
    void staffSignInWithPasswordAndOneTimeCode() {
        try (var browser = Browser.open()) {
            browser.signInStaff("assessora");
            assertTrue(browser.page().locator("[data-role=councillor]").isVisible());
            browser.newWindow(1280);
            browser.signInStaff("matteo.brambilla");
            assertEquals("cittadino", browser.page().textContent("#roles").strip());
            assertEquals("2", browser.page().getAttribute("#level", "data-level"));
        }
    }
}
