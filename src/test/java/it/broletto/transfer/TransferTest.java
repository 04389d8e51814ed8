package it.broletto.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import it.broletto.TestPerson;
import it.broletto.campaign.CampaignService;
import it.broletto.campaign.PledgeService;
import it.broletto.campaign.Town;
import it.broletto.collection.CollectionService;
import it.broletto.collection.Funding;
import it.broletto.collection.OwnPledgeService;
import it.broletto.collection.StageWords;
import it.broletto.identity.Person;
import it.broletto.identity.Role;
import it.broletto.ledger.Account;
import it.broletto.ledger.Account.Kind;
import it.broletto.ledger.LedgerService;
import it.broletto.privacy.PrivacyService;
import it.broletto.rail.Act;
import it.broletto.rail.Outcome;
import it.broletto.rail.RailService;
import it.broletto.shared.Refusal;
import it.broletto.transfer.ImportService.Taken;
import it.broletto.transfer.SuspenseService.Assigned;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Transfers from the promise to the account and back, through the real collection. Minimum 600 €. */
@QuarkusTest
class TransferTest {

    private static final String ROSSI = "ROSSI MARIO";

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
    OwnPledgeService owned;

    @Inject
    StageWords stages;

    @Inject
    DeskService desk;

    @Inject
    Calls calls;

    @Inject
    Lines lines;

    @Inject
    LedgerService ledger;

    @Inject
    PrivacyService privacy;

    @Inject
    AgroalDataSource database;

    private final Person officer = staff(Role.OFFICER);
    private final Person other = staff(Role.ADMINISTRATOR);
    private String slug;
    private UUID campaign;
    private Person backer;
    private UUID pledge;

    private static Person staff(Role role) {
        return new Person(UUID.randomUUID(), Set.of(role), 2, Instant.now(), null, "Ufficio");
    }

    @BeforeEach
    void promise() {
        live(Duration.ofMinutes(10), 700);
    }

    /** A campaign with one promise by transfer, of an account of Mario Rossi. */
    private void live(Duration closesIn, long euros) {
        slug = town.closingCampaign(closesIn);
        campaign = campaigns.bySlug(slug).card().id();
        collections.setRail(campaign, "sandbox");
        collections.allowRail(campaign, "transfer");
        backer = town.backer();
        pledge = byTransfer(euros, backer);
    }

    private UUID byTransfer(long euros, Person who) {
        var promised = pledges.pledge(slug, Town.pledge(euros), who);
        var asked = rails.setUp("transfer", promised, 1, euros * 100, URI.create("https://comune.example.it/back"));
        assertEquals(Outcome.ACTION_REQUIRED, asked.outcome());
        payers.name(promised, "Mario Rossi");
        assertEquals(
                Outcome.SETTLED,
                rails.look(promised, Act.SETUP, 1).orElseThrow().outcome());
        return promised;
    }

    /** What the backer reads about what happens next. */
    private String told() {
        return stages.next(owned.one(pledge, backer.id()), "it");
    }

    private String reference() {
        return calls.reference(pledge).orElseThrow().text();
    }

    private Taken read(Bank bank) throws WrongFile {
        return importer.read(bank.camt(), officer);
    }

    private Taken credit(long cents, String person, String words) throws WrongFile {
        return read(new Bank().credit(name(), cents, person, Bank.THEIRS, words));
    }

    private static String name() {
        return UUID.randomUUID().toString();
    }

    private void close() {
        Town.later(Duration.ofMinutes(11));
        closeDue();
    }

    private void closeDue() {
        while (campaigns.closeDue() > 0) {
            Thread.onSpinWait();
        }
        funding.work();
    }

    private void decide() {
        Town.later(Duration.ofMinutes(12));
        for (var rounds = 0; rounds < 5; rounds++) {
            funding.work();
        }
    }

    private String status() {
        return funding.status(pledge);
    }

    private Credit last() throws SQLException {
        return lines.byId(
                        UUID.fromString(
                                text(
                                        "select cast(line_id as text) from transfer_state s join transfer_line l on l.id = s.line_id order by cast(cast(l.xmin as text) as bigint) desc limit 1")))
                .orElseThrow();
    }

