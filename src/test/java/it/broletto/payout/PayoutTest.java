package it.broletto.payout;

import static it.broletto.AtOnce.atOnce;
import static it.broletto.AtOnce.said;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import it.broletto.Sql;
import it.broletto.application.Applicants;
import it.broletto.campaign.CampaignService;
import it.broletto.campaign.CourseService;
import it.broletto.campaign.Town;
import it.broletto.collection.CollectionService;
import it.broletto.identity.Person;
import it.broletto.identity.Role;
import it.broletto.ledger.Account;
import it.broletto.ledger.Account.Kind;
import it.broletto.ledger.LedgerService;
import it.broletto.news.QuestionService;
import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import it.broletto.shared.Refusal.Reason;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A campaign with 800 € collected by the sandbox, to be paid in two halves. */
@QuarkusTest
class PayoutTest {

    @Inject
    Office office;

    @Inject
    Applicants applicants;

    @Inject
    CampaignService campaigns;

    @Inject
    CourseService courses;

    @Inject
    QuestionService questions;

    @Inject
    PayoutService payouts;

    @Inject
    AccountService accounts;

    @Inject
    CollectionService collections;

    @Inject
    LedgerService ledger;

    @Inject
    AgroalDataSource database;

    @Inject
    Sql sql;

    @Test
    void moneyGoesFromTheCampaignToTheBankByTwoPersons() throws Exception {
        var campaign = office.campaign().campaign();
        var asks = office.person(Role.OFFICER);
        var decides = office.person(Role.ADMINISTRATOR);
        var payout = payouts.request(campaign, wanted(1, 40_000), asks);
        refused(Reason.ACCOUNT_NOT_READY, () -> payouts.approve(payout, decides));
        office.account(campaign, Office.IBAN);
        payouts.approve(payout, decides);
        assertEquals(40_000, posted(Kind.ESCROW.of(campaign)));
        assertEquals(40_000, posted(Kind.PAYABLE.of(campaign)));
        office.settleAll();
        var bank = posted(Account.BANK);
        payouts.execute(payout, "CRO 12345678901", Office.DAY, asks);
        assertEquals(0, posted(Kind.PAYABLE.of(campaign)));
        assertEquals(bank - 40_000, posted(Account.BANK));
        assertEquals(PayoutStatus.PAID, payouts.byId(payout).status());
        assertEquals(Office.DAY, payouts.byId(payout).paidOn());
    }

    @Test
    void F29_whoAsksNeverApproves() throws Exception {
        var campaign = office.campaign().campaign();
        office.account(campaign, Office.IBAN);
        var asks = office.person(Role.OFFICER);
        var payout = payouts.request(campaign, wanted(1, 40_000), asks);
        refused(Reason.SAME_PERSON, () -> payouts.approve(payout, asks));
        refused(Reason.SAME_PERSON, () -> payouts.refuse(payout, "Non mi piace", asks));
        refused(Reason.NOT_ALLOWED, () -> payouts.approve(payout, office.person(Role.CITIZEN)));
        refused(Reason.NOT_ALLOWED, () -> payouts.approve(payout, office.person(Role.COUNCILLOR)));
        // The rule stands in the database too: another entry lends its id.
        var refusal = assertThrows(SQLException.class, () -> sql.run("""
                insert into payout_event (payout_id, number, event, from_status, to_status, person_id, at, account, entry_id)
                select '%s', 1, 'APPROVE', 'REQUESTED', 'APPROVED', '%s', now() + interval '1 day', 1,
                       (select id from ledger_entry l where not exists (select 1 from payout_event e where e.entry_id = l.id) limit 1)""".formatted(payout, asks.id())));
        assertTrue(refusal.getMessage().contains("who asks for it does not decide it"), refusal.getMessage());
        assertEquals(PayoutStatus.REQUESTED, payouts.byId(payout).status());
    }

    /** Who applied for a campaign may name its account, and neither confirms it nor approves what is paid to it. */
    @Test
    void F29_whoAppliedForTheCampaignDecidesNothingOfItsMoney() throws Exception {
        var citizen = applicants.citizen();
        var campaign = campaigns.bySlug(applicants.opened(citizen)).card().id();
        accounts.enter(campaign, "Associazione Il Forno", Office.IBAN, UUID.randomUUID(), citizen);
        var inOffice = new Person(citizen.id(), Set.of(Role.OFFICER), 2, Instant.now(), null, "");
        accounts.enter(campaign, "Associazione Il Forno", Office.IBAN, UUID.randomUUID(), office.person(Role.OFFICER));
        refused(Reason.SAME_PERSON, () -> accounts.confirm(campaign, 2, inOffice));
        assertThrows(
                SQLException.class,
                () -> sql.run("insert into beneficiary_confirmation values ('%s', 2, '%s', now())"
                        .formatted(campaign, citizen.id())));
        assertEquals(
                1,
                sql.number("select count(*) where is_applicant('%s', '%s') and not is_applicant('%s', '%s')"
                        .formatted(
                                campaign,
                                citizen.id(),
                                campaign,
                                office.person(Role.OFFICER).id())));
        assertEquals(0, accounts.of(campaign).orElseThrow().confirmations());
        var slug = campaigns.byIds(List.of(campaign)).get(campaign).slug();
        var whole = List.of(new Tranche(1, "Tutto", Tranche.WHOLE, "Niente"));
        refused(Reason.SAME_PERSON, () -> payouts.plan(campaign, whole, UUID.randomUUID(), inOffice));
        refused(Reason.SAME_PERSON, () -> courses.suspend(slug, "Un motivo qualunque.", inOffice));
        courses.suspend(slug, "Un motivo qualunque.", office.person(Role.OFFICER));
        refused(Reason.SAME_PERSON, () -> courses.resume(slug, "Un motivo qualunque.", inOffice));
        refused(Reason.SAME_PERSON, () -> courses.cancel(slug, "Un motivo qualunque.", inOffice));
        refused(Reason.SAME_PERSON, () -> questions.hide(campaign, UUID.randomUUID(), "Non mi piace", inOffice));
    }

