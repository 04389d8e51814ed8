package it.broletto.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import it.broletto.identity.Role;
import it.broletto.privacy.PrivacyService;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who pays, from where and with what words: sealed, told to its owner, forgotten in time. */
@QuarkusTest
class PayerTest extends TransferScene {

    @Inject
    PrivacyService privacy;

    @Inject
    AgroalDataSource database;

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
                sql.text("select name from transfer_payer y join transfer_call k on k.key = y.key where k.pledge_id = '"
                        + pledge + "'"));
        assertTrue(payers.payer(pledge).isEmpty());
        assertEquals(
                "1",
                sql.text(
                        "select count(*) from transfer_line l join transfer_state s on s.line_id = l.id where s.pledge_id = '"
                                + pledge + "' and l.payer like 's1.%' and l.iban like 's1.%'"),
                "accounts are kept for ten years");
        for (var young : List.of(
                "transfer_line set iban = null", "transfer_back set iban = ''", "transfer_payer set name = 'Altri'")) {
            assertThrows(SQLException.class, () -> sql.text("update " + young + " returning 1"), young);
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
                sql.text(
                        "select count(*) from transfer_line where words is null and payer is null and iban is null and cents = 70001 and id = '"
                                + line + "'"));
        assertEquals("", sql.text("select holder || iban from transfer_back where line_id = '" + line + "'"));
    }

    /** Payers stand in no table as they are called, and nobody but who decides sees them. */
    @Test
    void whoPaidIsSealed() throws Exception {
        credit(70_001, "ROSSI MARIO SEGRETISSIMO", "parola segretissima " + reference());
        var row = sql.text(
                "select string_agg(cast(l as text), '') || (select string_agg(cast(p as text), '') from transfer_payer p) from transfer_line l");
        assertFalse(row.contains("SEGRETISSIMO") || row.contains("segretissima") || row.contains("Rossi"));
        assertFalse(row.contains(Bank.THEIRS));
        var line = last().line();
        assertEquals("ROSSI MARIO SEGRETISSIMO", desk.credit(line, officer).payer());
        assertEquals(null, desk.credit(line, staff(Role.AUDITOR)).payer());
    }
}
