package it.broletto.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import it.broletto.collection.OwnPledgeService;
import it.broletto.collection.StageWords;
import it.broletto.ledger.Account.Kind;
import it.broletto.rail.Act;
import it.broletto.rail.Outcome;
import it.broletto.shared.Refusal;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Transfers that go back to where they came from. */
@QuarkusTest
class GivenBackTest extends TransferScene {

    @Inject
    OwnPledgeService owned;

    @Inject
    StageWords stages;

    /** What the backer reads about what happens next. */
    private String told() {
        return stages.next(owned.one(pledge, backer.id()), "it");
    }

    private long clearing() {
        return ledger.balance(Kind.CLEARING.of("transfer")).posted();
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
}