    @Test
    void F28_anIbanChangedJustBeforeThePaymentTakesTheApprovalBackAndRests() throws Exception {
        var campaign = office.campaign().campaign();
        office.account(campaign, Office.IBAN);
        var payout = office.request(campaign, 1, 40_000);
        payouts.approve(payout, office.person(Role.ADMINISTRATOR));
        office.settleAll();
        accounts.enter(campaign, "Qualcun altro", Office.OTHER_IBAN, UUID.randomUUID(), office.person(Role.OFFICER));
        assertEquals(PayoutStatus.REQUESTED, payouts.byId(payout).status());
        assertEquals(80_000, posted(Kind.ESCROW.of(campaign)));
        assertEquals(0, posted(Kind.PAYABLE.of(campaign)));
        var decides = office.person(Role.OFFICER);
        refused(Reason.ILLEGAL_TRANSITION, () -> payouts.execute(payout, "CRO 1234", Office.DAY, decides));
        refused(Reason.ACCOUNT_NOT_READY, () -> payouts.approve(payout, decides));
        office.confirm(campaign);
        office.confirm(campaign);
        refused(Reason.ACCOUNT_NOT_READY, () -> payouts.approve(payout, decides));
        Town.later(Duration.ofMinutes(3));
        payouts.approve(payout, decides);
        payouts.execute(payout, "CRO 1234", Office.DAY, decides);
        assertEquals(PayoutStatus.PAID, payouts.byId(payout).status());
    }

    @Test
    void anAccountIsConfirmedByTwoWhoDidNotEnterIt() throws Exception {
        var campaign = office.campaign().campaign();
        var enters = office.person(Role.OFFICER);
        var intent = UUID.randomUUID();
        accounts.enter(campaign, "Associazione Il Forno", Office.IBAN, intent, enters);
        accounts.enter(campaign, "Associazione Il Forno", Office.IBAN, intent, enters);
        assertEquals(1, accounts.of(campaign).orElseThrow().version());
        refused(
                Reason.INTENT_REUSED,
                () -> accounts.enter(campaign, "Associazione Il Forno", Office.OTHER_IBAN, intent, enters));
        refused(Reason.SAME_PERSON, () -> accounts.confirm(campaign, 1, enters));
        var one = office.person(Role.OFFICER);
        accounts.confirm(campaign, 1, one);
        accounts.confirm(campaign, 1, one);
        assertEquals(1, accounts.of(campaign).orElseThrow().confirmations());
        office.confirm(campaign);
        refused(Reason.ALREADY_DONE, () -> accounts.confirm(campaign, 1, office.person(Role.OFFICER)));
        refused(Reason.STALE_FORM, () -> accounts.confirm(campaign, 2, office.person(Role.OFFICER)));
        refused(
                Reason.NOT_ALLOWED,
                () -> accounts.enter(campaign, "Io", Office.IBAN, UUID.randomUUID(), office.person(Role.CITIZEN)));
        refused(
                Reason.INVALID_INPUT,
                () -> accounts.enter(campaign, "Io", "IT61X0542811101000000123456", UUID.randomUUID(), enters));
        assertEquals("IT** **** 3456", accounts.of(campaign).orElseThrow().shown());
        assertEquals(new AccountService.Opened("Associazione Il Forno", Office.IBAN), accounts.open(campaign, one));
        assertThrows(
                SQLException.class,
                () -> sql.run("insert into beneficiary_confirmation values ('%s', 1, '%s', now())"
                        .formatted(campaign, enters.id())));
    }

    @Test
    void whatIsSecretOfAnAccountStandsNowhereInTheClear() throws Exception {
        var campaign = office.campaign().campaign();
        office.account(campaign, Office.IBAN);
        for (var table : List.of("beneficiary_account", "audit_entry", "ledger_entry")) {
            assertEquals(
                    0,
                    sql.number(
                            "select count(*) from %s t where cast(t as text) like '%%0542811101%%'".formatted(table)));
        }
        assertEquals(
                0, sql.number("select count(*) from beneficiary_account t where cast(t as text) like '%Il Forno%'"));
    }

