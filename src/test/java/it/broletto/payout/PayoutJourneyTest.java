package it.broletto.payout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import io.quarkus.test.junit.QuarkusTest;
import it.broletto.Browser;
import it.broletto.EmbeddedServices;
import it.broletto.TestPerson;
import it.broletto.call.CallService;
import it.broletto.call.TestCalls;
import it.broletto.collection.CollectionService;
import it.broletto.collection.Funding.Gift;
import it.broletto.collection.Funding.Made;
import it.broletto.identity.Role;
import it.broletto.report.TestReports;
import it.broletto.sandbox.Card;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What everybody sees of a campaign's money, and where the staff works on it, in a real browser. */
@QuarkusTest
class PayoutJourneyTest {

    private static final List<Cookie> ENGLISH =
            List.of(new Cookie("broletto_language", "en").setUrl(EmbeddedServices.applicationUrl()));

    @Inject
    Office office;

    @Inject
    TestReports reports;

    @Inject
    CollectionService collections;

    @Inject
    CallService calls;

    @Inject
    TestCalls testCalls;

    private Made made;

    /** The promoter and two officers at work, in English; then what everybody sees, in both languages. */
    @Test
    void everybodyFollowsTheMoneyToItsEnd() throws Exception {
        made = office.campaign(new Gift(1_000, Card.GOOD), new Gift(1_000, Card.GOOD), new Gift(120, Card.DECLINED));
        var id = made.campaign();
        calls.admit(testCalls.open(TestCalls.HALF, 1_000_000), id, 400_000, TestCalls.OFFICER);
        calls.decide(id, collections.gifts(id), Instant.now());
        office.settleAll();
        try (var browser = Browser.open()) {
            var eva = officer(browser, "eva", 1280);
            var ugo = officer(browser, "ugo", 1280);
            var promoter = officer(browser, "pia", 390);
            var desk = "/desk/payouts/" + made.slug();
            publishAndOrderTheGrant(browser, eva, ugo, desk);
            nameTheAccount(browser, promoter, eva, ugo, desk);
            payTheFirstPart(browser, promoter, eva, ugo, desk);
            reportAtTheEnd(browser, promoter, eva);
            seenByEverybody(browser);
            browser.assertNoComplaints();
        }
    }

    private void publishAndOrderTheGrant(Browser browser, Page eva, Page ugo, String desk) {
        browser.use(eva);
        browser.go(desk);
        fill(
                eva,
                Map.of(
                        "beneficiary", "Associazione Il Forno",
                        "taxCode", "01199250158",
                        "legalBasis", "Delibera 12/2026",
                        "office", "Ufficio Partecipazione",
                        "manager", "Ada Rossi",
                        "selection", "Bando pubblico",
                        "cup", "B12C34567890123"));
        eva.click("form[action$='/grant/sheets'] button");
        browser.use(ugo);
        browser.go(desk);
        ugo.fill("form[action$='/grant/liquidations'] [name=act]", "Det. 7/2026");
        ugo.click("form[action$='/grant/liquidations'] button");
        browser.look("desk-payouts-campaign");
        browser.go("/grants");
        browser.look("grants-en");
        assertTrue(ugo.textContent("main").contains("Associazione Il Forno"));
    }

    private void nameTheAccount(Browser browser, Page promoter, Page eva, Page ugo, String desk) {
        browser.use(promoter);
        browser.go("/campaigns/" + made.slug() + "/payouts");
        promoter.fill("#holder", "Associazione Il Forno");
        promoter.fill("#iban", "IT60 X054 2811 1010 0000 0123 457");
        promoter.click("form[action$='/accounts'] button");
        browser.pass();
        browser.forgetComplaints();
        assertEquals("Associazione Il Forno", promoter.inputValue("#holder"), "a wrong IBAN costs nothing else");
        promoter.fill("#iban", Office.IBAN);
        promoter.click("form[action$='/accounts'] button");
        browser.look("payouts-promoter-account");
        for (var officer : List.of(eva, ugo)) {
            browser.use(officer);
            browser.go(desk);
            officer.click("form[action$='/confirmations'] button");
            assertEquals(0, officer.locator("form[action$='/confirmations']").count(), "each of them once");
        }
    }

    private void payTheFirstPart(Browser browser, Page promoter, Page eva, Page ugo, String desk) {
        browser.use(promoter);
        browser.go("/campaigns/" + made.slug() + "/payouts");
        promoter.check("input[name=position][value='1']");
        promoter.fill("#amount", "1000");
        promoter.fill("#evidence", "We have signed the contract for the oven.");
        promoter.fill("#link", "https://example.org/contract.pdf");
        promoter.click("form[action$='/requests'] button");
        browser.look("payouts-promoter");
        browser.use(eva);
        browser.go("/desk/payouts");
        browser.look("desk-payouts");
        eva.click("a[href='" + desk + "']");
        eva.click("form[action$='/approvals'] button");
        browser.use(ugo);
        browser.go(desk);
        ugo.fill("form[action$='/executions'] [name=reference]", "CRO 1234");
        ugo.fill("form[action$='/executions'] [name=day]", Office.DAY.toString());
        ugo.click("form[action$='/executions'] button");
        browser.pass();
        assertEquals(0, ugo.locator("form[action$='/executions']").count(), "paid once");
    }

    private void reportAtTheEnd(Browser browser, Page promoter, Page eva) {
        reports.told(made.slug(), office.person(Role.OFFICER));
        browser.use(promoter);
        browser.go("/campaigns/" + made.slug() + "/reports/last");
        promoter.fill("#title", "The oven is lit");
        promoter.fill("#body", "Every Saturday we bake together.");
        promoter.locator("input[name*=spent]").all().forEach(line -> line.fill("500"));
        promoter.locator("input[name*=note]").all().forEach(line -> line.fill("A discount"));
        browser.look("report-last");
        promoter.click("form[action$='/reports/last'] .acts button");
        browser.use(eva);
        browser.go("/desk/reports");
        browser.look("desk-reports");
        browser.go("/desk/reports/" + made.slug());
        browser.look("desk-report");
        eva.click("form[action$='/approval'] button");
        browser.pass();
    }

    private void seenByEverybody(Browser browser) {
        var visitor = browser.newWindow(1280);
        browser.go("/campaigns/" + made.slug());
        assertTrue(visitor.textContent("main").contains("The oven is lit"));
        visitor.click("a[href='/campaigns/" + made.slug() + "/money']");
        browser.look("money");
        assertTrue(visitor.textContent("main").contains("1.000\u00a0€"));
        browser.go("/campaigns/" + made.slug());
        browser.look("story");
        browser.go("/grants");
        browser.look("grants");
        visitor.context().addCookies(ENGLISH);
        browser.go("/campaigns/" + made.slug() + "/money");
        browser.look("money-en");
        browser.go("/campaigns/" + made.slug());
        browser.look("story-en");
    }

    private static Page officer(Browser browser, String name, int width) {
        var window = browser.newWindow(width);
        window.setExtraHTTPHeaders(Map.of(TestPerson.HEADER, name + "; roles=officer; level=2"));
        window.context().addCookies(ENGLISH);
        return window;
    }

    private static void fill(Page page, Map<String, String> fields) {
        fields.forEach((name, value) -> page.fill("[name=" + name + "]", value));
    }
}
