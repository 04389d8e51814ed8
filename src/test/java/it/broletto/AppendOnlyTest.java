package it.broletto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is written once stays, also for whoever speaks SQL. Asks the database itself which tables those are. */
@QuarkusTest
class AppendOnlyTest {

    private static final List<String> FACTS = List.of(
            "audit_entry",
            "ballot",
            "ballot_cast",
            "ballot_choice",
            "outcome",
            "outcome_line",
            "phase_change",
            "proposal_edit",
            "review",
            "campaign_budget_line",
            "pledge",
            "pledge_withdrawal",
            "return_claim",
            "return_lapse",
            "payout_file",
            "payout_in_file",
            "pledge_naming",
            "pledge_fallback",
            "assisted_pledge",
            "campaign_need",
            "need_offer",
            "need_offer_withdrawal",
            "campaign_update",
            "campaign_question",
            "question_answer",
            "question_hiding",
            "campaign_closing",
            "moved_gift",
            "fund_grant",
            "fund_decision",
            "call_rule",
            "call_act",
            "call_prepared",
            "call_answer",
            "admission",
            "match_claim",
            "match_decision",
            "match_gift",
            "mail_attempt",
            "person_by_mail",
            "explanation",
            "fact",
            "spending",
            "campaign_offer",
            "round_entry",
            "city_award",
            "city_award_answer",
            "city_award_end",
            "campaign_other_rail",
            "transfer_reference",
            "transfer_call",
            "transfer_payer",
            "transfer_given_up",
            "transfer_statement",
            "transfer_line",
            "transfer_edge",
            "transfer_event",
            "transfer_iban",
            "transfer_back",
            "page_rating");

    @Inject
    AgroalDataSource database;

    @Test
    void eachTableOfFactsRefusesUpdateAndDelete() throws SQLException {
        var guarded = tables("""
                select tgrelid::regclass::text from pg_trigger join pg_proc p on p.oid = tgfoid
                where proname in ('refuse_change', 'refuse_change_but_forgetting', 'refuse_change_but_erasing') and tgtype & 1 = 1 and tgtype & 8 = 8 and tgtype & 16 = 16 and tgenabled = 'O'""");
        assertTrue(guarded.containsAll(FACTS), guarded.toString());
    }

    @Test
    void noTableThatKeepsFactsOrPromisesCanBeEmptied() throws SQLException {
        var kept = tables(
                "select distinct tgrelid::regclass::text from pg_trigger join pg_proc p on p.oid = tgfoid where proname like 'refuse%'");
        assertTrue(kept.containsAll(FACTS), kept.toString());
        for (var table : kept) {
            var refused = assertThrows(SQLException.class, () -> execute("truncate " + table + " cascade"), table);
            assertEquals("23001", refused.getSQLState(), table);
        }
    }

    @Test
    void aRefusalOfTheDatabaseDoesNotTellTheRow() {
        var refused = assertThrows(SQLException.class, () -> execute("""
                insert into page_rating (page, language, stars, comment, rated_at) values ('/', 'it', 9, 'very private', now())"""));
        assertFalse(refused.getMessage().contains("very private"), refused.getMessage());
    }

    private List<String> tables(String query) throws SQLException {
        var found = new ArrayList<String>();
        try (var connection = database.getConnection();
                var rows = connection.createStatement().executeQuery(query)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.createStatement().execute(sql);
        }
    }
}
