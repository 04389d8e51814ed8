package it.broletto.collection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.options.Cookie;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import it.broletto.Browser;
import it.broletto.EmbeddedServices;
import it.broletto.campaign.CampaignService;
import it.broletto.campaign.CampaignStatus;
import it.broletto.campaign.Town;
import it.broletto.sandbox.Card;
import it.broletto.transfer.Bank;
import it.broletto.transfer.Reader;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Backers at a real browser: Mario's card is good; Giulia, on a phone without JavaScript, mends hers after the close;
 * Gennaro's bank asks him. The provider's pages are those of the sandbox.
 */
@QuarkusTest
class PaymentJourneyTest {

    @Inject
    Town town;

    @Inject
    CampaignService campaigns;

    @Inject
    CollectionService collections;

    @Inject
    Collector collector;

    @Inject
    Reader importer;

    private String slug;

    @Test
    void threeBackersPay() throws Exception {
        slug = town.closingCampaign(Duration.ofMinutes(15));
        collections.setRail(campaigns.bySlug(slug).card().id(), "sandbox");
        try (var browser = Browser.open()) {
            var mario = browser.page();
            browser.signInWithSpid("mrossi", 2);
            browser.go("/campaigns/" + slug);
            browser.look("pay-campaign-live");
            promise(browser, "300");
            browser.look("pay-1-agreed");
            mario.click("main form button[type=submit]");
            assertTrue(browser.path().startsWith("/sandbox/pay/"), browser.path());
            browser.look("pay-2-provider");
            mario.fill("#number", "1234");
            mario.click("main form button[type=submit]");
            browser.look("pay-3-provider-wrong");
            browser.forgetComplaints();
            mario.goBack();
            browser.go(browser.path().startsWith("/pledges") ? browser.path() : "/me");
            browser.look("pay-me-waiting");
            mario.locator("a[href$='/payment']").first().click();
            mario.click("main form button[type=submit]");
            card(browser, Card.GOOD);
            assertTrue(browser.path().endsWith("/payment/back"), browser.path());
            browser.look("pay-4-back");
            mario.click("main .acts a");
            browser.look("pay-5-own-stands");
            assertTrue(mario.textContent("main").contains("Vale"));

            var signedIn = browser.newWindow(390);
            browser.signInWithSpid("gbianchi", 2);
            var giulia = browser.newWindowWithoutScripts(390);
            giulia.context().addCookies(signedIn.context().cookies());
            promise(browser, "350");
            giulia.click("main form button[type=submit]");
            browser.screenshot("pay-plain-provider");
            card(browser, Card.DECLINED);
            assertTrue(giulia.textContent("main").contains("Vale"));
            browser.screenshot("pay-plain-back");

            var gennaro = browser.newWindow(390);
            browser.signInWithSpid("gesposito", 2);
            promise(browser, "50");
            gennaro.click("main form button[type=submit]");
            card(browser, Card.ASKS);

            close();
            browser.go("/campaigns/" + slug);
            browser.lookInBoth("pay-campaign-collecting");
            browser.go("/me");
            browser.lookInBoth("pay-6-me");
            gennaro.locator("a[href$='/payment']").first().click();
            browser.look("pay-7-agree");
            gennaro.click("main form button[type=submit]");
            browser.look("pay-8-bank");
            gennaro.click("button[value=yes]");
            browser.look("pay-9-collected");
            assertTrue(gennaro.textContent("main").contains("Incassata"), gennaro.textContent("main"));

            browser.use(giulia);
            browser.go("/me");
            giulia.locator("a[href$='/payment']").first().click();
            browser.screenshot("pay-plain-fix");
            giulia.click("main form button[type=submit]");
            card(browser, Card.GOOD);
            browser.screenshot("pay-plain-fixed");
            for (var end = Instant.now().plusSeconds(20); status() == CampaignStatus.CLOSED; Thread.sleep(50)) {
                assertTrue(Instant.now().isBefore(end), "the campaign is decided");
                collector.work();
            }
            assertEquals(CampaignStatus.FUNDED, status());
            giulia.click("main .acts a");
            browser.screenshot("pay-plain-own");
            assertTrue(giulia.textContent("main").contains("i soldi vanno al progetto"));

            browser.use(mario);
            browser.go("/campaigns/" + slug);
            browser.lookInBoth("pay-campaign-funded");
            browser.go("/campaigns");
            browser.look("pay-campaigns");
            browser.newWindow(1280);
            browser.signInStaff("funzionario");
            browser.go("/desk/collections");
            browser.lookInBoth("pay-desk");
            browser.assertNoComplaints();
        }
    }

