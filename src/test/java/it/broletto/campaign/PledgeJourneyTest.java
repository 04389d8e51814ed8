package it.broletto.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import it.broletto.Browser;
import it.broletto.shared.Money;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A backer at a real browser, through the real login: from the list of campaigns to a promise, and back. */
@QuarkusTest
class PledgeJourneyTest {

    @Inject
    Town town;

    @Inject
    CampaignService campaigns;

    @Inject
    PledgeService pledges;

    @Test
    void aBackerPromisesAnAmountAndTakesItBack() {
        var slug = town.liveCampaign();
        pledges.pledge(
                slug,
                new NewPledge(
                        Money.ofEuros(450),
                        "Ada Colombo",
                        "Non vedo l'ora di sentire il profumo del pane.",
                        UUID.randomUUID()),
                town.backer());
        pledges.pledge(slug, new NewPledge(Money.ofEuros(75), null, null, UUID.randomUUID()), town.backer());
        try (var browser = Browser.open()) {
            browser.go("/campaigns");
            look(browser, "campaigns");
            browser.go("/campaigns/" + slug);
            look(browser, "campaign");
            browser.go("/campaigns/" + slug + "/pledges");
            look(browser, "pledge");
            var page = browser.page();
            // An amount may be typed without choosing one.
            page.fill("#otherAmount", "molto");
            page.click("main form button[type=submit]");
            look(browser, "pledge-wrong");
            browser.forgetComplaints();
            page.fill("#otherAmount", "37,50");
            page.click("details:has(#message) > summary");
            page.fill("#message", "Forza!");
            page.click("main form button[type=submit]");
            // Nobody is signed in: the form waits while the login goes on.
            page.click("a[href^='/login/spid']");
            browser.passSpid("mrossi", 1);
            assertEquals("37,50", page.inputValue("#otherAmount"));
            page.click("main form button[type=submit]");
            browser.passSpid("mrossi", 2);
            assertEquals("Forza!", page.inputValue("#message"));
            look(browser, "pledge-after-step-up");
            page.click("main form button[type=submit]");
            assertTrue(browser.path().matches("/campaigns/" + slug + "/pledges/[0-9a-f-]{36}"), browser.path());
            look(browser, "pledge-own");
            assertEquals(Money.ofCents(56_250), campaigns.bySlug(slug).card().promised());
            browser.go("/me");
            look(browser, "me");
            page.click("td a");
            page.click("main form button[type=submit]");
            look(browser, "pledge-withdrawn");
            assertEquals(Money.ofEuros(525), campaigns.bySlug(slug).card().promised());
            browser.assertNoComplaints();
        }
    }

    @Test
    void aCampaignThatFellShortSaysSo() {
        var slug = town.closingCampaign();
        pledges.pledge(slug, Town.pledge(100), town.backer());
        Town.later(Duration.ofMinutes(2));
        for (int i = 0; i < 100 && campaigns.bySlug(slug).card().status() == CampaignStatus.LIVE; i++) {
            campaigns.closeDue();
        }
        try (var browser = Browser.open()) {
            browser.go("/campaigns/" + slug);
            look(browser, "campaign-failed");
            assertTrue(browser.page().content().contains("nessuno versa nulla"));
            browser.assertNoComplaints();
        }
    }

    private static void look(Browser browser, String name) {
        browser.checkAxe();
        browser.screenshots(name);
    }
}
