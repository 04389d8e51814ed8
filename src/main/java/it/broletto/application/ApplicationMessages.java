package it.broletto.application;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of applications, of their review and of what may happen to a live campaign. */
@MessageBundle("application")
public interface ApplicationMessages {

    @Message
    String status(ApplicationStatus status);

    @Message
    String happened(ApplicationStatus.Event event);

    @Message
    String kind(PromoterKind kind);

    @Message
    String kind_help(PromoterKind kind);

    @Message
    String criterion(Criterion criterion);

    @Message
    String criterion_help(Criterion criterion);

    @Message
    String start_title();

    @Message
    String start_lead();

    @Message
    String mine();

    @Message
    String untitled();

    @Message
    String how();

    @Message
    String how_1();

    @Message
    String how_2();

    @Message
    String how_3();

    @Message
    String how_4();

    @Message
    String need();

    @Message
    String need_1();

    @Message
    String need_2();

    @Message
    String need_3();

    @Message
    String need_4();

    @Message
    String judged_how();

    @Message
    String judged_text();

    @Message
    String begin();

    @Message
    String begin_text();

    @Message
    String begin_do();

    @Message
    String no_return();

    @Message
    String no_return_text();

    @Message
    String form_title();

    @Message
    String form_lead();

    @Message
    String stale();

    @Message
    String stale_see();

    @Message
    String returned_title();

    @Message
    String returned_until(String when);

    @Message
    String save();

    @Message
    String saved();

    @Message
    String part_idea();

    @Message
    String part_money();

    @Message
    String part_promoter();

    @Message
    String part_declare();

    @Message
    String field_call();

    @Message
    String field_title();

    @Message
    String field_summary();

    @Message
    String field_body();

    @Message
    String field_category();

    @Message
    String field_district();

    @Message
    String field_place();

    @Message
    String field_lines();

    @Message
    String field_days();

    @Message
    String field_surplus();

    @Message
    String field_kind();

    @Message
    String field_promoter();

    @Message
    String field_taxCode();

    @Message
    String field_office();

    @Message
    String field_runts();

    @Message
    String field_team();

    @Message
    String field_documents();

    @Message
    String field_declared();

    @Message
    String help_title();

    @Message
    String help_summary();

    @Message
    String help_body();

    @Message
    String help_promoter();

    @Message
    String help_taxCode();

    @Message
    String help_office();

    @Message
    String help_days();

    @Message
    String help_surplus();

    @Message
    String whole_city();

    @Message
    String money_help();

    @Message
    String minimum();

    @Message
    String optimum();

    @Message
    String line(int number);

    @Message
    String line_label();

    @Message
    String line_amount();

    @Message
    String line_is_required();

    @Message
    String line_required();

    @Message
    String line_optional();

    @Message
    String line_add();

    @Message
    String line_remove(int number);

    @Message
    String team_help();

    @Message
    String member(int number);

    @Message
    String member_name();

    @Message
    String member_role();

    @Message
    String member_add();

    @Message
    String member_remove(int number);

    @Message
    String documents_help();

    @Message
    String document(int number);

    @Message
    String document_title();

    @Message
    String document_url();

    @Message
    String document_add();

    @Message
    String document_remove(int number);

    @Message
    String declare_no_return();

    @Message
    String declare_truth();

    @Message
    String declare_team();

    @Message
    String declare_team_help();

    @Message
    String declare_privacy();

    @Message
    String send_note();

    @Message
    String send();

    @Message
    String sent();

    @Message
    String prove_and_send();

    @Message
    String discard();

    @Message
    String discarded();

    @Message
    String wrong_length(int least, int most, int length);

    @Message
    String wrong_long(int most, int length);

    @Message
    String wrong_all_too_long();

    @Message
    String wrong_choice();

    @Message
    String wrong_point();

    @Message
    String wrong_tax_code();

    @Message
    String wrong_days(int least, int most);

    @Message
    String wrong_amount();

    @Message
    String wrong_lines();

    @Message
    String help_call();

    @Message
    String no_call();

