package it.broletto.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import it.broletto.Sql;
import it.broletto.campaign.CampaignService;
import it.broletto.campaign.PledgeService;
import it.broletto.campaign.Town;
import it.broletto.collection.CollectionService;
import it.broletto.collection.Funding;
import it.broletto.identity.Person;
import it.broletto.identity.Role;
import it.broletto.ledger.Account;
import it.broletto.ledger.Account.Kind;
import it.broletto.ledger.LedgerService;
import it.broletto.rail.Act;
import it.broletto.rail.Outcome;
import it.broletto.rail.RailService;
import it.broletto.shared.Refusal;
import it.broletto.transfer.ImportService.Taken;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** A campaign with one promise by transfer, what the bank says, and what people make of it. Minimum 600 €. */
abstract class TransferScene {

    static final String ROSSI = "ROSSI MARIO";

    @Inject
    Town town;

    @Inject
    CampaignService campaigns;

    @Inject
    CollectionService collections;

    @Inject
    PledgeService pledges;

    @Inject
    RailService rails;

    @Inject
    Funding funding;

    @Inject
    Importer importer;

    @Inject
    SuspenseService suspense;

    @Inject
    PayerService payers;

    @Inject
    DeskService desk;

    @Inject
    Calls calls;

    @Inject
    Lines lines;

    @Inject
    LedgerService ledger;

    @Inject
    Sql sql;

    final Person officer = staff(Role.OFFICER);
    final Person other = staff(Role.ADMINISTRATOR);
    String slug;
    UUID campaign;
    Person backer;
    UUID pledge;

    static Person staff(Role role) {
        return new Person(UUID.randomUUID(), Set.of(role), 2, Instant.now(), null, "Ufficio");
    }

    @BeforeEach
    void promise() {
        live(Duration.ofMinutes(10), 700);
    }

    /** A campaign with one promise by transfer, of an account of Mario Rossi. */
    void live(Duration closesIn, long euros) {
        slug = town.closingCampaign(closesIn);
        campaign = campaigns.bySlug(slug).card().id();
        collections.setRail(campaign, "sandbox");
        collections.allowRail(campaign, "transfer");
        backer = town.backer();
        pledge = byTransfer(euros, backer);
    }

    UUID byTransfer(long euros, Person who) {
        var promised = pledges.pledge(slug, Town.pledge(euros), who);
        var asked = rails.setUp("transfer", promised, 1, euros * 100, URI.create("https://comune.example.it/back"));
        assertEquals(Outcome.ACTION_REQUIRED, asked.outcome());
        payers.name(promised, "Mario Rossi");
        assertEquals(
                Outcome.SETTLED,
                rails.look(promised, Act.SETUP, 1).orElseThrow().outcome());
        return promised;
    }

    String reference() {
        return calls.reference(pledge).orElseThrow().text();
    }

    Taken read(Bank bank) throws WrongFile {
        return importer.read(bank.camt(), officer);
    }

    Taken credit(long cents, String person, String words) throws WrongFile {
        return read(new Bank().credit(name(), cents, person, Bank.THEIRS, words));
    }

    static String name() {
        return UUID.randomUUID().toString();
    }

    void close() {
        Town.later(Duration.ofMinutes(11));
        closeDue();
    }

    void closeDue() {
        funding.closeDue();
        funding.work();
    }

    void decide() {
        Town.later(Duration.ofMinutes(12));
        for (var rounds = 0; rounds < 5; rounds++) {
            funding.work();
        }
    }

    String status() {
        return funding.status(pledge);
    }

    Credit last() throws SQLException {
        return lines.byId(
                        UUID.fromString(
                                sql.text(
                                        "select cast(line_id as text) from transfer_state s join transfer_line l on l.id = s.line_id order by cast(cast(l.xmin as text) as bigint) desc limit 1")))
                .orElseThrow();
    }

    Credit waits(Reason reason) throws SQLException {
        var credit = last();
        assertEquals(LineStatus.WAITING, credit.status());
        assertEquals(reason, credit.reason());
        return credit;
    }

    long suspended() {
        return ledger.balance(Kind.SUSPENSE.of("transfer")).posted();
    }

    long bank() {
        return ledger.balance(Account.BANK).posted();
    }

    long escrow() {
        return ledger.balance(Kind.ESCROW.of(campaign)).posted();
    }

    /** The bank pays what it was asked to pay back; returns the reference of that. */
    String paid(UUID line) throws Exception {
        var back = sql.text("select reference from transfer_back where line_id = '" + line + "'");
        assertFalse(ordersOf(officer).contains(back), "who read the credit does not send it back alone");
        var orders = desk.orders(other);
        assertTrue(orders.contains(back), "the file for the bank has it");
        assertTrue(orders.contains(Bank.THEIRS));
        var cents = lines.byId(line).orElseThrow().cents();
        read(new Bank().debit(name(), cents - 1, back).debit(name(), cents, "restituzione " + back));
        return back;
    }

    /** Empty if there is nothing for this person. */
    String ordersOf(Person who) {
        try {
            return desk.orders(who);
        } catch (Refusal refusal) {
            assertEquals(Refusal.Reason.SAME_PERSON, refusal.reason());
            return "";
        }
    }
}