    private Credit waits(Reason reason) throws SQLException {
        var credit = last();
        assertEquals(LineStatus.WAITING, credit.status());
        assertEquals(reason, credit.reason());
        return credit;
    }

    private long suspended() {
        return ledger.balance(Kind.SUSPENSE.of("transfer")).posted();
    }

    private long bank() {
        return ledger.balance(Account.BANK).posted();
    }

    private long clearing() {
        return ledger.balance(Kind.CLEARING.of("transfer")).posted();
    }

    private long escrow() {
        return ledger.balance(Kind.ESCROW.of(campaign)).posted();
    }

    @Test
    void aTransferBeforeTheCloseIsKeptAndCollectedAfterIt() throws Exception {
        var bank = bank();
        var suspended = suspended();
        var taken = credit(70_000, ROSSI, "donazione " + reference().toLowerCase(java.util.Locale.ROOT));
        assertEquals(1, taken.matched());
        assertEquals(bank + 70_000, bank());
        assertEquals(suspended + 70_000, suspended());
        assertEquals(0, escrow());
        assertEquals(
                PayerService.Stage.ARRIVED,
                payers.of(pledges.own(pledge, backer.id())).stage());
        close();
        assertEquals("COLLECTED", status());
        assertEquals(70_000, escrow());
        assertEquals(bank + 70_000, bank());
        assertEquals(
                Long.parseLong(text(
                        "select coalesce(sum(cents), 0) from transfer_state where not collected and status <> 'PAID'")),
                suspended(),
                "what is nobody's yet is what waits");
        assertEquals(
                2,
                Long.parseLong(text("select count(*) from ledger_entry where subject = '" + pledge
                        + "' and type in ('transfer-matched', 'collect')")));
    }

    @Test
    void aTransferAfterTheCloseIsCollectedWhenTheStatementIsRead() throws Exception {
        close();
        assertEquals("ACTION_REQUIRED", status());
        assertTrue(rails.known(pledge, Act.COLLECT, 1)
                .orElseThrow()
                .page()
                .getPath()
                .endsWith("/pledges/" + pledge + "/transfer"));
        credit(70_000, ROSSI, reference());
        assertEquals("COLLECTED", status());
        assertEquals(70_000, escrow());
    }

    @Test
    void F24_aTransferWithoutReferenceWaitsForTwoPersons() throws Exception {
        credit(70_000, ROSSI, "Donazione per il forno");
        var line = waits(Reason.NO_REFERENCE).line();
        assertTrue(desk.suggestions(desk.credit(line, officer)).stream()
                .anyMatch(one -> one.reference().equals(reference())));
        assertEquals(Assigned.PROPOSED, suspense.assign(line, reference(), officer));
        assertEquals(
                Refusal.Reason.SAME_PERSON,
                assertThrows(Refusal.class, () -> suspense.confirm(line, officer))
                        .reason());
        assertEquals(Assigned.MATCHED, suspense.confirm(line, other));
        close();
        assertEquals("COLLECTED", status());
    }

    /** What the bank told is told to its owner; of somebody else's transfer only the amount. The name they said goes with them. */
    @Test
    void whoPaysIsExportedAndForgotten() throws Exception {
        credit(70_000, ROSSI, "donazione " + reference());
        credit(70_000, "BIANCHI GIULIA", "regalo " + reference());
        var kept = privacy.kept(backer.id()).toString();
        assertTrue(kept.contains("NAME=Mario Rossi"), kept);
        assertTrue(kept.contains("NAME=" + ROSSI), kept);
        assertTrue(kept.contains("IBAN=" + Bank.THEIRS), kept);
        assertTrue(kept.contains("donazione"), kept);
        assertTrue(kept.contains(reference()), kept);
        assertFalse(kept.contains("BIANCHI") || kept.contains("regalo"), kept);
        pledges.withdraw(pledge, backer);
        suspense.toRelease().forEach(suspense::release);
        assertTrue(privacy.kept(backer.id()).toString().contains("section=RETURNED"));
        privacy.forget(backer.id());
        assertEquals(
                "",
                text("select name from transfer_payer y join transfer_call k on k.key = y.key where k.pledge_id = '"
                        + pledge + "'"));
        assertTrue(payers.payer(pledge).isEmpty());
        assertEquals(
                "1",
                text(
                        "select count(*) from transfer_line l join transfer_state s on s.line_id = l.id where s.pledge_id = '"
                                + pledge + "' and l.payer like 's1.%' and l.iban like 's1.%'"),
                "accounts are kept for ten years");
        for (var young : List.of(
                "transfer_line set iban = null", "transfer_back set iban = ''", "transfer_payer set name = 'Altri'")) {
            assertThrows(SQLException.class, () -> text("update " + young + " returning 1"), young);
        }
    }