    @Test
    void twoWhoApproveAtOnceApproveOnce() throws Exception {
        var campaign = office.campaign().campaign();
        office.account(campaign, Office.IBAN);
        var payout = office.request(campaign, 1, 40_000);
        assertEquals(1, done(6, () -> payouts.approve(payout, office.person(Role.OFFICER))));
        assertEquals(40_000, posted(Kind.PAYABLE.of(campaign)));
        office.settleAll();
        assertEquals(1, done(6, () -> payouts.execute(payout, "CRO 1234", Office.DAY, office.person(Role.OFFICER))));
        assertEquals(0, posted(Kind.PAYABLE.of(campaign)));
        assertEquals(
                1,
                sql.number(
                        "select count(*) from payout_event where event = 'EXECUTE' and payout_id = '" + payout + "'"));
    }

    @Test
    void twoPayoutsForTheLastCentDoNotBothGetIt() throws Exception {
        var made = office.campaign();
        var campaign = made.campaign();
        office.account(campaign, Office.IBAN);
        var both = List.of(office.request(campaign, 1, 40_000), office.request(campaign, 2, 40_000))
                .iterator();
        collections.giveBack(made.pledges().get(0), "Chiesto dal donatore", office.person(Role.OFFICER));
        assertEquals(40_000, posted(Kind.ESCROW.of(campaign)));
        assertEquals(1, done(2, () -> {
            UUID mine;
            synchronized (both) {
                mine = both.next();
            }
            payouts.approve(mine, office.person(Role.OFFICER));
        }));
        assertEquals(0, posted(Kind.ESCROW.of(campaign)));
        assertEquals(40_000, posted(Kind.PAYABLE.of(campaign)));
    }

    @Test
    void aPartIsAskedForOnceAndNeverMoreThanItIs() throws Exception {
        var campaign = office.campaign().campaign();
        assertEquals(Money.ofEuros(400), payouts.most(campaign, 1));
        refused(Reason.AMOUNT_OUT_OF_RANGE, () -> office.request(campaign, 1, 40_001));
        assertEquals(1, done(4, () -> office.request(campaign, 1, 40_000)));
        assertEquals(Money.ofEuros(400), payouts.most(campaign, 2));
        var same = wanted(2, 30_000);
        var officer = office.person(Role.OFFICER);
        var payout = payouts.request(campaign, same, officer);
        assertEquals(payout, payouts.request(campaign, same, officer));
        payouts.refuse(payout, "Manca una fattura", office.person(Role.OFFICER));
        assertEquals("Manca una fattura", payouts.byId(payout).reason());
        office.request(campaign, 2, 40_000);
        refused(
                Reason.ALREADY_DONE,
                () -> payouts.plan(
                        campaign,
                        List.of(new Tranche(1, "Tutto", 10_000, "Niente")),
                        UUID.randomUUID(),
                        office.person(Role.OFFICER)));
        refused(Reason.NOT_ALLOWED, () -> payouts.request(campaign, wanted(1, 100), office.person(Role.CITIZEN)));
    }

    @Test
    void nothingIsPaidThatTheBankHasNot() throws Exception {
        var campaign = office.campaign().campaign();
        office.account(campaign, Office.IBAN);
        var payout = office.request(campaign, 1, 40_000);
        payouts.approve(payout, office.person(Role.OFFICER));
        if (posted(Account.BANK) < 40_000) {
            refused(
                    Reason.NOT_COVERED,
                    () -> payouts.execute(payout, "CRO 1234", Office.DAY, office.person(Role.OFFICER)));
            assertEquals(PayoutStatus.APPROVED, payouts.byId(payout).status());
        }
        refused(Reason.INVALID_INPUT, () -> payouts.execute(payout, "", Office.DAY, office.person(Role.OFFICER)));
        refused(
                Reason.INVALID_INPUT,
                () -> payouts.execute(payout, "CRO 1234", Office.DAY.plusYears(50), office.person(Role.OFFICER)));
    }

    @Test
    void theDatabaseLetsNoPayoutLeaveItsWay() throws Exception {
        var campaign = office.campaign().campaign();
        var payout = office.request(campaign, 1, 40_000);
        for (var attempt : List.of(
                "update payout_state set status = 'PAID' where payout_id = '%s'",
                "delete from payout_state where payout_id = '%s'",
                "update payout set cents = 1 where id = '%s'",
                "insert into payout_edge values ('REFUSED', 'EXECUTE', 'PAID') -- %s")) {
            assertThrows(SQLException.class, () -> sql.run(attempt.formatted(payout)), attempt);
        }
    }

    private static NewPayout wanted(int position, long cents) {
        return new NewPayout(position, Money.ofCents(cents), "Abbiamo firmato.", null, UUID.randomUUID());
    }

    private long posted(Account account) {
        return ledger.balance(account).posted();
    }

    private static void refused(Reason reason, Runnable act) {
        assertEquals(reason, assertThrows(Refusal.class, act::run).reason());
    }

    private static long done(int times, Runnable act) throws Exception {
        return atOnce(times, each -> said(act)).stream().filter("done"::equals).count();
    }
}