    @Message
    String calls_open();

    @Message
    String calls_none();

    @Message
    String wrong_call();

    @Message
    String wrong_cost(String least, String most, String cost);

    @Message
    String wrong_call_closed();

    @Message
    String wrong_url();

    @Message
    String wrong_declaration();

    @Message
    String one();

    @Message
    String steps();

    @Message
    String step_draft();

    @Message
    String step_review();

    @Message
    String step_approved();

    @Message
    String step_opened();

    @Message
    String about_draft();

    @Message
    String go_on();

    @Message
    String about_review();

    @Message
    String correct();

    @Message
    String rejected_title();

    @Message
    String approved_title();

    @Message
    String approved_text();

    @Message
    String opens_on();

    @Message
    String opens_on_help();

    @Message
    String open();

    @Message
    String opened();

    @Message
    String wrong_opening();

    @Message
    String wrong_not_covered();

    @Message
    String wrong_no_rail(String rails);

    @Message
    String about_opened();

    @Message
    String see_campaign();

    @Message
    String as_sent();

    @Message
    String as_asked();

    @Message
    String sheets();

    @Message
    String history();

    @Message
    String history_none();

    @Message
    String version_n(int number);

    @Message
    String reviewer(int number);

    @Message
    String sheet_of(int number);

    @Message
    String weighs(long percent);

    @Message
    String scale_of(int most);

    @Message
    String criteria_version(int number);

    @Message
    String criteria_title();

    @Message
    String criteria_lead();

    @Message
    String criteria_scale();

    @Message
    String criteria_weights();

    @Message
    String criterion_own();

    @Message
    String criterion_label();

    @Message
    String criteria_reason();

    @Message
    String criteria_reason_help();

    @Message
    String criteria_save();

    @Message
    String criteria_saved();

    @Message
    String criteria_closed();

    @Message
    String criteria_back();

    @Message
    String criteria_judged();

    @Message
    String wrong_weight();

    @Message
    String mean(String mean, int scale);

    @Message
    String col_criterion();

    @Message
    String col_score();

    @Message
    String col_weight();

    @Message
    String col_reason();

    @Message
    String desk_title();

    @Message
    String desk_lead();

    @Message
    String desk_none();

    @Message
    String desk_none_text();

    @Message
    String waiting(long count);

    @Message
    String col_version();

    @Message
    String col_promoter();

    @Message
    String col_reviewed();

    @Message
    String sheets_given(int count, boolean mine);

    @Message
    String col_sent();

    @Message
    String changes();

    @Message
    String col_what();

    @Message
    String col_before();

    @Message
    String col_after();

    @Message
    String sheets_hidden(int count);

    @Message
    String sheets_none();

    @Message
    String sheet_mine();

    @Message
    String sheet_help();

    @Message
    String reason_for(String criterion);

    @Message
    String judge();

    @Message
    String judged();

    @Message
    String wrong_score(String criterion, int most);

    @Message
    String wrong_score_reason(String criterion, int least, int most);

    @Message
    String approval();

    @Message
    String proposal();

    @Message
    String proposal_help();

    @Message
    String propose();

    @Message
    String proposed();

    @Message
    String proposal_waits(String when);

    @Message
    String proposal_mine();

    @Message
    String approve();

    @Message
    String approved();

    @Message
    String return_title();

    @Message
    String questions();

    @Message
    String questions_help();

    @Message
    String deadline();

    @Message
    String give_back();

    @Message
    String given_back();

    @Message
    String wrong_deadline();

    @Message
    String reject_title();

    @Message
    String rejection();

    @Message
    String rejection_help();

    @Message
    String reject();

    @Message
    String rejected();

    @Message
    String wrong_moment();

    @Message
    String wrong_sheet_needed();

    @Message
    String wrong_second_person();

    @Message
    String wrong_own();

    @Message
    String review_title();

    @Message
    String review_of(String title);

    @Message
    String review_lead();

    @Message
    String discard_effect();

    @Message
    String reject_end();

    @Message
    String reject_told();

    @Message
    String reject_instead();
}
