package it.broletto.payout;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of payouts, grants and reports. */
@MessageBundle("payout")
public interface PayoutMessages {

    @Message
    String money_title();

    @Message
    String money_lead();

    @Message
    String flow_title(String title);

    @Message
    String where();

    @Message
    String col_what();

    @Message
    String col_amount();

    @Message
    String col_ledger();

    @Message
    String to_account();

    @Message
    String promised();

    @Message
    String promised_so_far();

    @Message
    String moved();

    @Message
    String collected();

    @Message
    String still_open();

    @Message
    String dropped(long count);

    @Message
    String dropped_short();

    @Message
    String custody();

    @Message
    String payable();

    @Message
    String paid();

    @Message
    String going_back();

    @Message
    String given_back();

    @Message
    String disputed();

    @Message
    String lost();

    @Message
    String claimed();

    @Message
    String added();

    @Message
    String city_reserved();

    @Message
    String city_due();

    @Message
    String city_paid();

    @Message
    String city_open();

    @Message
    String parts();

    @Message
    String parts_lead();

    @Message
    String parts_none();

    @Message
    String parts_not_yet();

    @Message
    String part_not_asked();

    @Message
    String part_most(String amount, String evidence);

    @Message
    String wanted_evidence();

    @Message
    String evidence_link();

    @Message
    String reason();

    @Message
    String paid_on(String day);

    @Message
    String entry(long number);

    @Message
    String grant();

    @Message
    String grant_lead(String amount);

    @Message
    String grant_reduced(String amount);

    @Message
    String stage_committed();

    @Message
    String stage_liquidated();

    @Message
    String stage_paid();

    @Message
    String reports();

    @Message
    String reports_not_yet();

    @Message
    String entries();

    @Message
    String entries_none();

    @Message
    String statement();

    @Message
    String promoter_title();

    @Message
    String promoter_lead();

    @Message
    String to_money();

    @Message
    String account();

    @Message
    String account_none();

    @Message
    String account_ready();

    @Message
    String account_rests(String when);

    @Message
    String account_confirmed(int count);

    @Message
    String account_version(int version);

    @Message
    String holder();

    @Message
    String holder_help();

    @Message
    String iban();

    @Message
    String iban_help();

    @Message
    String save_account();

    @Message
    String change_account();

    @Message
    String which_part();

    @Message
    String amount();

    @Message
    String evidence();

    @Message
    String evidence_help();

    @Message
    String link();

    @Message
    String link_help();

    @Message
    String ask_part();

    @Message
    String desk_title();

    @Message
    String desk_lead();

    @Message
    String transfers();

    @Message
    String transfers_again();

    @Message
    String transfers_again_lead();

    @Message
    String transfers_file(long count, String amount);

    @Message
    String transfers_download();

    @Message
    String recalled();

    @Message
    String recalled_help();

    @Message
    String wrong_recalled();

    @Message
    String transfers_lead();

    @Message
    String waiting();

    @Message
    String waiting_none();

    @Message
    String unpaid();

    @Message
    String unpaid_none();

    @Message
    String col_next();

    @Message
    String step(FundedCampaigns.Step step);

    @Message
    String col_campaign();

    @Message
    String col_part();

    @Message
    String col_waits();

    @Message
    String col_since();

    @Message
    String waits_other();

    @Message
    String waits_bank();

    @Message
    String waits_decision();

    @Message
    String bank();

    @Message
    String bank_lead();

    @Message
    String bank_balance();

    @Message
    String rail_has(String rail);

    @Message
    String rail_kept(String rail);

    @Message
    String rails_none();

    @Message
    String source_label();

    @Message
    String rail();

    @Message
    String reference();

    @Message
    String reference_help();

    @Message
    String day();

    @Message
    String record_settlement();

    @Message
    String settlements();

    @Message
    String compare();

    @Message
    String confirm_account();

    @Message
    String approve();

    @Message
    String refuse();

    @Message
    String why();

    @Message
    String execute_lead();

    @Message
    String execute();

    @Message
    String plan_lead();

    @Message
    String part_number(int number);

    @Message
    String part_title();

    @Message
    String part_share();

    @Message
    String part_share_help();

    @Message
    String part_evidence();

    @Message
    String save_plan();

    @Message
    String act_liquidation();

    @Message
    String act_payment();

    @Message
    String act_help();

    @Message
    String liquidate();

    @Message
    String pay_grant();

    @Message
    String sheet_title();

    @Message
    String sheet_lead();

    @Message
    String sheet_natural();

    @Message
    String sheet_natural_help();

    @Message
    String sheet_beneficiary();

    @Message
    String sheet_tax_code();

    @Message
    String sheet_legal_basis();

    @Message
    String sheet_office();

    @Message
    String sheet_manager();

    @Message
    String sheet_selection();

    @Message
    String sheet_cup();

    @Message
    String sheet_cup_help();

    @Message
    String save_sheet();

    @Message
    String grants_title();

    @Message
    String grants_lead();

    @Message
    String grants_none_title();

    @Message
    String grants_none();

    @Message
    String grants_none_act();

    @Message
    String grants_more();

    @Message
    String grants_csv();

    @Message
    String col_office();

    @Message
    String col_project();

    @Message
    String natural_person();

    @Message
    String wrong_holder();

    @Message
    String wrong_iban();

    @Message
    String wrong_position();

    @Message
    String wrong_amount();

    @Message
    String wrong_amount_most(String most);

    @Message
    String wrong_evidence();

    @Message
    String wrong_link();

    @Message
    String wrong_title();

    @Message
    String wrong_body();

    @Message
    String wrong_day();

    @Message
    String wrong_reference();

    @Message
    String wrong_source();

    @Message
    String wrong_rail();

    @Message
    String wrong_settlement();

    @Message
    String reference_taken();

    @Message
    String wrong_part_title();

    @Message
    String wrong_part_evidence(int part);

    @Message
    String wrong_share();

    @Message
    String wrong_shares();

    @Message
    String wrong_reason();

    @Message
    String wrong_cup();

    @Message
    String wrong_tax_code();

    @Message
    String wrong_beneficiary();

    @Message
    String wrong_legal_basis();

    @Message
    String wrong_office();

    @Message
    String wrong_manager();

    @Message
    String wrong_selection();

    @Message
    String wrong_act();

    @Message
    String done_account();

    @Message
    String done_request();

    @Message
    String done_settlement();

    @Message
    String done_confirmation();

    @Message
    String done_plan();

    @Message
    String done_approval();

    @Message
    String done_refusal();

    @Message
    String done_execution();

    @Message
    String done_sheet();

    @Message
    String done_liquidation();

    @Message
    String done_payment();

    @Message
    String status(PayoutStatus status);

    @Message
    String source(SettlementService.Source source);

    @Message
    String stage(String stage);

    @Message
    String first_backer();

    @Message
    String first_backer_reserved();

    @Message
    String first_backer_title();

    @Message
    String first_backer_lead(String amount, String act);

    @Message
    String first_backer_waits(String amount, String act);

    @Message
    String to_first_backer(String amount);

    @Message
    String to_grant(String amount);

    @Message
    String account_city();

    @Message
    String wrong_iban_city();
}
