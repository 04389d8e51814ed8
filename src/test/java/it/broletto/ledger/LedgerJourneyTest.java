package it.broletto.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.options.Cookie;
import io.quarkus.test.junit.QuarkusTest;
import it.broletto.Browser;
import it.broletto.EmbeddedServices;
import it.broletto.audit.Actor;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Somebody who is not signed in follows the money of a campaign. */
@QuarkusTest
class LedgerJourneyTest {

    @Inject
    LedgerService ledger;

    @Inject
    EnvelopeService envelopes;

    @Inject
    AnchorService anchors;

    @Inject
    Books books;

    @Inject
    Clock clock;

    @Test
    void everybodyFollowsTheMoneyOfACampaign() {
        try (var browser = Browser.open()) {
            browser.go("/ledger");
            browser.look("ledger-before");
            var campaign = books.campaign("Un forno di quartiere");
            var entry = fill(campaign);
            anchors.signDue();
            browser.go("/");
            browser.page().click("footer a[href='/ledger']");
            assertEquals("/ledger", browser.path());
            browser.look("ledger");
            browser.page().click("a[href='/ledger/entries/" + entry.number() + "']");
            browser.look("ledger-entry");
            browser.page().click("a[href='/ledger/accounts/escrow/" + campaign + "']");
            browser.look("ledger-account");
            assertEquals("1.700\u00a0€", browser.page().textContent(".figures dd"));
            browser.page()
                    .context()
                    .addCookies(
                            List.of(new Cookie("broletto_language", "en").setUrl(EmbeddedServices.applicationUrl())));
            browser.go("/ledger");
            browser.look("ledger-en");
            browser.go(
                    "/ledger/entries/" + ledger.before(Long.MAX_VALUE, 1).get(0).number());
            browser.look("ledger-entry-en");
            browser.assertNoComplaints();
        }
    }

    /** Returns the entry of a refund. */
    private Entry fill(UUID campaign) {
        var call = UUID.randomUUID();
        envelopes.give(UUID.randomUUID(), call, 5_000_000, "Determina 12 del 2026", Actor.SYSTEM);
        envelopes.reserve(UUID.randomUUID(), call, campaign, 300_000, Actor.SYSTEM);
        for (var cents : List.of(50_000L, 120_000L, 50_000L)) {
            books.collect("sandbox", campaign, cents, cents / 50, null);
        }
        var wrong = books.collect("sandbox", campaign, 50_000, 1_000, null);
        ledger.reverse(wrong.id(), "La stessa promessa era stata registrata due volte.", Actor.SYSTEM);
        var entry = ledger.post(Books.refund(campaign, 50_000), Actor.SYSTEM);
        var hold = ledger.hold(Books.refund(campaign, 20_000), clock.instant().plusSeconds(600), Actor.SYSTEM);
        ledger.voidHold(hold.id(), "Il rimborso non serve più.", Actor.SYSTEM);
        ledger.hold(Books.refund(campaign, 12_345), clock.instant().plusSeconds(600), Actor.SYSTEM);
        return entry;
    }
}
