package it.broletto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import io.quarkus.test.junit.QuarkusTest;
import it.broletto.application.Applicants;
import it.broletto.bridge.Losers;
import it.broletto.bridge.TestAwards;
import it.broletto.round.TestRounds.Somebody;
import it.broletto.shared.Time;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Mario applies, an officer asks, Mario corrects, two persons approve, Mario opens, and Giulia promises. */
@QuarkusTest
class ApplicantJourneyTest {

    private static final String TITLE = "Una ciclofficina in piazza";

    @Inject
    Losers losers;

    @Inject
    Applicants people;

    @Inject
    TestAwards awards;

    @Test
    void fromAnIdeaToTheFirstPromise() {
        try (var browser = Browser.open()) {
            var mario = browser.newWindow(390);
            browser.signInWithSpid("mrossi", 2);
            browser.go("/campaigns");
            mario.locator("main a[href='/applications']").first().click();
            browser.lookInBoth("applicant-1-start");
            mario.click("form[action='/applications'] button");
            browser.lookInBoth("applicant-2-form");
            var application = browser.path().replace("/edit", "");
            write(mario);
            press(mario, "add-line");
            assertEquals(TITLE, mario.inputValue("#title"), "adding a line keeps what was typed");
            mario.fill("[id='line.1.label']", "Panche e insegna");
            mario.fill("[id='line.1.amount']", "400");
            browser.assertNoComplaints();
            press(mario, "send");
            browser.look("applicant-3-errors");
            // The console tells of every 422.
            browser.forgetComplaints();
            assertTrue(mario.textContent(".error-summary").contains("dichiarazione"));
            for (var box : new String[] {"noReturn", "truth", "privacy"}) {
                mario.check("#" + box);
            }
            send(browser, mario);
            assertEquals(application, browser.path());
            browser.lookInBoth("applicant-4-sent");

            var officer = browser.newWindow(1280);
            browser.signInStaff("funzionario");
            browser.go("/desk/applications");
            browser.lookInBoth("applicant-5-queue");
            browser.go("/desk" + application);
            browser.lookInBoth("applicant-6-desk");
            officer.fill("#questions", "Chi tiene aperta l'officina il sabato?");
            officer.fill(
                    "#deadline",
                    LocalDate.ofInstant(Instant.now(), Time.ROME).plusDays(10).toString());
            officer.click("form[action$='/returns'] button");
            browser.pass();

            browser.use(mario);
            browser.go("/me");
            mario.click("main a[href='" + application + "/edit']");
            assertTrue(mario.textContent("main").contains("Chi tiene aperta"));
            mario.fill("#body", "Un'officina dove si impara a riparare la bici. La apriamo noi il sabato, a turno.");
            send(browser, mario);

            browser.use(officer);
            browser.go("/desk" + application);
            assertTrue(officer.textContent("ins").contains("La apriamo noi"));
            for (var criterion : new String[] {"USEFUL", "FEASIBLE", "BUDGET", "COMMUNITY", "INCLUSIVE"}) {
                officer.check("input[name='score." + criterion + "'][value='4']");
                officer.fill("[id='reason." + criterion + "']", "È spiegato bene e si può fare.");
            }
            officer.click("form[action$='/sheets'] button");
            browser.look("applicant-7-sheet");
            officer.fill("#proposal", "Serve al quartiere, e i conti tornano.");
            officer.click("form[action$='/proposals'] button");
            assertEquals(0, officer.locator("form[action$='/approvals']").count(), "not by who proposed it");

            var administrator = browser.newWindow(1280);
            browser.signInStaff("amministratrice");
            browser.go("/desk" + application);
            administrator.click("form[action$='/approvals'] button");
            assertTrue(administrator.textContent("main").contains("Approvata"));

            browser.use(mario);
            browser.go(application);
            browser.lookInBoth("applicant-8-approved");
            mario.click("form[action$='/opening'] button");
            if (mario.url().contains("openid-connect")) {
                browser.passSpid("mrossi", 2);
                mario.click("form[action$='/opening'] button");
            }
            var campaign = browser.path();
            assertTrue(campaign.startsWith("/campaigns/una-ciclofficina-in-piazza"), campaign);
            browser.lookInBoth("applicant-9-campaign");
            browser.go(campaign + "/review");
            browser.lookInBoth("applicant-10-review");

            var giulia = browser.newWindow(390);
            browser.signInWithSpid("gbianchi", 2);
            browser.go(campaign + "/pledges");
            giulia.check("input[name=amount][value='25']");
            giulia.check("input[name=naming] >> nth=0");
            giulia.locator("form[action$='/pledges'] .acts button").first().click();
            assertTrue(browser.path().endsWith("/payment"), browser.path());
            giulia.click("form[action$='/payment'] button");
            giulia.fill("#number", "4000 0000 0000 4242");
            giulia.click("form[action$='/card'] button");
            if (giulia.url().contains("/sandbox/")) {
                giulia.click("main .acts a");
            }
            for (var tries = 0; tries < 20 && !promised(browser, campaign); tries++) {
                giulia.waitForTimeout(250);
            }
            assertTrue(promised(browser, campaign), "the promise stands");
            browser.assertNoComplaints();
        }
    }

