package it.broletto.payout;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.options.Cookie;
import io.quarkus.test.junit.QuarkusTest;
import it.broletto.Browser;
import it.broletto.EmbeddedServices;
import it.broletto.TestPerson;
import it.broletto.call.CallService;
import it.broletto.call.TestCalls;
import it.broletto.collection.CollectionService;
import it.broletto.collection.Funding.Gift;
import it.broletto.identity.Role;
import it.broletto.report.TestReports;
import it.broletto.sandbox.Card;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What everybody sees of a campaign's money, and where the staff works on it, in a real browser. */
@QuarkusTest
class PayoutJourneyTest {

    @Inject
    Office office;

    @Inject
    PayoutService payouts;

    @Inject
    TestReports reports;

    @Inject
    GrantService grants;

    @Inject
    CollectionService collections;

    @Inject
    CallService calls;

    @Inject
    TestCalls testCalls;

    @Test
    void everybodyFollowsTheMoneyToItsEnd() throws Exception {
        var made =
                office.campaign(new Gift(1_000, Card.GOOD), new Gift(1_000, Card.GOOD), new Gift(120, Card.DECLINED));
        var id = made.campaign();
        calls.admit(testCalls.open(TestCalls.HALF, 1_000_000), id, 400_000, TestCalls.OFFICER);
        calls.decide(id, collections.gifts(id), Instant.now());
        grants.publish(
                id,
                new GrantSheet(
                        "Associazione Il Forno",
                        "01199250158",
                        "Delibera 12/2026",
                        "Ufficio Partecipazione",
                        "Ada Rossi",
                        "Bando pubblico",
                        "B12C34567890123"),
                UUID.randomUUID(),
                office.person(Role.OFFICER));
        grants.liquidate(id, "Det. 7/2026", office.person(Role.OFFICER));
        office.account(id, Office.IBAN);
        var first = office.request(id, 1, 100_000);
        payouts.approve(first, office.person(Role.OFFICER));
        office.settleAll();
        payouts.execute(first, "CRO 1234", Office.DAY, office.person(Role.OFFICER));
        office.request(id, 2, 60_000);
        reports.told(made.slug(), office.person(Role.OFFICER));
        reports.last(made.slug(), office.person(Role.OFFICER), office.person(Role.OFFICER));
        try (var browser = Browser.open()) {
            browser.go("/campaigns/" + made.slug());
            browser.page().click("a[href='/campaigns/" + made.slug() + "/money']");
            browser.look("money");
            assertTrue(browser.page().textContent("main").contains("1.000\u00a0€"));
            browser.go("/campaigns/" + made.slug());
            browser.look("story");
            browser.go("/grants");
            browser.look("grants");
            browser.page()
                    .context()
                    .addCookies(
                            List.of(new Cookie("broletto_language", "en").setUrl(EmbeddedServices.applicationUrl())));
            browser.go("/campaigns/" + made.slug() + "/money");
            browser.look("money-en");
            browser.newWindow(1280).setExtraHTTPHeaders(Map.of(TestPerson.HEADER, "eva; roles=officer; level=2"));
            browser.go("/desk/payouts");
            browser.look("desk-payouts");
            browser.page().click("a[href='/desk/payouts/" + made.slug() + "']");
            browser.look("desk-payouts-campaign");
            browser.go("/campaigns/" + made.slug() + "/payouts");
            browser.look("payouts-promoter");
            browser.go("/campaigns/" + made.slug() + "/reports/last");
            browser.look("report-last");
            browser.go("/desk/reports/" + made.slug());
            browser.look("desk-report");
            browser.go("/desk/reports");
            browser.look("desk-reports");
            browser.assertNoComplaints();
        }
    }
}