    @Test
    void whatTheBankToldIsForgottenAfterTenYears() throws Exception {
        credit(70_001, ROSSI, "donazione " + reference());
        var line = waits(Reason.WRONG_AMOUNT).line();
        suspense.giveBack(line, officer);
        paid(line);
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local session_replication_role = replica");
            for (var aged : List.of("transfer_line set read_at", "transfer_back set ordered_at")) {
                statement.execute("update " + aged + " = now() - interval '10 years 1 day' where '" + line
                        + "' in (cast(" + (aged.contains("line ") ? "id" : "line_id") + " as text))");
            }
            connection.commit();
        }
        assertTrue(privacy.forgetByAge() >= 2);
        assertEquals(
                "1",
                text(
                        "select count(*) from transfer_line where words is null and payer is null and iban is null and cents = 70001 and id = '"
                                + line + "'"));
        assertEquals("", text("select holder || iban from transfer_back where line_id = '" + line + "'"));
    }

    @Test
    void F24_aWrongAmountIsNotCountedAndGoesBack() throws Exception {
        var bank = bank();
        var suspended = suspended();
        credit(70_001, ROSSI, reference());
        var line = waits(Reason.WRONG_AMOUNT).line();
        assertFalse(offersToMatch(line), "it could only be refused");
        assertEquals(Assigned.OTHER_AMOUNT, suspense.assign(line, reference(), officer));
        suspense.giveBack(line, officer);
        assertEquals(LineStatus.BACK, lines.byId(line).orElseThrow().status());
        assertEquals(suspended + 70_001, suspended(), "nothing moves before the bank paid");
        var back = paid(line);
        assertEquals(LineStatus.PAID, lines.byId(line).orElseThrow().status());
        assertEquals(suspended, suspended());
        assertEquals(bank, bank());
        read(new Bank().debit(name(), 70_001, back));
        assertEquals(bank, bank(), "what is paid back is paid back once");
    }

    private static boolean offersToMatch(UUID line) {
        return RestAssured.given()
                .header(TestPerson.HEADER, TestPerson.staff("officer"))
                .get("/desk/transfers/" + line)
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .contains("Abbina");
    }

    /** The bank pays what it was asked to pay back; returns the reference of that. */
    private String paid(UUID line) throws Exception {
        var back = text("select reference from transfer_back where line_id = '" + line + "'");
        assertFalse(ordersOf(officer).contains(back), "who read the credit does not send it back alone");
        var orders = desk.orders(other);
        assertTrue(orders.contains(back), "the file for the bank has it");
        assertTrue(orders.contains(Bank.THEIRS));
        var cents = lines.byId(line).orElseThrow().cents();
        read(new Bank().debit(name(), cents - 1, back).debit(name(), cents, "restituzione " + back));
        return back;
    }

    /** Empty if there is nothing for this person. */
    private String ordersOf(Person who) {
        try {
            return desk.orders(who);
        } catch (Refusal refusal) {
            assertEquals(Refusal.Reason.SAME_PERSON, refusal.reason());
            return "";
        }
    }

    @Test
    void F24_aTransferAfterTheDecisionIsLate() throws Exception {
        close();
        decide();
        assertEquals("DROPPED", status());
        credit(70_000, ROSSI, reference());
        var line = waits(Reason.LATE).line();
        assertEquals(Assigned.NOT_OPEN, suspense.assign(line, reference(), officer));
        assertEquals("DROPPED", status());
        suspense.giveBack(line, officer);
        paid(line);
    }

    @Test
    void F24_aSecondTransferIsNotCounted() throws Exception {
        credit(70_000, ROSSI, reference());
        credit(70_000, ROSSI, reference());
        var line = waits(Reason.TWICE).line();
        assertEquals(Assigned.PAID, suspense.assign(line, reference(), officer));
        close();
        assertEquals(70_000, escrow());
        credit(70_000, ROSSI, reference());
        waits(Reason.TWICE);
        assertEquals(70_000, escrow());
    }

    @Test
    void F24_aTransferFromAnotherPersonWaitsForAPerson() throws Exception {
        credit(70_000, "BIANCHI GIULIA", reference());
        var line = waits(Reason.OTHER_PAYER).line();
        assertTrue(offersToMatch(line));
        assertEquals(Assigned.MATCHED, suspense.assign(line, reference(), officer), "it names the promise itself");
        close();
        assertEquals("COLLECTED", status());
    }

    @Test
    void F24_anUnknownReferenceAndTwoReferencesWait() throws Exception {
        credit(70_000, ROSSI, Reference.of(Reference.Use.PLEDGE, 999_999_998).text());
        waits(Reason.UNKNOWN_REFERENCE);
        credit(
                70_000,
                ROSSI,
                reference() + " "
                        + Reference.of(Reference.Use.PLEDGE, 999_999_998).grouped());
        waits(Reason.MANY_REFERENCES);
        assertEquals(Assigned.NO_PLEDGE, suspense.assign(last().line(), "RF00", officer));
    }

    @Test
    void anEqualAmountAloneIsNeverEnough() throws Exception {
        assertEquals(0, credit(70_000, ROSSI, "").matched());
        close();
        assertEquals("ACTION_REQUIRED", status());
    }

    @Test
    void F24_theSameFileTwiceAndFilesThatOverlapCountOnce() throws Exception {
        var bank = bank();
        var one = new Bank().credit("CRO-" + pledge, 70_000, ROSSI, Bank.THEIRS, reference());
        assertEquals(1, read(one).fresh());
        assertEquals(0, read(one).fresh());
        var more = one.credit("", 500, "A", Bank.THEIRS, "x" + pledge).credit("", 500, "A", Bank.THEIRS, "x" + pledge);
        assertEquals(2, read(more).fresh());
        assertEquals(0, read(more).fresh());
        assertEquals(bank + 71_000, bank());
    }

    @Test
    void F24_oneFileReadByManyAtOnceCountsOnce() throws Exception {
        var bank = bank();
        var file = new Bank().credit("CRO-" + pledge, 70_000, ROSSI, Bank.THEIRS, reference());
        for (var at = 0; at < 5; at++) {
            file.credit("", 100, "A", Bank.THEIRS, "folla " + pledge);
        }
        var bytes = file.camt();
        var work = new ArrayList<Callable<Taken>>();
        for (var at = 0; at < 4; at++) {
            work.add(() -> importer.read(bytes, officer));
        }
        Town.later(Duration.ofMinutes(11));
        work.add(() -> {
            closeDue();
            return new Taken(0, 0, 0, List.of());
        });
        var pool = Executors.newFixedThreadPool(5);
        var fresh = 0;
        for (var done : pool.invokeAll(work)) {
            fresh += done.get().fresh();
        }
        pool.shutdown();
        assertEquals(6, fresh);
        assertEquals(bank + 70_500, bank());
        funding.work();
        assertEquals("COLLECTED", status());
        assertEquals(70_000, escrow());
    }

    @Test
    void aCampaignThatFailsGivesAllBackToWhereItCameFrom() throws Exception {
        live(Duration.ofMinutes(10), 400);
        var second = byTransfer(300, town.backer());
        var bank = bank();
        var suspended = suspended();
        var clearing = clearing();
        credit(40_000, ROSSI, reference());
        close();
        assertEquals("COLLECTED", status());
        decide();
        assertEquals("DROPPED", funding.status(second));
        assertEquals("REFUNDING", status());
        var line = lines.paying(pledge).orElseThrow().line();
        assertEquals(LineStatus.BACK, lines.byId(line).orElseThrow().status());
        assertEquals(
                Outcome.PENDING,
                rails.known(pledge, Act.REFUND, 1).orElseThrow().outcome());
        paid(line);
        assertEquals("REFUNDED", status());
        assertEquals(0, escrow());
        assertEquals(0, ledger.balance(Kind.REFUND_PAYABLE.of(campaign)).posted());
        assertEquals(bank, bank());
        assertEquals(suspended, suspended());
        assertEquals(clearing, clearing());
        assertEquals(
                List.of("collect-1-" + pledge, "refund-1-" + pledge),
                rails.settled("transfer", Instant.EPOCH, Instant.parse("2999-01-01T00:00:00Z")).orElseThrow().stream()
                        .map(one -> one.key())
                        .filter(key -> key.endsWith(pledge.toString()))
                        .sorted()
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatCameForAPledgeThatIsNotCollectedGoesBack(boolean withdrawn) throws Exception {
        if (withdrawn) {
            assertTrue(told().startsWith("Puoi fare il bonifico"), told());
            credit(70_000, ROSSI, reference());
            assertTrue(told().contains("è arrivato: non farne un altro"), told());
            pledges.withdraw(pledge, backer);
        } else {
            live(Duration.ofMinutes(10), 100);
            credit(10_000, ROSSI, reference());
            close();
        }
        var line = last().line();
        assertTrue(told().contains("torna sul conto da cui è partito"), told());
        suspense.toRelease().forEach(suspense::release);
        suspense.toRelease().forEach(suspense::release);
        assertTrue(told().contains("torna sul conto da cui è partito"), told());
        var credit = lines.byId(line).orElseThrow();
        assertEquals(LineStatus.BACK, credit.status());
        assertEquals(Reason.NOT_COLLECTED, credit.reason());
        assertEquals(0, escrow());
        paid(line);
        assertEquals(
                PayerService.Stage.CLOSED,
                payers.of(pledges.own(pledge, backer.id())).stage());
    }

    /** Whoever collects was away until the window was over: what came in time was not asked for, and is kept for nobody. */
    @Test
    void F24_aTransferThatNobodyAskedForInTimeGoesBack() throws Exception {
        credit(70_000, ROSSI, reference());
        Town.later(Duration.ofMinutes(11));
        while (campaigns.closeDue() > 0) {
            Thread.onSpinWait();
        }
        collections.openDue();
        Town.later(Duration.ofMinutes(12));
        collections.decideDue();
        assertEquals("DROPPED", status());
        var line = last().line();
        suspense.toRelease().forEach(suspense::release);
        var credit = lines.byId(line).orElseThrow();
        assertEquals(LineStatus.BACK, credit.status());
        assertEquals(Reason.NOT_COLLECTED, credit.reason());
        paid(line);
        assertEquals(0, escrow());
    }

    @Test
    void aBackerWhoChoosesTheCardAfterAllGetsTheTransferBack() throws Exception {
        credit(70_000, ROSSI, reference());
        collections.shown(pledge, 2, "sandbox", "setup_of_nobody");
        suspense.toRelease().forEach(suspense::release);
        assertEquals(LineStatus.BACK, last().status());
        credit(70_000, ROSSI, reference());
        waits(Reason.LATE);
    }

    @Test
    void whereItCameFromIsSaidByTwoPersonsIfTheBankDoesNot() throws Exception {
        read(new Bank().credit(name(), 70_001, ROSSI, "", reference()));
        var line = waits(Reason.WRONG_AMOUNT).line();
        suspense.giveBack(line, officer);
        assertEquals(LineStatus.NO_IBAN, lines.byId(line).orElseThrow().status());
        assertThrows(Refusal.class, () -> suspense.nameIban(line, "Mario Rossi", "IT00", officer));
        suspense.nameIban(line, "Mario Rossi", Bank.THEIRS, officer);
        assertEquals(
                Refusal.Reason.SAME_PERSON,
                assertThrows(Refusal.class, () -> suspense.confirmIban(line, officer))
                        .reason());
        suspense.reject(line, other);
        suspense.nameIban(line, "Mario Rossi", Bank.THEIRS, other);
        suspense.confirmIban(line, officer);
        paid(line);
    }

    @Test
    void whatTheBankSendsBackToUsWaits() throws Exception {
        credit(70_001, ROSSI, reference());
        var line = last().line();
        suspense.giveBack(line, officer);
        var back = paid(line);
        credit(70_001, "BANCA", "conto chiuso " + back);
        waits(Reason.RETURNED);
    }

    @Test
    void aDayIsReadFromOneKindOfFileOnly() throws Exception {
        credit(500, "A", "x");
        var wrong = assertThrows(WrongFile.class, () -> importer.read(Bank.csv("20/11/2026;5,00;x;A;"), officer));
        assertEquals(WrongFile.Why.OTHER_FORMAT, wrong.why());
        assertEquals("2026-11-20", wrong.where());
        var bank = bank();
        var day = "%02d/%02d/2025"
                .formatted(
                        1 + (int) (pledge.getLeastSignificantBits() & 15),
                        1 + (int) (pledge.getMostSignificantBits() & 7));
        var taken = importer.read(
                Bank.csv(
                        day + ";700,00;" + reference() + ";Rossi Mario;" + Bank.THEIRS,
                        day + ";-1,00;spese " + pledge + ";;"),
                officer);
        assertEquals(1, taken.matched());
        assertEquals(bank + 70_000, bank(), "a debit that we do not know moves nothing");
    }

    @Test
    void filesOfOtherAccountsAndOtherPeopleAreRefused() {
        var foreign =
                new Bank().account(Bank.THEIRS).credit("X123", 1, "A", "", "x").camt();
        assertEquals(
                WrongFile.Why.OTHER_ACCOUNT,
                assertThrows(WrongFile.class, () -> importer.read(foreign, officer))
                        .why());
        assertEquals(
                Refusal.Reason.NOT_ALLOWED,
                assertThrows(Refusal.class, () -> importer.read(foreign, staff(Role.AUDITOR)))
                        .reason());
        assertEquals(
                WrongFile.Why.EMPTY,
                assertThrows(WrongFile.class, () -> importer.read(new Bank().camt(), officer))
                        .why());
    }

    /** Payers stand in no table as they are called, and nobody but who decides sees them. */
    @Test
    void whoPaidIsSealed() throws Exception {
        credit(70_001, "ROSSI MARIO SEGRETISSIMO", "parola segretissima " + reference());
        var row = text(
                "select string_agg(cast(l as text), '') || (select string_agg(cast(p as text), '') from transfer_payer p) from transfer_line l");
        assertFalse(row.contains("SEGRETISSIMO") || row.contains("segretissima") || row.contains("Rossi"));
        assertFalse(row.contains(Bank.THEIRS));
        var line = last().line();
        assertEquals("ROSSI MARIO SEGRETISSIMO", desk.credit(line, officer).payer());
        assertEquals(null, desk.credit(line, staff(Role.AUDITOR)).payer());
    }

    @Test
    void theTableOfStatesIsTheDatabases() throws Exception {
        for (var from : LineStatus.values()) {
            for (var event : LineStatus.Event.values()) {
                var to = LineStatus.table().get(from).get(event);
                assertEquals(
                        to == null ? 0 : 1,
                        Long.parseLong(text("select count(*) from transfer_edge where from_status = '" + from
                                + "' and event = '" + event + "'"
                                + (to == null ? "" : " and to_status = '" + to + "'"))),
                        from + " " + event);
            }
        }
    }

    @Test
    void theDatabaseTakesNoSecondCreditForAPledge() throws Exception {
        credit(70_000, ROSSI, reference());
        credit(70_000, ROSSI, reference());
        var line = waits(Reason.TWICE).line();
        var refused = assertThrows(SQLException.class, () -> run("""
                insert into transfer_event (line_id, number, event, from_status, to_status, pledge_id, at)
                values ('%s', 1, 'MATCH', 'WAITING', 'MATCHED', '%s', now())""".formatted(line, pledge)));
        assertEquals("23505", refused.getSQLState());
        assertThrows(
                SQLException.class,
                () -> run("update transfer_state set status = 'PAID' where line_id = '" + line + "'"));
    }

    private String text(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
