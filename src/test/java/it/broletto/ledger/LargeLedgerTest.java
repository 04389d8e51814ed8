package it.broletto.ledger;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import it.broletto.audit.Actor;
import it.broletto.ledger.Account.Kind;
import it.broletto.shared.Sql;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Many entries: lists are read by index, however many there are. {@link LedgerMeasure} measures it. */
@QuarkusTest
class LargeLedgerTest {

    private static final int FEW = 20_000;
    /** Rows of a table that a page of a list may read; each large account has many more lines. */
    private static final int MOST = 1_000;

    @Inject
    LedgerService ledger;

    @Inject
    EntityManager database;

    @Test
    void F31_noListOfTheLedgerReadsAllEntries() throws Exception {
        var many = new LargeLedger();
        many.fill(FEW);
        ledger.expireDue();
        var account = Kind.ESCROW.of(many.large);
        var clearing = Kind.CLEARING.of(LargeLedger.RAIL);
        var last = ledger.before(Long.MAX_VALUE, 1).get(0);
        var middle = last.number() - FEW / 2;
        readsFew(
                "newest",
                () -> assertEquals(51, ledger.before(Long.MAX_VALUE, 51).size()));
        readsFew("older", () -> assertEquals(51, ledger.before(middle, 51).size()));
        readsFew("newer", () -> assertEquals(51, ledger.after(middle, 51).size()));
        readsFew(
                "of account",
                () -> assertEquals(51, ledger.in(account, Long.MAX_VALUE, 51).size()));
        readsFew(
                "older of account",
                () -> assertEquals(51, ledger.in(clearing, middle, 51).size()));
        readsFew(
                "newer of account",
                () -> assertEquals(51, ledger.inAfter(clearing, middle, 51).size()));
        readsFew(
                "first of account",
                () -> assertEquals(1, ledger.inAfter(account, 0, 1).size()));
        readsFew(
                "about",
                () -> assertEquals(
                        51, ledger.about(many.large, Long.MAX_VALUE, 51).size()));
        readsFew(
                "one",
                () -> assertEquals(last.id(), ledger.byNumber(last.number()).id()));
        readsFew("by id", () -> assertEquals(last, ledger.byId(last.id())));
        readsFew("end of hold", () -> ledger.endOf(last.id()));
        readsFew("reversal", () -> ledger.reversalOf(last.id()));
        readsFew("balance", () -> assertTrue(ledger.balance(account).posted() > 0));
        readsFew("stages", () -> ledger.stages(List.of(many.large)));
        readsFew("overdue", () -> ledger.expireDue());
        readsFew("post", () -> ledger.post(collect(many.large), Actor.SYSTEM));
        given().get("/ledger").then().statusCode(200);
    }

    /** Rows that only an index names are counted too, because the tables were not vacuumed after they were filled. */
    private void readsFew(String what, Runnable reading) {
        QuarkusTransaction.requiringNew().run(() -> {
            var before = read();
            reading.run();
            var after = read();
            assertEquals(before.scans(), after.scans(), what + " reads all of a table");
            assertTrue(after.rows() - before.rows() <= MOST, what + ": " + (after.rows() - before.rows()));
        });
    }

    /** What this connection read of entries and lines. */
    private record Read(long scans, long rows) {}

    private Read read() {
        var row = Sql.rows(database, """
                        select cast(coalesce(sum(seq_scan), 0) as bigint), cast(coalesce(sum(idx_tup_fetch), 0) as bigint)
                        from pg_stat_xact_user_tables where relname in ('ledger_entry', 'ledger_line')""").get(0);
        return new Read(row.get(0, Long.class), row.get(1, Long.class));
    }

    static NewEntry collect(UUID campaign) {
        return new NewEntry(
                UUID.randomUUID(),
                "collect",
                UUID.randomUUID(),
                null,
                List.of(
                        Kind.CLEARING.of(LargeLedger.RAIL).up(1_000),
                        Kind.ESCROW.of(campaign).up(1_000)));
    }
}
