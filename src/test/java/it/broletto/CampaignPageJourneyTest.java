package it.broletto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import it.broletto.audit.Actor;
import it.broletto.campaign.CampaignService;
import it.broletto.campaign.NewPledge;
import it.broletto.campaign.NewReturn;
import it.broletto.campaign.PledgeService;
import it.broletto.campaign.ReturnKind;
import it.broletto.campaign.ReturnService;
import it.broletto.campaign.Town;
import it.broletto.shared.Money;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An officer fills a campaign's page; a citizen reads it, asks, offers hours, chooses a return and changes their mind. */
@QuarkusTest
class CampaignPageJourneyTest {

    @Inject
    Town town;

    @Inject
    CampaignService campaigns;

    @Inject
    PledgeService pledges;

    @Inject
    ReturnService returns;

    @Test
    void aPageIsFilledReadAndAnswered() {
        var slug = town.liveCampaign();
        var path = "/campaigns/" + slug;
        var id = campaigns.bySlug(slug).card().id();
        returns.add(id, offer("Una pagnotta alla settimana", 25, 3), Actor.SYSTEM);
        returns.add(
                id,
                new NewReturn(
                        ReturnKind.COLLECTIVE,
                        "La festa del primo pane",
                        "In piazza, per tutti.",
                        Money.ofEuros(5),
                        null,
                        UUID.randomUUID()),
                Actor.SYSTEM);
        pledges.pledge(
                slug, new NewPledge(Money.ofEuros(380), "Ada Colombo", "Forza.", UUID.randomUUID()), town.backer());
        try (var browser = Browser.open()) {
            var page = browser.page();
            browser.signInStaff("funzionario");
            browser.go(path + "/returns");
            page.click("main form button[type=submit]");
            browser.look("return-wrong");
            browser.forgetComplaints();
            page.fill("#name", "Il tuo nome sul forno");
            page.fill("#minimum", "100");
            page.fill("#stock", "40");
            page.click("main form button[type=submit]");
            browser.go(path + "/needs/new");
            page.check("input[name=kind][value=HOURS]");
            page.fill("#name", "Imbiancare la sala");
            page.fill("#wanted", "40");
            browser.look("need-new");
            page.click("main form button[type=submit]");
            browser.go(path + "/updates/new");
            page.fill("#title", "I muratori hanno cominciato");
            page.fill("#body", "Lunedì sono arrivati i mattoni.\n\nVenerdì vi mostriamo la volta.");
            browser.look("update-new");
            page.click("main form button[type=submit]");
            var officer = page;

            page = browser.newWindow(1280);
            browser.signInWithSpid("mrossi", 2);
            browser.go(path + "/questions");
            page.fill("#words", "Il forno resta acceso anche d'estate?");
            page.click("form[action$='/questions'] button[type=submit]");
            browser.look("questions-mine");

            browser.use(officer);
            browser.go(path + "/questions");
            browser.look("questions-officer");
            officer.click("a[href*='/questions/']");
            officer.fill("#answer", "Sì, tranne due settimane ad agosto.");
            browser.look("question-answer");
            officer.click("form[action$='/answer'] button[type=submit]");

            browser.use(page);
            browser.go(path + "/needs");
            page.click("main a[href*='/needs/']");
            page.fill("#quantity", "6");
            page.fill("#note", "Il sabato mattina, mrossi@example.org");
            browser.look("need-offer");
            page.click("main form button[type=submit]");
            browser.look("needs-mine");
            browser.go(path);
            browser.look("campaign-full");
            page.click("a[aria-label*='pagnotta']");
            page.check("input[name=amount][value=other]");
            page.fill("#otherAmount", "20");
            page.click("main form button[type=submit]");
            browser.look("pledge-return-wrong");
            browser.forgetComplaints();
            page.fill("#otherAmount", "30");
            page.click("main form button[type=submit]");
            if (!browser.path().startsWith(path)) {
                browser.passSpid("mrossi", 2);
                page.click("main form button[type=submit]");
            }
            browser.look("pledge-own-options");
            page.click("a[href$='/naming']");
            page.check("input[name=naming][value=named]");
            page.fill("#publicName", "Mario R.");
            browser.look("pledge-naming");
            page.click("main form button[type=submit]");
            page.click("a[href$='/fallback']");
            page.check("input[name=fallback][value=FUND]");
            browser.look("pledge-fallback");
            page.click("main form button[type=submit]");
            assertTrue(page.textContent("main").contains("Al fondo di quartiere"));
            browser.go(path + "/backers");
            assertTrue(page.textContent("main").contains("Mario R."));
            browser.look("backers");
            browser.go(path + "/updates");
            browser.look("updates");
            browser.go(path + "/share");
            browser.look("share");
            browser.go(path + "/embed");
            page.setViewportSize(400, 340);
            browser.screenshot("embed");
            browser.pass();
            assertEquals(2, campaigns.bySlug(slug).card().backers());
            browser.assertNoComplaints();
        }
    }

    private static NewReturn offer(String title, long euros, int stock) {
        return new NewReturn(
                ReturnKind.INDIVIDUAL,
                title,
                "La ritiri il sabato al forno, per un mese.",
                Money.ofEuros(euros),
                stock,
                UUID.randomUUID());
    }
}
