package it.broletto.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import it.broletto.TestPerson;
import it.broletto.campaign.Town;
import it.broletto.rail.Act;
import it.broletto.shared.Refusal;
import it.broletto.transfer.SuspenseService.Assigned;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Transfers from the promise to the account and back, through the real collection. Minimum 600 €. */
@QuarkusTest
class TransferTest extends TransferScene {

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
                Long.parseLong(sql.text(
                        "select coalesce(sum(cents), 0) from transfer_state where not collected and status <> 'PAID'")),
                suspended(),
                "what is nobody's yet is what waits");
        assertEquals(
                2,
                Long.parseLong(sql.text("select count(*) from ledger_entry where subject = '" + pledge
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

    /** Whoever collects was away until the window was over: what came in time was not asked for, and is kept for nobody. */
    @Test
    void F24_aTransferThatNobodyAskedForInTimeGoesBack() throws Exception {
        credit(70_000, ROSSI, reference());
        funding.close(Duration.ofMinutes(11));
        while (collections.openDue() > 0) {
            Thread.onSpinWait();
        }
        Town.later(Duration.ofMinutes(12));
        while (collections.decideDue() > 0) {
            Thread.onSpinWait();
        }
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
    void theTableOfStatesIsTheDatabases() throws Exception {
        for (var from : LineStatus.values()) {
            for (var event : LineStatus.Event.values()) {
                var to = LineStatus.table().get(from).get(event);
                assertEquals(
                        to == null ? 0 : 1,
                        Long.parseLong(sql.text("select count(*) from transfer_edge where from_status = '" + from
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
        var refused = assertThrows(SQLException.class, () -> sql.run("""
                insert into transfer_event (line_id, number, event, from_status, to_status, pledge_id, at)
                values ('%s', 1, 'MATCH', 'WAITING', 'MATCHED', '%s', now())""".formatted(line, pledge)));
        assertEquals("23505", refused.getSQLState());
        assertThrows(
                SQLException.class,
                () -> sql.run("update transfer_state set status = 'PAID' where line_id = '" + line + "'"));
    }
}
