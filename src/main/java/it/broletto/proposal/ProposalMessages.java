package it.broletto.proposal;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of proposals, their form, their docket and the offices' answers. */
@MessageBundle("proposal")
public interface ProposalMessages {

    @Message
    String category(Category category);

    @Message
    String status(Status status);

    /** What a status means for the reader, one sentence. */
    @Message
    String status_about(Status status);

    @Message
    String as_list();

    @Message
    String as_map();

    @Message
    String view_label();

    @Message
    String search();

    @Message
    String filter_area();

    @Message
    String filter_category();

    @Message
    String filter_status();

    @Message
    String any_area();

    @Message
    String any_category();

    @Message
    String any_status();

    @Message
    String filter_do();

    @Message
    String empty_title();

    @Message
    String empty_text();

    @Message
    String empty_narrow();

    @Message
    String show_all();

    @Message
    String propose();

    @Message
    String status_line();

    @Message
    String official_answer();

    @Message
    String no_answer_yet();

    @Message
    String answer_reason();

    @Message
    String answer_cost();

    @Message
    String earlier_answers();

    @Message
    String where();

    @Message
    String no_place();

    @Message
    String guess();

    @Message
    String docket();

    @Message
    String history();

    @Message
    String history_before();

    @Message
    String withdrawn_title();

    @Message
    String withdrawn_text();

    @Message
    String edit();

    @Message
    String withdraw();

    @Message
    String by_citizen();

    @Message
    String no_guess();

    @Message
    String about();

    @Message
    String form_new();

    @Message
    String form_edit();

    @Message
    String form_intro();

    @Message
    String form_title();

    @Message
    String form_title_help();

    @Message
    String form_body();

    @Message
    String form_body_help();

    @Message
    String form_area();

    @Message
    String form_category();

    @Message
    String form_place();

    @Message
    String form_place_help();

    @Message
    String form_point();

    @Message
    String form_guess();

    @Message
    String form_guess_help();

    @Message
    String form_submit();

    @Message
    String form_save();

    @Message
    String stale();

    @Message
    String stale_see();

    @Message
    String submitted();

    @Message
    String edited();

    @Message
    String withdrawn();

    @Message
    String withdraw_title();

    @Message
    String withdraw_consequence();

    @Message
    String withdraw_do();

    @Message
    String withdraw_keep();

    @Message
    String wrong_phase();

    @Message
    String wrong_area();

    @Message
    String wrong_category();

    @Message
    String wrong_point();

    @Message
    String wrong_other_area(String there, String chosen);

    @Message
    String form_other_area();

    @Message
    String wrong_verdict();

    @Message
    String wrong_cost();

    @Message
    String docket_submitted();

    @Message
    String docket_edited();

    @Message
    String docket_withdrawn();

    @Message
    String docket_feasible();

    @Message
    String docket_not_feasible();

    @Message
    String docket_listed();

    @Message
    String docket_unlisted();

    @Message
    String desk_title();

    @Message
    String desk_lead();

    @Message
    String desk_empty_title();

    @Message
    String desk_empty_text();

    @Message
    String desk_no_round();

    @Message
    String desk_round();

    @Message
    String desk_answer();

    @Message
    String desk_stale();

    @Message
    String desk_closed();

    @Message
    String verdict();

    @Message
    String feasible_help();

    @Message
    String not_feasible_help();

    @Message
    String review_cost();

    @Message
    String review_cost_help();

    @Message
    String review_reason();

    @Message
    String review_reason_help();

    @Message
    String review_do();

    @Message
    String review_over();

    @Message
    String reviewed();

    @Message
    String on_map_limit();

    @Message
    String count(long count);

    @Message
    String submitted_word();

    @Message
    String empty_on_map();

    @Message
    String empty_on_map_text();

    @Message
    String number(int number);

    @Message
    String of_round(String round);

    @Message
    String submitted_on(String when);

    @Message
    String edited_on(String when);

    @Message
    String reviewed_on(String when);

    @Message
    String budget_of_area(String amount);

    @Message
    String wrong_title(int least, int most, int length);

    @Message
    String wrong_body(int least, int most, int length);

    @Message
    String wrong_place(int most);

    @Message
    String wrong_guess(String most);

    @Message
    String wrong_too_many(String most);

    @Message
    String wrong_reason(int least, int most);

    @Message
    String wrong_over_budget(String cost, String area, String budget);

    @Message
    String desk_count(long count);
}
