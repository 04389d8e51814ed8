package it.broletto.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import it.broletto.Sql;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every table and every sealed column is thought of by whoever exports and forgets persons. */
@QuarkusTest
class PersonalDataTest {

    @Inject
    Sql sql;

    /** What leads to a person from each table that does, or may hold something about them; where nobody looks, nobody forgets. */
    private static final Set<String> TOLD = Set.of(
            "person",
            "resident",
            "pledge",
            "pledge_withdrawal",
            "pledge_naming",
            "pledge_fallback",
            "pledge_means",
            "pledge_state",
            "pledge_dispute",
            "return_claim",
            "assisted_pledge",
            "provider_call",
            "provider_answer",
            "transfer_reference",
            "transfer_payer",
            "transfer_state",
            "transfer_line",
            "transfer_back",
            "transfer_iban",
            "pagopa_notice",
            "receipt_wish",
            "receipt",
            "contact",
            "follower_mail",
            "mail",
            "following",
            "campaign_invitation",
            "need_offer",
            "need_offer_withdrawal",
            "campaign_question",
            "proposal",
            "proposal_edit",
            "ballot",
            "ballot_cast",
            "application",
            "application_version",
            "campaign_update",
            "question_answer",
            "beneficiary_account",
            "audit_entry");

    /** What leads to a person through one of those, and says no more of them than its state, its amount or its time. */
    private static final Set<String> SAYS_NO_MORE = Set.of(
            "pledge_event",
            "return_lapse",
            "moved_gift",
            "receipt_revocation",
            "transfer_call",
            "transfer_event",
            "transfer_given_up",
            "pagopa_receipt",
            "mail_attempt",
            "mail_token",
            "person_by_mail",
            "webhook_done",
            "webhook_waiting",
            // The choices of a ballot open with its code alone.
            "ballot_choice",
            // The form of somebody without an account, sealed for two days; nobody is signed in who could ask.
            "pledge_request",
            // A provider's words are kept for eighteen months.
            "webhook_event",
            // Donors are numbers there.
            "match_gift",
            "match_claim");

    private static final Set<String> OF_STAFF_OR_PROMOTERS = Set.of(
            "imported_file",
            "compared_file",
            "application_event",
            "application_score",
            "application_sheet",
            "question_hiding",
            "fact",
            "spending",
            "campaign_course",
            "beneficiary_confirmation",
            "payout_plan",
            "payout_tranche",
            "payout",
            "payout_event",
            "payout_state",
            "payout_file",
            "payout_in_file",
            "provider_settlement",
            "grant_sheet",
            "grant_act",
            "call_act",
            "call_prepared",
            "call_answer",
            "campaign_report",
            "campaign_report_decision",
            "campaign_report_document",
            "campaign_report_line",
            "campaign_report_photo",
            "review",
            "fund_grant",
            "fund_decision",
            "campaign_change",
            "campaign_change_event",
            "close_rehearsal",
            "close_rehearsal_run",
            "campaign_offer",
            "round_entry",
            "city_award",
            "city_award_answer",
            "city_award_end",
            "transfer_statement");

    private static final Set<String> OF_NOBODY = Set.of(
            "admission",
            "admission_change",
            "area",
            "call",
            "call_criteria",
            "call_criterion",
            "call_rule",
            "call_sponsor",
            "call_window",
            "campaign",
            "campaign_budget_line",
            "campaign_closing",
            "campaign_need",
            "campaign_other_rail",
            "campaign_rail",
            "campaign_return",
            "campaign_terms",
            "figures_version",
            "collection",
            "collection_decision",
            "district",
            "explanation",
            "ledger_account",
            "ledger_anchor",
            "ledger_entry",
            "ledger_head",
            "ledger_line",
            "match_decision",
            "match_sharing",
            "milestone",
            "money_finding",
            "outcome",
            "outcome_line",
            "page_rating",
            "phase",
            "phase_change",
            "project",
            "project_sheet",
            "proposal_number",
            "receipt_counter",
            "reconciliation",
            "reconciliation_mismatch",
            "rehearsal_guard",
            "return_ending",
            "round",
            "rule_sheet",
            "flyway_schema_history");

    /** A new table is looked at by whoever exports and forgets persons, or says here why not. */
    @Test
    void everyTableIsThoughtOf() throws SQLException {
        var unknown = new TreeSet<>(sql.column("""
                select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'
                and table_name not like '%\\_edge'"""));
        List.of(TOLD, SAYS_NO_MORE, OF_STAFF_OR_PROMOTERS, OF_NOBODY).forEach(unknown::removeAll);
        assertEquals(Set.of(), unknown, "tell what they keep in Persons, and forget it in forget_person");
        var known = sql.column("""
                select distinct cast(cast(conrelid as regclass) as text) from pg_constraint
                where contype = 'f' and confrelid = cast('person' as regclass)""");
        known.retainAll(OF_NOBODY);
        assertEquals(Set.of(), known, "they know persons");
        assertEquals(Set.of(), notAsked(), "Persons asks them");
    }

    /** Tables that are said to be told of which no question of the export knows. */
    private static Set<String> notAsked() {
        try {
            var questions = Files.readString(Path.of("src/main/java/it/broletto/privacy/Persons.java"));
            return TOLD.stream()
                    .filter(table -> !questions.matches("(?s).*\\b(from|join) " + table + "\\b.*"))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A column without a rule for what stands in it may be sealed or say anything: each is told and forgotten, or kept as the
     * page says, or says nothing of persons.
     */
    @Test
    void everyColumnThatIsSealedIsThoughtOf() throws SQLException {
        var sealed = Set.of(
                "contact.address",
                "need_offer.note",
                "pledge_request.wanted",
                "receipt_wish.holder",
                "receipt_wish.tax_code",
                "transfer_payer.name",
                "transfer_line.words",
                "transfer_line.payer",
                "transfer_line.iban",
                "transfer_back.holder",
                "transfer_back.iban",
                "transfer_iban.holder",
                "transfer_iban.iban",
                "beneficiary_account.holder",
                "beneficiary_account.iban");
        var found = new TreeSet<String>();
        for (var column : sql.column("""
                select table_name || '.' || column_name from information_schema.columns
                where table_schema = 'public' and data_type in ('text', 'character varying') and table_name in (
                    select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE')""")) {
            var at = column.indexOf('.');
            if (sql.number("select count(*) from " + column.substring(0, at) + " where " + column.substring(at + 1)
                            + " like 's1.%'")
                    > 0) {
                found.add(column);
            }
        }
        found.addAll(sql.column("""
                select conrelid::regclass || '.' || a.attname from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey)
                where contype = 'c' and pg_get_constraintdef(c.oid) like '%' || a.attname || ' ~~ ''s1.%'"""));
        // What stands in no constraint at all is sealed or said by a machine.
        found.addAll(sql.column("""
                select a.attrelid::regclass || '.' || a.attname from pg_attribute a join pg_class k on k.oid = a.attrelid and k.relkind = 'r'
                join pg_namespace n on n.oid = k.relnamespace and n.nspname = 'public'
                where a.attnum > 0 and not a.attisdropped and a.atttypid = 'text'::regtype and k.relname <> 'flyway_schema_history'
                  and not exists (select 1 from pg_constraint c where c.conrelid = a.attrelid and a.attnum = any (c.conkey))"""));
        found.removeAll(sealed);
        found.removeAll(Set.of(
                // Told among the ballots; the others are said by the city or by a machine.
                "ballot.district", "area.outline", "fact.status", "money_finding.example", "transfer_state.reason"));
        assertEquals(Set.of(), found, "tell what they keep in Persons, and forget it in forget_person");
    }
}
