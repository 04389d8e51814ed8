package it.broletto.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.options.Cookie;
import io.quarkus.test.junit.QuarkusTest;
import it.broletto.Browser;
import it.broletto.EmbeddedServices;
import it.broletto.campaign.CampaignService;
import it.broletto.campaign.PledgeService;
import it.broletto.campaign.Town;
import it.broletto.match.PerDonation;
import it.broletto.web.Texts;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An officer makes a call from Milan's last edition; a visitor asks why the city adds how much. */
@QuarkusTest
class CallJourneyTest {

    @Inject
    TestCalls testCalls;

    @Inject
    CallService calls;

    @Inject
    CampaignService campaigns;

    @Inject
    PledgeService pledges;

    @Inject
    Town town;

    @Test
    void fromAnEditionOfMilanToTheMatchOfACampaign() {
        try (var browser = Browser.open()) {
            browser.signInStaff("funzionario");
            browser.go("/desk/calls");
            browser.page().click("a[href='/desk/calls/new']");
            browser.page().click("a[href='/desk/calls/new?from=milano-2024']");
            browser.look("call-form");
            var page = browser.page();
            var title = "Crowdfunding civico " + UUID.randomUUID().toString().substring(0, 8);
            page.fill("#title", title);
            page.fill("#summary", "Quando il quartiere arriva a metà, il Comune mette quello che manca.");
            page.fill("#office", "Ufficio Partecipazione");
            page.fill("#applicants", "Associazioni senza scopo di lucro con sede in città.");
            page.fill("#opens-1", Texts.localInput(Instant.now().minus(Duration.ofDays(1))));
            page.fill("#closes-1", Texts.localInput(Instant.now().plus(Duration.ofDays(20))));
            page.click("main form button[type=submit]");
            assertTrue(page.textContent("main").contains("Scegli che cosa paga il Comune"));
            browser.look("call-form-wrong");
            // The console tells of every 422.
            browser.forgetComplaints();
            page.check("input[value=TOP_UP]");
            page.fill("#rate", "50");
            page.click("main form.form button[type=submit]");
            browser.look("call-draft");
            page.fill("#amount", "600.000");
            page.fill("#act", "cap. 1234, det. 56 del 12/01/2026");
            page.click("form[action$=envelope] button");
            browser.lookInBoth("call-own");
            assertTrue(page.textContent("main").contains("Lo pubblica un'altra persona"));
            var href = browser.path();
            try (var second = Browser.open()) {
                second.signInStaff("amministratrice");
                second.go(href);
                second.lookInBoth("call-to-publish");
                second.page().click("form[action$=publication] button");
                second.look("call-published");
                second.assertNoComplaints();
            }
            browser.go(href);
            browser.lookInBoth("call-desk");
            browser.go(browser.path() + "/rule");
            browser.lookInBoth("call-rule");
            page.check("input[value=FIXED_SHARE]");
            page.fill("#reason", "La Giunta ha scelto la quota fissa");
            page.click("main form.form button[type=submit]");
            browser.lookInBoth("call-prepared-own");
            assertTrue(page.textContent("main").contains("Lo conferma un'altra persona"));
            try (var second = Browser.open()) {
                second.signInStaff("amministratrice");
                second.go(href);
                second.lookInBoth("call-to-confirm");
                second.page().click("form[action$=confirmation] button");
                assertTrue(second.page().textContent("main").contains("Versione 2"));
                second.assertNoComplaints();
            }
            browser.go("/calls");
            browser.lookInBoth("calls");
            page.click("text=" + title);
            browser.look("call");
            page.context()
                    .addCookies(
                            List.of(new Cookie("broletto_language", "en").setUrl(EmbeddedServices.applicationUrl())));
            browser.go(browser.path());
            browser.look("call-en");
            browser.assertNoComplaints();
        }
    }

    @Test
    void aVisitorAsksWhyTheCityAddsThisMuch() {
        var slug = town.liveCampaign();
        var campaign = campaigns.bySlug(slug).card().id();
        calls.admit(testCalls.open(TestCalls.HALF, 120_000), campaign, 100_000, TestCalls.OFFICER);
        pledges.pledge(slug, Town.pledge(460), town.backer());
        var each = town.liveCampaign();
        var other = campaigns.bySlug(each).card().id();
        calls.admit(
                testCalls.open(new PerDonation(10_000, 2_500, 20_000, 1), 120_000), other, 100_000, TestCalls.OFFICER);
        calls.decide(other, TestCalls.gifts(12, 2_000), Instant.now());
        try (var browser = Browser.open()) {
            browser.go("/campaigns/" + slug);
            browser.look("campaign-in-call");
            browser.page().click("a[href='/campaigns/" + slug + "/match']");
            assertEquals("/campaigns/" + slug + "/match", browser.path());
            browser.lookInBoth("match-expected");
            browser.go("/campaigns/" + each + "/match");
            browser.lookInBoth("match-decided");
            browser.assertNoComplaints();
        }
    }
}
