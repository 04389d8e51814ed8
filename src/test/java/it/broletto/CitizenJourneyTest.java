package it.broletto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import it.broletto.identity.TestResidents;
import it.broletto.project.TestProjects;
import it.broletto.project.TestProjects.Wanted;
import it.broletto.round.Residence;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** Mario, on his phone: from the front page to the receipt, and a change of mind. */
@QuarkusTest
class CitizenJourneyTest {
    private static final String MARIO = "RSSMRA80A01F205X";

    @Inject
    TestProjects projects;

    @Inject
    TestResidents residents;

    @Test
    void aCitizenGetsFromTheLoginToTheReceiptAndChangesTheBallot() {
        residents.register(MARIO, "M1");
        var round = projects.voting(
                Residence.CITY,
                16,
                new Wanted("M1", 200_000),
                new Wanted("M1", 150_000),
                new Wanted("M2", 100_000),
                new Wanted("CITY", 900_000));
        var booth = "/rounds/" + round.slug() + "/booth";
        try (var browser = Browser.open()) {
            var page = browser.newWindow(390);
            browser.go("/");
            browser.look("citizen-1-home");
            browser.go("/rounds/" + round.slug());
            browser.look("citizen-2-round");
            browser.go(booth);
            assertEquals(
                    "/rounds/" + round.slug() + "/eligibility", browser.path(), "whoever is not known is told why");
            browser.look("citizen-3-eligibility");

            browser.go("/login?return=" + booth);
            browser.look("citizen-4-login");
            page.locator("a[href*='/login/spid'], button:has-text('SPID')")
                    .first()
                    .click();
            browser.passSpid("mrossi", 1);
            assertEquals(booth, browser.path());
            browser.look("citizen-5-booth");

            page.locator("input[name=pick]").nth(0).check();
            page.locator("input[name=pick]").nth(2).check();
            page.locator("#picks button[type=submit], #picks .booth-bar button")
                    .first()
                    .click();
            assertEquals(2, page.locator(".paper-line").count());
            browser.look("citizen-6-review");
            cast(browser);
            assertTrue(browser.path().startsWith("http"), "level 1 is sent to step up, not to " + browser.path());
            browser.passSpid("mrossi", 2);
            assertEquals(booth + "/review", browser.path());
            assertEquals(2, page.locator(".paper-line").count(), "what was picked survived the step-up");
            browser.look("citizen-7-review-recognised");
            cast(browser);
            var first = page.textContent(".receipt-code").strip();
            assertTrue(first.matches("[0-9A-Z]{4}(-[0-9A-Z]{4}){3}"), first);
            browser.look("citizen-8-receipt");

            browser.go(booth);
            page.locator("input[name=pick]").nth(1).check();
            page.locator("#picks button[type=submit], #picks .booth-bar button")
                    .first()
                    .click();
            browser.pass();
            cast(browser);
            browser.pass();
            var second = page.textContent(".receipt-code").strip();
            assertTrue(!second.equals(first));
            browser.go("/receipts?code=" + first);
            browser.look("citizen-9-receipt-replaced");
            browser.go("/me/ballots");
            assertTrue(page.content().contains(second));
            browser.look("citizen-10-my-ballots");
            browser.go("/me");
            browser.look("citizen-11-me");
            browser.assertNoComplaints();
        }
    }

    private static void cast(Browser browser) {
        browser.page()
                .locator("form[action$='/casts'] .sticky-act button")
                .first()
                .click();
    }
}
