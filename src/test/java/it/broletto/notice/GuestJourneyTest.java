package it.broletto.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.options.Cookie;
import io.quarkus.test.junit.QuarkusTest;
import it.broletto.Browser;
import it.broletto.EmbeddedServices;
import it.broletto.campaign.CampaignService;
import it.broletto.campaign.Town;
import it.broletto.collection.CollectionService;
import it.broletto.dev.MailSink;
import it.broletto.sandbox.Card;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Somebody without an account, on a phone: in Italian with scripts, then in English without. */
@QuarkusTest
class GuestJourneyTest {

    @Inject
    Town town;

    @Inject
    CampaignService campaigns;

    @Inject
    CollectionService collections;

    @Inject
    Post post;

    @Inject
    MailSink sink;

    private String slug;

    @Test
    void whoHasOnlyAnAddressPromisesPaysAndComesBack() {
        slug = town.liveCampaign();
        collections.setRail(campaigns.bySlug(slug).card().id(), "sandbox");
        var address = "telefono." + UUID.randomUUID() + "@posta.example.it";
        try (var browser = Browser.open()) {
            var phone = browser.newWindow(390);
            browser.go("/campaigns/" + slug + "/pledges");
            browser.look("guest-1-form");
            phone.check("input[name=amount][value=other]");
            phone.fill("#otherAmount", "25");
            phone.click("main button[name=by]");
            assertTrue(phone.textContent("main").contains("scrivi il tuo indirizzo"));
            browser.look("guest-2-wrong");
            browser.forgetComplaints();
            phone.fill("#email", address);
            phone.click("main button[name=by]");
            assertTrue(browser.path().endsWith("/asked"), browser.path());
            browser.look("guest-3-asked");
            browser.go(mail(address));
            browser.look("guest-4-confirm");
            phone.click("main form button[type=submit]");
            assertTrue(browser.path().matches("/pledges/[0-9a-f-]{36}/payment"), browser.path());
            browser.look("guest-5-payment");
            phone.click("main form button[type=submit]");
            phone.fill("#number", "4000 0000 0000 " + Card.GOOD.digits());
            phone.click("main form button[type=submit]");
            assertTrue(phone.textContent("main").contains("Vale"), phone.textContent("main"));
            phone.click("main .acts a");
            browser.look("guest-6-own");
            browser.go("/pledges/mine");
            browser.look("guest-7-mine");
            phone.locator("form[action='/pledges/leaving'] button").click();
            assertEquals("/campaigns", browser.path());

            var plain = browser.newWindowWithoutScripts(390);
            plain.context()
                    .addCookies(
                            List.of(new Cookie("broletto_language", "en").setUrl(EmbeddedServices.applicationUrl())));
            browser.go("/pledges/link");
            plain.fill("#email", address);
            plain.click("main form button[type=submit]");
            browser.screenshot("guest-8-asked");
            browser.go(mail(address));
            browser.screenshot("guest-9-open");
            plain.click("main form button[type=submit]");
            assertEquals("/pledges/mine", browser.path());
            plain.locator("main ul a").first().click();
            plain.locator("form[action$='/withdrawal'] button").click();
            assertFalse(plain.locator("form[action$='/withdrawal']").isVisible());
            browser.screenshot("guest-10-withdrawn");
            browser.newWindow(1280);
            browser.signInStaff("funzionario");
            browser.go("/desk/mails");
            browser.look("guest-desk");
            browser.assertNoComplaints();
        }
    }

    private String mail(String address) {
        post.send();
        return Post.paths(sink.to(address).get(0)).get(0);
    }
}
