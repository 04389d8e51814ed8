package it.broletto.audit;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the public log. Acts are also read by name, see {@link AuditWords}. */
@MessageBundle("audit")
public interface AuditMessages {

    @Message
    String title();

    @Message
    String lead();

    @Message
    String round();

    @Message
    String all_rounds();

    @Message
    String show();

    @Message
    String col_when();

    @Message
    String col_who();

    @Message
    String col_what();

    @Message
    String col_detail();

    @Message
    String none_title();

    @Message
    String none_text();

    @Message
    String csv();

    @Message
    String json();

    @Message
    String role_citizen();

    @Message
    String role_councillor();

    @Message
    String role_officer();

    @Message
    String role_moderator();

    @Message
    String role_auditor();

    @Message
    String role_administrator();

    @Message
    String role_system();

    @Message
    String act_residents_loaded();

    @Message
    String act_round_created();

    @Message
    String act_round_changed();

    @Message
    String act_round_imported();

    @Message
    String act_round_informing();

    @Message
    String act_round_collecting();

    @Message
    String act_round_supporting();

    @Message
    String act_round_evaluating();

    @Message
    String act_round_designing();

    @Message
    String act_round_voting();

    @Message
    String act_round_counting();

    @Message
    String act_round_counted();

    @Message
    String act_rules_chosen();

    @Message
    String act_rules_draw_named();

    @Message
    String act_rules_draw_entered();

    @Message
    String act_rules_sealed();

    @Message
    String act_round_decided();

    @Message
    String act_round_cancelled();

    @Message
    String act_proposal_submitted();

    @Message
    String act_proposal_edited();

    @Message
    String act_proposal_withdrawn();

    @Message
    String act_proposal_found_feasible();

    @Message
    String act_proposal_found_not_feasible();

    @Message
    String act_proposal_listed();

    @Message
    String act_proposal_unlisted();

    @Message
    String act_project_listed();

    @Message
    String act_project_unlisted();

    @Message
    String act_project_moved();

    @Message
    String act_call_created();

    @Message
    String act_call_changed();

    @Message
    String act_call_given();

    @Message
    String act_call_published();

    @Message
    String act_call_closed();

    @Message
    String act_call_criteria_changed();

    @Message
    String act_call_rule_changed();

    @Message
    String act_call_prepared();

    @Message
    String act_call_dropped();

    @Message
    String act_call_admitted();

    @Message
    String act_call_match_decided();

    @Message
    String act_campaign_opened();

    @Message
    String act_campaign_extended();

    @Message
    String act_campaign_suspended();

    @Message
    String act_campaign_resumed();

    @Message
    String act_campaign_cancelled();

    @Message
    String act_application_sent();

    @Message
    String act_application_judged();

    @Message
    String act_application_returned();

    @Message
    String act_application_rejected();

    @Message
    String act_application_proposed();

    @Message
    String act_application_approved();

    @Message
    String act_campaign_change_asked();

    @Message
    String act_campaign_corrected();

    @Message
    String act_campaign_change_proposed();

    @Message
    String act_campaign_changed();

    @Message
    String act_campaign_change_rejected();

    @Message
    String act_campaign_change_retracted();

    @Message
    String act_campaign_rehearsed();

    @Message
    String act_campaign_pledged();

    @Message
    String act_campaign_pledged_assisted();

    @Message
    String act_campaign_return_offered();

    @Message
    String act_campaign_need_asked();

    @Message
    String act_campaign_help_offered();

    @Message
    String act_campaign_help_withdrawn();

    @Message
    String act_campaign_update_told();

    @Message
    String act_campaign_update_corrected();

    @Message
    String act_campaign_question_asked();

    @Message
    String act_campaign_question_answered();

    @Message
    String act_campaign_question_hidden();

    @Message
    String act_campaign_pledge_withdrawn();

    @Message
    String act_campaign_closed();

    @Message
    String act_campaign_fallen_short();

    @Message
    String act_collection_opened();

    @Message
    String act_collection_funded();

    @Message
    String act_collection_failed();

    @Message
    String act_collection_refund_retried();

    @Message
    String act_collection_refund_ordered();

    @Message
    String act_collection_disputed();

    @Message
    String act_collection_dispute_won();

    @Message
    String act_collection_dispute_lost();

    @Message
    String act_collection_gifts_moved();

    @Message
    String act_fund_asked();

    @Message
    String act_privacy_forgotten();

    @Message
    String act_fund_given();

    @Message
    String act_fund_refused();

    @Message
    String act_payout_account_entered();

    @Message
    String act_payout_account_confirmed();

    @Message
    String act_payout_planned();

    @Message
    String act_payout_requested();

    @Message
    String act_payout_approved();

    @Message
    String act_payout_refused();

    @Message
    String act_payout_taken_back();

    @Message
    String act_payout_exported();

    @Message
    String act_payout_executed();

    @Message
    String act_payout_settlement_recorded();

    @Message
    String act_payout_grant_liquidated();

    @Message
    String act_payout_grant_paid();

    @Message
    String act_payout_grant_published();

    @Message
    String act_report_told();

    @Message
    String act_report_sent();

    @Message
    String act_report_approved();

    @Message
    String act_report_returned();

    @Message
    String act_payout_reported();

    @Message
    String act_accountability_fact_stated();

    @Message
    String act_accountability_milestone_promised();

    @Message
    String act_accountability_milestone_changed();

    @Message
    String act_accountability_milestone_reached();

    @Message
    String act_accountability_sheet_changed();

    @Message
    String act_accountability_spending_recorded();

    @Message
    String act_accountability_spending_corrected();

    @Message
    String act_project_campaign_offered();

    @Message
    String act_campaign_award_proposed();

    @Message
    String act_campaign_award_approved();

    @Message
    String act_campaign_award_refused();

    @Message
    String act_campaign_award_committed();

    @Message
    String act_campaign_award_released();

    @Message
    String act_transfer_imported();

    @Message
    String act_transfer_assigned();

    @Message
    String act_transfer_proposed();

    @Message
    String act_transfer_rejected();

    @Message
    String act_transfer_given_back();

    @Message
    String act_transfer_iban_named();

    @Message
    String act_transfer_exported();
}
