package it.broletto.accountability;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of promises, milestones, money and facts. */
@MessageBundle("accountability")
public interface AccountabilityMessages {

    @Message
    String title();

    @Message
    String lead();

    @Message
    String as_of(String when);

    @Message
    String as_of_never();

    @Message
    String round();

    @Message
    String all_rounds();

    @Message
    String show();

    @Message
    String none_title();

    @Message
    String none_text();

    @Message
    String none_act();

    @Message
    String figure_voted();

    @Message
    String figure_voted_of(String budget);

    @Message
    String figure_committed();

    @Message
    String figure_paid();

    @Message
    String figure_of_voted(String voted);

    @Message
    String figure_done();

    @Message
    String figure_of_projects(long count);

    @Message
    String figure_late();

    @Message
    String figure_of_open(long count);

    @Message
    String chart_round();

    @Message
    String chart_area();

    @Message
    String chart_status();

    @Message
    String chart_year();

    @Message
    String chart_year_note();

    @Message
    String col_area();

    @Message
    String col_year();

    @Message
    String col_status();

    @Message
    String col_projects();

    @Message
    String col_voted();

    @Message
    String col_paid();

    @Message
    String col_project();

    @Message
    String col_promised();

    @Message
    String csv();

    @Message
    String slippage();

    @Message
    String slippage_mean(String span);

    @Message
    String slip_done_on_time();

    @Message
    String slip_done_late();

    @Message
    String slip_on_time();

    @Message
    String slip_late_6();

    @Message
    String slip_late_12();

    @Message
    String slip_late_more();

    @Message
    String projects();

    @Message
    String projects_none();

    @Message
    String any_area();

    @Message
    String any_status();

    @Message
    String late_only();

    @Message
    String filter();

    @Message
    String paid_of(String paid, String voted);

    @Message
    String days(long count);

    @Message
    String months(long count);

    @Message
    String years(long count);

    @Message
    String on_time(String span);

    @Message
    String on_time_today();

    @Message
    String expected_late(String span);

    @Message
    String late(String span);

    @Message
    String done_on_time();

    @Message
    String done_early(String span);

    @Message
    String done_late(String span);

    @Message
    String project();

    @Message
    String promise_today();

    @Message
    String promise();

    @Message
    String today();

    @Message
    String finished_by();

    @Message
    String money();

    @Message
    String money_voted();

    @Message
    String today_done(String when);

    @Message
    String today_expected(String when);

    @Message
    String today_no_date();

    @Message
    String today_money(String paid, String committed);

    @Message
    String over_voted();

    @Message
    String status_line();

    @Message
    String stopped_note();

    @Message
    String milestones();

    @Message
    String milestones_none();

    @Message
    String col_milestone();

    @Message
    String col_done();

    @Message
    String col_how();

    @Message
    String reason(String text);

    @Message
    String money_title();

    @Message
    String money_bar(String paid, String committed, String voted);

    @Message
    String movements();

    @Message
    String movements_none();

    @Message
    String col_date();

    @Message
    String col_stage();

    @Message
    String col_act();

    @Message
    String col_amount();

    @Message
    String stage(Stage stage);

    @Message
    String facts();

    @Message
    String facts_none();

    @Message
    String fact_status(String status);

    @Message
    String responsible();

    @Message
    String office();

    @Message
    String manager();

    @Message
    String not_named();

    @Message
    String cup();

    @Message
    String cup_none();

    @Message
    String links();

    @Message
    String link_proposal();

    @Message
    String link_round(String title);

    @Message
    String link_results();

    @Message
    String not_followed();

    @Message
    String cost_on_ballot();

    @Message
    String csv_project();

    @Message
    String desk_title();

    @Message
    String desk_lead();

    @Message
    String desk_silent(String span);

    @Message
    String desk_never();

    @Message
    String desk_public();

    @Message
    String desk_sheet();

    @Message
    String desk_save_sheet();

    @Message
    String desk_expected();

    @Message
    String desk_expected_help();

    @Message
    String desk_cup_help();

    @Message
    String desk_status();

    @Message
    String desk_status_now(String status);

    @Message
    String desk_status_to();

    @Message
    String desk_status_end();

    @Message
    String desk_done_on();

    @Message
    String desk_done_on_help();

    @Message
    String desk_what();

    @Message
    String desk_what_help();

    @Message
    String desk_move();

    @Message
    String desk_fact();

    @Message
    String desk_publish_fact();

    @Message
    String desk_new_milestone();

    @Message
    String desk_milestone_title();

    @Message
    String desk_milestone_promised();

    @Message
    String desk_milestone_help();

    @Message
    String desk_add_milestone();

    @Message
    String desk_milestone_done();

    @Message
    String desk_milestone_reason();

    @Message
    String desk_milestone_reason_help();

    @Message
    String desk_save_milestone();

    @Message
    String desk_money();

    @Message
    String desk_money_help();

    @Message
    String desk_stage();

    @Message
    String desk_amount();

    @Message
    String desk_amount_help();

    @Message
    String desk_spent_on();

    @Message
    String desk_act();

    @Message
    String desk_act_help();

    @Message
    String desk_reason();

    @Message
    String desk_reason_help();

    @Message
    String desk_record_money();

    @Message
    String saved_sheet();

    @Message
    String saved_status();

    @Message
    String saved_fact();

    @Message
    String saved_milestone();

    @Message
    String nothing_changed();

    @Message
    String saved_money();

    @Message
    String wrong_office();

    @Message
    String wrong_manager();

    @Message
    String wrong_cup();

    @Message
    String wrong_date();

    @Message
    String date_missing();

    @Message
    String date_to_come();

    @Message
    String wrong_status();

    @Message
    String wrong_body();

    @Message
    String wrong_milestone();

    @Message
    String wrong_reason();

    @Message
    String wrong_stage();

    @Message
    String wrong_amount();

    @Message
    String wrong_act();

    @Message
    String not_covered();

    @Message
    String part_paid();

    @Message
    String part_committed();

    @Message
    String part_free();

    @Message
    String flow_title(String budget);

    @Message
    String flow_budget();

    @Message
    String flow_free();
}
