package it.broletto.ballot;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import it.broletto.tally.Problem;
import it.broletto.tally.VoteType;

/** Words of the booth, receipts, results and imports. */
@MessageBundle("ballot")
public interface BallotMessages {

    @Message
    String eligibility_title();

    @Message
    String eligibility_yes();

    @Message
    String eligibility_no();

    @Message
    String eligibility_generic();

    @Message
    String eligibility_conditions();

    @Message
    String eligibility_sign_in();

    @Message
    String eligibility_enter();

    @Message
    String eligibility_change();

    @Message
    String eligibility_round();

    @Message
    String eligibility_results();

    @Message
    String eligibility_voted(String at);

    @Message
    String eligibility_receipts();

    @Message
    String answer(Eligibility.Answer answer);

    @Message
    String condition(Eligibility.Kind kind);

    @Message
    String sign_in_how();

    @Message
    String sign_in_staff();

    @Message
    String open_until(String date, String left);

    @Message
    String open_now();

    @Message
    String open_from(String date);

    @Message
    String open_not_yet();

    @Message
    String open_over(String date);

    @Message
    String open_was();

    @Message
    String open_cancelled();

    @Message
    String age_asked(int years);

    @Message
    String age_too_young(int years);

    @Message
    String age_unknown(String office);

    @Message
    String residence_city();

    @Message
    String residence_own_area();

    @Message
    String residence_is(String district);

    @Message
    String residence_not(String office);

    @Message
    String level_how();

    @Message
    String level_done();

    @Message
    String booth_title();

    @Message
    String booth_lead(int most);

    @Message
    String booth_until(String date, String left);

    @Message
    String booth_voted(String at);

    @Message
    String booth_left(int left, int most);

    @Message
    String booth_full();

    @Message
    String booth_review();

    @Message
    String booth_area();

    @Message
    String booth_all_areas();

    @Message
    String booth_show();

    @Message
    String booth_carried();

    @Message
    String booth_number(int number);

    @Message
    String booth_budget(String budget);

    @Message
    String booth_read();

    @Message
    String booth_read_of(String title);

    @Message
    String booth_own_area(String area);

    @Message
    String booth_empty();

    @Message
    String booth_choices();

    @Message
    String booth_no_choice();

    @Message
    String booth_too_many(int most);

    @Message
    String booth_other_area(String area);

    @Message
    String review_title();

    @Message
    String review_lead();

    @Message
    String review_paper();

    @Message
    String review_rule(int most);

    @Message
    String review_unused(int left);

    @Message
    String review_cast();

    @Message
    String review_back();

    @Message
    String review_step_up();

    @Message
    String review_recognised();

    @Message
    String review_change();

    @Message
    String review_chosen();

    @Message
    String receipt_title();

    @Message
    String receipt_replaced_title();

    @Message
    String receipt_yes();

    @Message
    String receipt_counted();

    @Message
    String receipt_cancelled();

    @Message
    String receipt_replaced();

    @Message
    String receipt_number();

    @Message
    String receipt_when();

    @Message
    String receipt_round();

    @Message
    String receipt_seq();

    @Message
    String receipt_seq_value(int seq);

    @Message
    String receipt_secret();

    @Message
    String receipt_change_title();

    @Message
    String receipt_change(String date);

    @Message
    String receipt_change_closed();

    @Message
    String receipt_check_title();

    @Message
    String receipt_check();

    @Message
    String receipt_check_act();

    @Message
    String receipt_again();

    @Message
    String receipt_print();

    @Message
    String receipt_mine();

    @Message
    String check_title();

    @Message
    String check_lead();

    @Message
    String check_code();

    @Message
    String check_help();

    @Message
    String check_act();

    @Message
    String check_counts();

    @Message
    String check_counts_open(String round, String at);

    @Message
    String check_counts_closed(String round, String at);

    @Message
    String check_replaced();

    @Message
    String check_replaced_text(String round, String at);

    @Message
    String check_cancelled(String round, String at);

    @Message
    String check_cancelled_title();

    @Message
    String check_unknown();

    @Message
    String check_unknown_text();

    @Message
    String mine_title();

    @Message
    String mine_lead();

    @Message
    String mine_none();

    @Message
    String mine_none_text();

    @Message
    String mine_none_act();

    @Message
    String mine_space();

    @Message
    String mine_counts();

    @Message
    String mine_replaced();

    @Message
    String results_title();

    @Message
    String results_not_yet();

    @Message
    String results_not_yet_text();

    @Message
    String results_counting();

    @Message
    String results_cancelled();

    @Message
    String results_lead(int winners, int projects, String spent, String budget);

    @Message
    String results_imported();

    @Message
    String results_voters();

    @Message
    String results_voters_note();

    @Message
    String results_winners();

    @Message
    String results_of(String total);

    @Message
    String results_spent();

    @Message
    String results_areas();

    @Message
    String results_ballots(String ballots);

    @Message
    String results_bar(String spent, String budget, String left);

    @Message
    String results_won();

    @Message
    String results_lost();

    @Message
    String results_nobody();

    @Message
    String results_none_lost();

    @Message
    String results_project();

    @Message
    String results_votes();

    @Message
    String results_points();

    @Message
    String results_cost();

    @Message
    String results_why();

    @Message
    String results_sha();

    @Message
    String results_chart(String area);

    @Message
    String import_title();

    @Message
    String import_lead();

    @Message
    String import_file();

    @Message
    String import_file_help(long megabytes);

    @Message
    String import_act();

    @Message
    String import_desk();

    @Message
    String import_missing();

    @Message
    String import_too_large(long megabytes);

    @Message
    String import_problem(long line, long column, String reason);

    @Message
    String preview_title();

    @Message
    String preview_lead();

    @Message
    String preview_description();

    @Message
    String preview_type();

    @Message
    String vote_type(VoteType type);

    @Message
    String preview_projects();

    @Message
    String preview_ballots();

    @Message
    String preview_budget();

    @Message
    String preview_dates();

    @Message
    String preview_dates_value(String first, String last);

    @Message
    String preview_sha();

    @Message
    String preview_first();

    @Message
    String preview_points();

    @Message
    String preview_act();

    @Message
    String preview_other();

    /** With %s where its arguments go. */
    @Message
    String problem(Problem problem);
}
