package it.broletto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import it.broletto.campaign.Town;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** Giulia promises 25 € to a campaign, without being named, and takes it back. */
@QuarkusTest
class BackerJourneyTest {

    @Inject
    Town town;

    @Test
    void aBackerPledgesAfterProvingWhoTheyAreAndMayWithdraw() {
        var campaign = "/campaigns/" + town.liveCampaign();
        try (var browser = Browser.open()) {
            var page = browser.newWindow(390);
            browser.go("/campaigns");
            browser.look("backer-1-campaigns");
            browser.go(campaign);
            browser.look("backer-2-campaign");
            browser.signInWithSpid("gbianchi", 1);
            browser.go(campaign + "/pledges");
            browser.lookInBoth("backer-3-pledge");
            page.check("input[name=amount][value='25']");
            page.check("input[name=naming] >> nth=0");
            page.click("details:has(textarea[name=message]) > summary");
            page.fill("textarea[name=message]", "Forza, fornai");
            confirm(browser);
            assertTrue(browser.path().startsWith("http"), "level 1 is sent to step up, not to " + browser.path());
            browser.passSpid("gbianchi", 2);
            assertEquals(campaign + "/pledges", browser.path());
            assertEquals(
                    "Forza, fornai", page.inputValue("textarea[name=message]"), "what was typed survived the step-up");
            assertTrue(page.isChecked("input[name=amount][value='25']"));
            confirm(browser);
            browser.look("backer-4-pledged");
            browser.go(campaign);
            assertTrue(page.textContent("main").contains("25 €")
                    || page.textContent("main").contains("25\u00a0€"));
            assertTrue(!page.textContent("main").contains("Giulia"), "nobody asked to be named");
            browser.look("backer-5-campaign-with-pledge");
            browser.go("/me");
            browser.lookInBoth("backer-6-me");
            page.locator("a[href*='/pledges/'], a[href*='/withdrawal']").first().click();
            browser.pass();
            page.locator("form[action$='/withdrawal'] button").first().click();
            browser.look("backer-7-withdrawn");
            browser.assertNoComplaints();
        }
    }

    private static void confirm(Browser browser) {
        browser.page().locator("form[action$='/pledges'] .acts button").first().click();
    }
}
