package it.broletto.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.junit.QuarkusTest;
import it.broletto.campaign.Town;
import it.broletto.identity.Role;
import it.broletto.shared.Refusal;
import it.broletto.transfer.ImportService.Taken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Statements of the bank, read twice, at once, in part, and wrong ones. */
@QuarkusTest
class StatementImportTest extends TransferScene {

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
}
