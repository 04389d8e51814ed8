package it.broletto.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import it.broletto.Browser;
import it.broletto.EmbeddedServices;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The traps of levels and of freshness, through the real Keycloak. */
@QuarkusTest
class StepUpTest {
    private static final String STEP_UP = "/login/step-up?return=/login/me";

    @Test
    void aStepUpRaisesTheSamePersonToLevel2() {
        try (var browser = Browser.open()) {
            browser.signInWithSpid("gbianchi", 1);
            var giulia = browser.page().textContent("#person");
            browser.go(STEP_UP);
            browser.passSpid("gbianchi", 2);
            assertEquals("/login/me", browser.path());
            assertEquals(giulia, browser.page().textContent("#person"));
            assertEquals("2", browser.page().getAttribute("#level", "data-level"));
            assertEquals("true", browser.page().getAttribute("#fresh", "data-fresh"));
        }
    }

    @Test
    void aCitizenWhoStepsUpNeverSeesThePasswordFormOfStaff() {
        try (var browser = Browser.open()) {
            browser.signInWithSpid("gbianchi", 1);
            browser.go(STEP_UP);
            browser.page().waitForSelector("#password");
            assertTrue(
                    browser.page().url().contains("/realms/spid-test/"),
                    browser.page().url());
        }
    }

    /** The hint asks the broker of level 1 although level 2 was asked for: Keycloak gives a valid token of level 1. */
    @Test
    void aTokenOfLevel1IsRefusedWhereLevel2WasAskedFor() {
        try (var browser = Browser.open()) {
            browser.signInWithSpid("lcolombo", 1);
            browser.page()
                    .navigate(
                            addressAtKeycloak(browser, STEP_UP).replace("kc_idp_hint=spid-l2", "kc_idp_hint=spid-l1"));
            browser.passSpid("lcolombo", 1);
            assertEquals("/login/callback", browser.path());
            assertTrue(browser.page().textContent("h1").contains("accesso più sicuro"));
            browser.screenshots("level-too-low");
            browser.go("/login/me");
            assertEquals("1", browser.page().getAttribute("#level", "data-level"));
        }
    }

    @Test
    void aLoginOfSixMinutesAgoIsNotFreshAlthoughItsTokenStillSaysLevel2() {
        try (var browser = Browser.open()) {
            browser.signInWithSpid("yelamrani", 2);
            QuarkusMock.installMockForType(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(6)), Clock.class);
            browser.go("/login/me");
            assertEquals("2", browser.page().getAttribute("#level", "data-level"));
            assertEquals("false", browser.page().getAttribute("#fresh", "data-fresh"));
            browser.go(STEP_UP);
            browser.page().waitForSelector("#password");
            assertTrue(
                    browser.page().url().contains("/realms/spid-test/"),
                    browser.page().url());
        }
    }

    @Test
    void aStepUpProvesAgainWhoOneIsAlsoIfThatWasDoneAMinuteAgo() {
        try (var browser = Browser.open()) {
            browser.signInWithSpid("epopescu", 2);
            browser.go(STEP_UP);
            assertEquals("/login/me", browser.path(), "a fresh login needs no step-up");
        }
    }

    @Test
    void staffStepUpByPasswordAndCodeAgain() {
        try (var browser = Browser.open()) {
            browser.signInStaff("funzionario");
            var officer = browser.page().textContent("#person");
            QuarkusMock.installMockForType(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(6)), Clock.class);
            browser.go(STEP_UP);
            browser.password("funzionario");
            browser.oneTimeCode();
            browser.awaitApplication();
            assertEquals(officer, browser.page().textContent("#person"));
        }
    }

    @Test
    void anotherPersonWhoComesBackFromAStepUpIsSignedOut() {
        try (var browser = Browser.open()) {
            browser.signInWithSpid("gbianchi", 1);
            browser.go(STEP_UP);
            browser.page().waitForSelector("#password");
            // As on a shared computer where the login server has forgotten the first person.
            var own = browser.page().context().cookies().stream()
                    .filter(cookie -> !cookie.path.contains("/realms/"))
                    .toList();
            browser.page().context().clearCookies();
            browser.page().context().addCookies(own);
            browser.go(STEP_UP);
            browser.passSpid("lverdi", 2);
            assertTrue(
                    browser.page().textContent("h1").contains("altra persona"),
                    browser.page().textContent("h1"));
            browser.go("/login/me");
            assertTrue(browser.path().startsWith("/login?return="), browser.path());
        }
    }

    @Test
    void aPasswordWithoutACodeOpensNoDesk() {
        try (var browser = Browser.open()) {
            browser.page()
                    .navigate(addressAtKeycloak(browser, "/login/account?return=/desk/residents")
                            .replace("SpidL2", "SpidL1"));
            browser.password("amministratrice");
            browser.awaitApplication();
            assertTrue(
                    browser.page().textContent("h1").contains("accesso più sicuro"),
                    browser.page().url());
            assertEquals(
                    403,
                    browser.page()
                            .navigate(EmbeddedServices.applicationUrl() + "/desk/residents")
                            .status());
        }
    }

    /** Where a login leads the browser, whose cookies are ready for it; a person could change it in the address bar. */
    private static String addressAtKeycloak(Browser browser, String login) {
        var request = browser.page().context().request();
        var stop = com.microsoft.playwright.options.RequestOptions.create().setMaxRedirects(0);
        request.get(EmbeddedServices.applicationUrl() + login, stop);
        return request.get(EmbeddedServices.applicationUrl() + LoginPages.GO, stop)
                .headers()
                .get("location");
    }
}
