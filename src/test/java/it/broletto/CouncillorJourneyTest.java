package it.broletto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import io.quarkus.test.junit.QuarkusTest;
import it.broletto.identity.TestResidents;
import it.broletto.shared.Time;
import jakarta.inject.Inject;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A round from the empty form to its results, with the councillor, an officer and a citizen each in a window. */
@QuarkusTest
class CouncillorJourneyTest {
    private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

    @Inject
    TestResidents residents;

    @Test
    void aCouncillorLeadsARoundFromTheFormToTheResults() {
        residents.register("RSSMRA80A01F205X", "M1");
        var name = "Piazze del Broletto " + UUID.randomUUID().toString().substring(0, 8);
        try (var browser = Browser.open()) {
            var councillor = browser.page();
            browser.signInStaff("assessora");
            browser.go("/desk");
            browser.look("councillor-1-desk");
            create(browser, name);
            browser.look("councillor-3-draft");
            var desk = browser.path();
            councillor.locator("a[href$='/preview']").click();
            browser.look("councillor-4-preview");
            browser.go(desk);
            councillor.locator("form[action$='/publication'] button").click();
            waitForPhase(browser, desk, "EVALUATING");
            browser.look("councillor-5-published");
            var round = councillor.locator("main a[href^='/rounds/']").first().getAttribute("href");

            var citizen = browser.newWindow(390);
            browser.signInWithSpid("mrossi", 1);
            var idea = submit(browser, round);

            browser.use(councillor);
            move(browser, desk, "EVALUATING");

            browser.newWindow(1280);
            browser.signInStaff("funzionario");
            answer(browser, idea);

            browser.use(councillor);
            browser.go(desk + "/ballot");
            browser.look("councillor-7-ballot-list");
            councillor.locator("form[action$='/ballot'] button").first().click();
            browser.pass();
            chooseRules(browser, desk + "/rules");
            move(browser, desk, "VOTING");
            browser.go(desk + "/rules");
            browser.look("councillor-8-rules-sealed");
            browser.go(round + "/rules");
            browser.look("councillor-8-rules-public");

            browser.use(citizen);
            browser.signInWithSpid("mrossi", 2);
            browser.go(round + "/booth");
            citizen.locator("input[name=pick]").first().check();
            citizen.locator("#picks .booth-bar button").first().click();
            browser.pass();
            citizen.locator("form[action$='/casts'] .sticky-act button").first().click();
            browser.pass();
            assertTrue(citizen.locator(".receipt-code").isVisible());

            browser.use(councillor);
            move(browser, desk, "COUNTING");
            waitForResults(browser, round);
            browser.look("councillor-9-results");
            assertTrue(councillor.textContent("main").contains("Panchine sotto i tigli"));
            browser.go("/accountability");
            browser.look("councillor-10-accountability");
            browser.go("/audit");
            browser.look("councillor-11-audit");
            assertTrue(!councillor.content().contains("Rossi"), "the log names roles, never people");
            browser.assertNoComplaints();
        }
    }

    private static void create(Browser browser, String name) {
        var page = browser.go("/desk/rounds/new");
        page.fill("input[name=title]", name);
        page.fill("input[name=summary]", "Una piazza da ripensare insieme");
        page.fill("textarea[name=body]", "Chi vive qui propone, gli uffici rispondono, tutti votano.");
        page.fill("input[name=budget-CITY]", "300.000");
        var now = LocalDateTime.now(Time.ROME).minusHours(1);
        var day = 0;
        for (var phase : new String[] {"COLLECTING", "EVALUATING", "VOTING"}) {
            page.fill("input[name=opens-" + phase + "]", TYPED.format(now.plusDays(day)));
            page.fill("input[name=closes-" + phase + "]", TYPED.format(now.plusDays(day + 10)));
            day += 10;
        }
        page.fill("input[name=maxChoices]", "3");
        page.fill("input[name=minimumAge]", "16");
        page.check("input[name=residence][value=CITY]");
        browser.look("councillor-2-form");
        page.locator("form[action^='/desk/rounds'] button[type=submit], form.form button")
                .last()
                .click();
    }

    private static String submit(Browser browser, String round) {
        var page = browser.go(round + "/proposals/new");
        browser.look("citizen-idea-form");
        page.fill("input[name=title]", "Panchine sotto i tigli");
        page.fill(
                "textarea[name=body]", "Quattro panchine con schienale e braccioli, all'ombra dei tigli della piazza.");
        page.selectOption("select[name=area]", new com.microsoft.playwright.options.SelectOption().setIndex(1));
        page.selectOption("select[name=category]", new com.microsoft.playwright.options.SelectOption().setIndex(1));
        page.fill("input[name=guess]", "25.000");
        page.locator("form.form button").last().click();
        assertTrue(browser.path().startsWith("/proposals/"), browser.path());
        browser.look("citizen-idea");
        return browser.path().replaceAll("\\?.*", "");
    }

    private static void chooseRules(Browser browser, String rules) {
        var page = browser.go(rules);
        page.locator("input[name=method][value=EQUAL_SHARES]").check();
        page.locator("form details > summary").click();
        browser.look("councillor-8-rules");
        page.locator("form[action$='/rules'] button").click();
        browser.pass();
        page.locator("input[name=draw]").fill("Lotto, ruota di Milano, estrazione del 3 marzo");
        page.locator("form[action$='/draw'] button").click();
        browser.pass();
        page.locator("input[name=drawn]").fill("07 19 38 64 81");
        page.locator("form[action$='/drawn'] button").click();
        browser.pass();
        assertTrue(page.locator("input[value=EQUAL_SHARES]").isChecked());
    }

    private static void answer(Browser browser, String idea) {
        var page = browser.go("/desk/proposals");
        browser.look("officer-1-queue");
        browser.go("/desk" + idea);
        browser.look("officer-2-answer");
        page.check("input[name=verdict] >> nth=0");
        page.fill("input[name=cost]", "28.000");
        page.locator("form[action$='/reviews'] button").last().click();
        browser.pass();
        browser.go(idea);
        assertTrue(page.textContent("main").contains("28.000"), "the answer is public");
        browser.look("officer-3-answered");
    }

    private static void move(Browser browser, String desk, String to) {
        var page = browser.go(desk);
        page.check("input[name=to][value=" + to + "]");
        page.fill("input[name=reason]", "Prova del percorso intero");
        page.locator("form[action$='/phases'] button").last().click();
        browser.pass();
        assertEquals(0, page.locator(".error-summary").count(), () -> page.textContent("main"));
    }

    /** The calendar opens the phase whose date has come; then the desk offers the next one. */
    private static void waitForPhase(Browser browser, String desk, String next) {
        var page = browser.page();
        for (var tries = 0; tries < 60; tries++) {
            browser.go(desk);
            if (page.locator("input[name=to][value=" + next + "]").count() > 0) {
                return;
            }
            page.waitForTimeout(1_000);
        }
        throw new AssertionError("not opened after a minute: " + page.textContent("main"));
    }

    private static void waitForResults(Browser browser, String round) {
        Page page = browser.page();
        for (var tries = 0; tries < 60; tries++) {
            browser.go(round + "/results");
            if (page.locator("table").count() > 0) {
                return;
            }
            page.waitForTimeout(1_000);
        }
        throw new AssertionError("not counted after a minute: " + page.textContent("main"));
    }
}
