package it.broletto.payout;

import static it.broletto.Until.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.junit.QuarkusTest;
import it.broletto.Sql;
import it.broletto.campaign.Town;
import it.broletto.collection.CollectionService;
import it.broletto.collection.Funding;
import it.broletto.collection.Funding.Gift;
import it.broletto.identity.Role;
import it.broletto.ledger.Account;
import it.broletto.ledger.Account.Kind;
import it.broletto.ledger.LedgerService;
import it.broletto.rail.RailService;
import it.broletto.sandbox.Card;
import it.broletto.shared.Refusal;
import it.broletto.shared.Refusal.Reason;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The sandbox's bank asks a charge back three minutes after it, and decides after three more. 400 € and 400 € collected. */
@QuarkusTest
class DisputeTest {

    @Inject
    Office office;

    @Inject
    Funding funding;

    @Inject
    PayoutService payouts;

    @Inject
    CollectionService collections;

    @Inject
    RailService rails;

    @Inject
    LedgerService ledger;

    @Inject
    Sql sql;

    private UUID campaign;
    private UUID pledge;

    private void campaign(Card card) throws Exception {
        var made = office.campaign(new Gift(400, Card.GOOD), new Gift(400, card));
        campaign = made.campaign();
        pledge = made.pledges().get(1);
        office.account(campaign, Office.IBAN);
    }

    private void opens() {
        Town.later(Duration.ofSeconds(30 + 3 * 60 + 10));
        rails.lookForDispute(pledge);
        assertEquals("DISPUTED", funding.status(pledge));
    }

    private void ends() {
        Town.later(Duration.ofSeconds(30 + 6 * 60 + 20));
        rails.lookForDispute(pledge);
    }

    @Test
    void F22_aDisputeBeforeThePayoutKeepsTheAmountAndALossTakesIt() throws Exception {
        campaign(Card.DISPUTED);
        var clearing = posted(Kind.CLEARING.of("sandbox"));
        opens();
        rails.lookForDispute(pledge);
        assertEquals(80_000, posted(Kind.ESCROW.of(campaign)));
        assertEquals(40_000, ledger.balance(Kind.ESCROW.of(campaign)).free());
        ends();
        assertEquals("LOST", funding.status(pledge));
        assertEquals(40_000, posted(Kind.ESCROW.of(campaign)));
        assertEquals(40_000, ledger.balance(Kind.ESCROW.of(campaign)).free());
        assertEquals(0, posted(Kind.CLAIM.of(campaign)));
        assertEquals(clearing - 40_000, posted(Kind.CLEARING.of("sandbox")));
        ends();
        assertEquals(clearing - 40_000, posted(Kind.CLEARING.of("sandbox")));
    }

    @Test
    void F22_aDisputeDuringThePayoutTakesTheApprovalBack() throws Exception {
        campaign(Card.DISPUTED_IN_VAIN);
        var one = office.request(campaign, 1, 40_000);
        var other = office.request(campaign, 2, 40_000);
        payouts.approve(one, office.person(Role.OFFICER));
        payouts.approve(other, office.person(Role.OFFICER));
        office.settleAll();
        payouts.execute(one, "CRO 1234", Office.DAY, office.person(Role.OFFICER));
        opens();
        assertEquals(PayoutStatus.REQUESTED, payouts.byId(other).status());
        assertEquals(0, posted(Kind.PAYABLE.of(campaign)));
        assertEquals(0, ledger.balance(Kind.ESCROW.of(campaign)).free());
        refused(Reason.NOT_COVERED, () -> payouts.approve(other, office.person(Role.OFFICER)));
        ends();
        assertEquals("WON", funding.status(pledge));
        payouts.approve(other, office.person(Role.OFFICER));
        assertEquals(0, posted(Kind.ESCROW.of(campaign)));
    }