    /** Mario, on a phone, pays by transfer; an officer reads the bank's statement; what is wrong in it goes back. */
    @Test
    void aBackerPaysByTransferAndAnOfficeReadsTheStatement() throws Exception {
        slug = town.closingCampaign(Duration.ofMinutes(15));
        var campaign = campaigns.bySlug(slug).card().id();
        collections.setRail(campaign, "sandbox");
        collections.allowRail(campaign, "transfer");
        try (var browser = Browser.open()) {
            var mario = browser.newWindow(390);
            browser.signInWithSpid("mrossi", 2);
            promise(browser, "700");
            browser.look("transfer-1-ways");
            mario.check("input[name=rail][value=transfer]");
            mario.click("main form button[type=submit]");
            assertTrue(browser.path().endsWith("/transfer"), browser.path());
            browser.look("transfer-2-payer");
            mario.fill("#name", "M");
            mario.click("main form button[type=submit]");
            browser.pass();
            browser.forgetComplaints();
            mario.fill("#name", "Mario Rossi");
            mario.click("main form button[type=submit]");
            browser.look("transfer-3-details");
            var transfer = browser.path();
            assertTrue(mario.textContent("main").contains("IT60 X054"), mario.textContent("main"));
            assertTrue(
                    (Boolean) mario.evaluate("() => document.querySelector('img.qr').naturalWidth > 0"),
                    "the code is drawn");
            mario.context()
                    .addCookies(
                            List.of(new Cookie("broletto_language", "en").setUrl(EmbeddedServices.applicationUrl())));
            browser.go(transfer);
            browser.look("transfer-3-details-en");
            assertTrue(mario.textContent("main").contains("What to write"));

            var office = browser.newWindow(1280);
            browser.signInStaff("funzionario");
            browser.go("/desk/transfers");
            browser.lookInBoth("transfer-4-desk");
            var file = office.waitForDownload(() -> office.click("a[href$='/sample.xml']"))
                    .path();
            office.setInputFiles("#file", file);
            office.click("form[action$='/statements'] button");
            browser.look("transfer-5-read");
            assertTrue(office.textContent("body").contains("abbinat"), office.textContent("body"));

            browser.use(mario);
            browser.go(transfer);
            browser.look("transfer-6-arrived-en");
            assertTrue(mario.textContent("main").contains("has arrived"), mario.textContent("main"));

            browser.use(office);
            var wrong = importer.read(new Bank()
                    .credit("J-" + campaign, 12_345, "Chiara Ferri", Bank.THEIRS, "per il forno")
                    .camt());
            assertEquals(1, wrong);
            browser.go("/desk/transfers");
            office.locator("main table a:has-text('123,45')").last().click();
            browser.lookInBoth("transfer-7-credit");
            office.click("a[href$='/return']");
            browser.look("transfer-return");
            office.click("form[action$='/return'] button");
            browser.look("transfer-8-back");
            assertTrue(office.textContent("main").contains("pain.001"), office.textContent("main"));

            close();
            browser.use(mario);
            browser.go(transfer);
            browser.look("transfer-9-collected-en");
            assertTrue(mario.textContent("main").contains("Thank you"), mario.textContent("main"));
            browser.assertNoComplaints();
        }
    }

    /** Mario, in English: his card is good, another's is not, the campaign falls short, and his money comes back. */
    @Test
    void whatFallsShortGoesBack() throws Exception {
        slug = town.closingCampaign(Duration.ofMinutes(15));
        collections.setRail(campaigns.bySlug(slug).card().id(), "sandbox");
        try (var browser = Browser.open()) {
            var mario = browser.newWindow(390);
            mario.context()
                    .addCookies(
                            List.of(new Cookie("broletto_language", "en").setUrl(EmbeddedServices.applicationUrl())));
            browser.signInWithSpid("mrossi", 2);
            promise(browser, "400");
            mario.click("main form button[type=submit]");
            browser.look("short-1-provider-en");
            card(browser, Card.GOOD);
            browser.newWindow(390);
            browser.signInWithSpid("gbianchi", 2);
            promise(browser, "300");
            browser.page().click("main form button[type=submit]");
            card(browser, Card.DECLINED);

            close();
            browser.use(mario);
            browser.go("/campaigns/" + slug);
            browser.look("short-2-collecting-en");
            Town.standsStill(Duration.ofDays(8));
            for (var end = Instant.now().plusSeconds(30); !isBack(); Thread.sleep(50)) {
                assertTrue(Instant.now().isBefore(end), "it was given back");
                collector.work();
            }
            assertEquals(CampaignStatus.FAILED, status());
            browser.go("/campaigns/" + slug);
            browser.look("short-3-failed-en");
            assertTrue(mario.textContent("main").contains("Given back"), mario.textContent("main"));
            browser.go("/me");
            mario.locator("a[href*='/campaigns/" + slug + "/pledges/']").first().click();
            browser.look("short-4-own-en");
            assertTrue(mario.textContent("main").contains("€400"), mario.textContent("main"));
            browser.assertNoComplaints();
        }
    }

    private boolean isBack() {
        var sums = campaigns.bySlug(slug).card().sums();
        return sums != null && sums.givenBack().cents() == 40_000;
    }

    private void promise(Browser browser, String euros) {
        browser.go("/campaigns/" + slug + "/pledges");
        browser.page().check("input[name=amount][value=other]");
        browser.page().fill("#otherAmount", euros);
        browser.page()
                .locator("main form[action$='/pledges'] .acts button")
                .first()
                .click();
        assertTrue(browser.path().matches("/pledges/[0-9a-f-]{36}/payment"), browser.path());
    }

    private static void card(Browser browser, Card card) {
        browser.page().fill("#number", "4000 0000 0000 " + card.digits());
        browser.page().click("main form button[type=submit]");
    }

    private CampaignStatus status() {
        return campaigns.bySlug(slug).card().status();
    }

    /** Time stands still after the close, so that the collection lasts as long as the browser needs. */
    private void close() throws Exception {
        QuarkusMock.installMockForType(
                Clock.fixed(Instant.now().plus(Duration.ofMinutes(16)), ZoneOffset.UTC), Clock.class);
        while (campaigns.closeDue() > 0) {
            Thread.onSpinWait();
        }
        for (var rounds = 0; rounds < 20; rounds++) {
            collector.work();
        }
    }
}