    private static boolean promised(Browser browser, String campaign) {
        return browser.go(campaign).textContent("main").contains("1 sostenitore");
    }

    /** Mario's project lost: the offices suggest a campaign, one click fills in the application, and the page tells it all. */
    @Test
    void aProjectThatLostGoesOnWithOneClick() {
        try (var browser = Browser.open()) {
            var mario = browser.newWindow(390);
            browser.signInWithSpid("mrossi", 2);
            var id = mario.request()
                    .get(EmbeddedServices.applicationUrl() + "/me/data.json")
                    .text();
            var author = new Somebody(
                    UUID.fromString(id.replaceAll("(?s)^.*?\"id\"\\s*:\\s*\"([^\"]+)\".*$", "$1")), "citizen");
            var made = losers.decided(author);

            var officer = browser.newWindow(1280);
            browser.signInStaff("funzionario");
            browser.go("/desk/rounds/" + made.round().id() + "/lost");
            officer.click("form[action$='/offers'] button");
            browser.look("bridge-1-desk");

            browser.use(mario);
            browser.go("/me");
            assertTrue(mario.textContent("main").contains("Gli uffici ti propongono"));
            browser.look("bridge-2-me");
            browser.go("/rounds/" + made.round().slug() + "/results");
            browser.look("bridge-3-results");
            mario.click("form[action='/projects/" + made.project() + "/campaign'] button");
            assertEquals("Un forno in piazza", mario.inputValue("#title"));
            assertEquals("20000", mario.inputValue("[id='line.0.amount']"));
            browser.look("bridge-4-form");

            var other = people.citizen();
            var gone = losers.decided(other);
            var slug = people.openedOf(gone.project(), other);
            awards.approved(slug, 150);
            browser.go("/campaigns/" + slug);
            browser.look("bridge-5-campaign");
            mario.click("main a[href='/projects/" + gone.project() + "']");
            assertTrue(mario.textContent("main").contains("La città è il primo sostenitore"));
            browser.look("bridge-6-project");
            mario.context()
                    .addCookies(
                            List.of(new Cookie("broletto_language", "en").setUrl(EmbeddedServices.applicationUrl())));
            mario.reload();
            browser.look("bridge-7-project-en");

            browser.use(officer);
            browser.go("/desk/campaigns/" + slug + "/award");
            browser.look("bridge-8-award");
            browser.assertNoComplaints();
        }
    }

    private static void write(Page page) {
        page.fill("#title", TITLE);
        page.fill("#summary", "Un posto dove si ripara la bici insieme, gratis, ogni sabato.");
        page.fill("#body", "Un'officina di quartiere dove si impara a riparare la bici invece di buttarla.");
        page.selectOption("#category", "MOBILITY");
        page.fill("[id='line.0.label']", "Attrezzi e cavalletti");
        page.fill("[id='line.0.amount']", "1.200");
        page.check("[id='line.0.required']");
        page.fill("#days", "40");
        page.check("input[name=surplus][value=PROJECT]");
        page.check("input[name=kind][value=GROUP]");
        page.fill("#promoter", "Gruppo Pedali");
        page.fill("#office", "Piazza delle Bici 1, Milano");
    }

    private static void press(Page page, String act) {
        page.locator("button[name=act][value='" + act + "']").last().click();
    }

    /** Confirms who it is where five minutes have gone by. */
    private static void send(Browser browser, Page page) {
        press(page, "send");
        if (page.url().contains("openid-connect")) {
            browser.passSpid("mrossi", 2);
            press(page, "send");
        }
    }
}