    @Test
    void F22_aDisputeLostAfterThePayoutIsAClaimAndNeverASilentNegative() throws Exception {
        campaign(Card.DISPUTED);
        var one = office.request(campaign, 1, 40_000);
        var other = office.request(campaign, 2, 30_000);
        payouts.approve(one, office.person(Role.OFFICER));
        payouts.approve(other, office.person(Role.OFFICER));
        office.settleAll();
        payouts.execute(one, "CRO 1234", Office.DAY, office.person(Role.OFFICER));
        payouts.execute(other, "CRO 1235", Office.DAY, office.person(Role.OFFICER));
        opens();
        assertEquals(0, ledger.balance(Kind.ESCROW.of(campaign)).free());
        ends();
        assertEquals("LOST", funding.status(pledge));
        assertEquals(0, posted(Kind.ESCROW.of(campaign)));
        assertEquals(30_000, posted(Kind.CLAIM.of(campaign)));
        assertEquals(0, posted(Kind.PAYABLE.of(campaign)));
    }

    @Test
    void F21_nothingIsGivenBackTwiceOrWhileItIsDisputedOrAfterItIsLost() throws Exception {
        campaign(Card.DISPUTED);
        opens();
        var officer = office.person(Role.OFFICER);
        refused(Reason.ILLEGAL_TRANSITION, () -> collections.giveBack(pledge, "Chiesto dal donatore", officer));
        ends();
        refused(Reason.ILLEGAL_TRANSITION, () -> collections.giveBack(pledge, "Chiesto dal donatore", officer));
        assertEquals(40_000, posted(Kind.ESCROW.of(campaign)));
        // Also who speaks SQL gives nothing back that is lost.
        assertThrows(SQLException.class, () -> sql.run("""
                insert into pledge_event (pledge_id, number, event, from_status, to_status, at, due_at, entry_id)
                select pledge_id, number + 1, 'QUEUE_REFUND', 'COLLECTED', 'REFUND_QUEUED', now(), now(),
                       (select id from ledger_entry l where not exists (select 1 from pledge_event e where e.entry_id = l.id) limit 1)
                from pledge_state where pledge_id = '%s'""".formatted(pledge)));
    }

    @Test
    void F21_aGiftGoesBackOnceHoweverOftenItIsOrdered() throws Exception {
        campaign(Card.GOOD);
        var officer = office.person(Role.OFFICER);
        refused(Reason.REASON_NEEDED, () -> collections.giveBack(pledge, null, officer));
        collections.giveBack(pledge, "Chiesto dal donatore", officer);
        refused(Reason.ILLEGAL_TRANSITION, () -> collections.giveBack(pledge, "Chiesto dal donatore", officer));
        funding.workUntil(pledge, "REFUNDED");
        assertEquals(40_000, posted(Kind.ESCROW.of(campaign)));
        assertEquals(0, posted(Kind.REFUND_PAYABLE.of(campaign)));
    }

    @Test
    void whatIsOnItsWayBackAndDisputedIsKeptAndGoesBackWhenTheBankLoses() throws Exception {
        campaign(Card.DISPUTED_IN_VAIN);
        Town.later(Duration.ofSeconds(30 + 3 * 60 + 10));
        // The provider refuses to give back what is disputed, before the city hears of it.
        collections.giveBack(pledge, "Chiesto dal donatore", office.person(Role.OFFICER));
        until(20, () -> funding.status(pledge).matches("REFUND_ERROR|DISPUTED"), funding::work);
        opens();
        assertEquals(0, ledger.balance(Kind.REFUND_PAYABLE.of(campaign)).free());
        ends();
        funding.workUntil(pledge, "REFUNDED");
        assertEquals(40_000, posted(Kind.ESCROW.of(campaign)));
        assertEquals(0, posted(Kind.REFUND_PAYABLE.of(campaign)));
    }

    /** Nobody asks: the provider tells. */
    @Test
    void theProvidersMessageIsEnough() throws Exception {
        campaign(Card.DISPUTED);
        Town.later(Duration.ofSeconds(30 + 3 * 60 + 10));
        until(40, () -> funding.status(pledge).equals("DISPUTED"));
    }

    private long posted(Account account) {
        return ledger.balance(account).posted();
    }

    private static void refused(Reason reason, Runnable act) {
        assertEquals(reason, assertThrows(Refusal.class, act::run).reason());
    }
}
