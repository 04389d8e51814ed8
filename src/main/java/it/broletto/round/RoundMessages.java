package it.broletto.round;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of rounds, their phases and their set-up. */
@MessageBundle("round")
public interface RoundMessages {

    @Message
    String phase(Phase phase);

    /** What people can do in a phase, one sentence. */
    @Message
    String phase_about(Phase phase);

    @Message
    String residence(Residence residence);

    @Message
    String residence_rule(Residence residence);

    @Message
    String missing(Missing missing);

    @Message
    String list_title();

    @Message
    String list_lead();

    @Message
    String list_empty_title();

    @Message
    String list_empty_text();

    @Message
    String budget();

    @Message
    String budget_of(RoundView round, String amount);

    @Message
    String closes_in(String when, String left);

    @Message
    String from_to(String from, String to);

    @Message
    String phase_line();

    @Message
    String act_propose();

    @Message
    String act_read();

    @Message
    String act_vote();

    @Message
    String act_results();

    @Message
    String act_calendar();

    @Message
    String budget_by_area();

    @Message
    String area();

    @Message
    String total();

    @Message
    String city_wide();

    @Message
    String about();

    @Message
    String how_it_works();

    @Message
    String how_choices(int most);

    @Message
    String how_age(int years);

    @Message
    String how_any_age();

    @Message
    String how_budget(String amount, int areas);

    @Message
    String how_propose(String from, String to);

    @Message
    String how_review();

    @Message
    String how_vote(String from, String to);

    @Message
    String how_change();

    @Message
    String how_imported();

    @Message
    String how_count();

    @Message
    String calendar_event(String phase, String round);

    // the staff desk

    @Message
    String desk_title();

    @Message
    String desk_lead();

    @Message
    String desk_new();

    @Message
    String desk_edit();

    @Message
    String desk_rules();

    @Message
    String read_rules();

    @Message
    String desk_ballot();

    @Message
    String desk_empty();

    @Message
    String desk_published(String when);

    @Message
    String desk_not_published();

    @Message
    String form_intro();

    @Message
    String form_what();

    @Message
    String form_title();

    @Message
    String form_title_help();

    @Message
    String form_summary();

    @Message
    String form_summary_help();

    @Message
    String form_body();

    @Message
    String form_body_help();

    @Message
    String form_money();

    @Message
    String form_money_help();

    @Message
    String form_dates();

    @Message
    String form_dates_help();

    @Message
    String form_opens();

    @Message
    String form_closes();

    @Message
    String form_vote();

    @Message
    String form_choices();

    @Message
    String form_age();

    @Message
    String form_age_help();

    @Message
    String form_residence();

    @Message
    String form_save();

    @Message
    String saved();

    @Message
    String stale();

    @Message
    String stale_see();

    @Message
    String ended_published(boolean byMe, String when);

    @Message
    String ended_given_up(boolean byMe, String when);

    @Message
    String ended_what_now();

    @Message
    String ended_new();

    @Message
    String ended_see();

    @Message
    String form_save_new();

    @Message
    String check_title();

    @Message
    String check_ready();

    @Message
    String check_blocking();

    @Message
    String check_hint();

    @Message
    String note_twice(String when);

    @Message
    String preview();

    @Message
    String preview_notice();

    @Message
    String publish();

    @Message
    String publish_consequence();

    @Message
    String published();

    @Message
    String view_public();

    @Message
    String discard_title();

    @Message
    String discard_lead();

    @Message
    String move_title();

    @Message
    String move_lead();

    @Message
    String move_to(String phase);

    @Message
    String move_cancel();

    @Message
    String move_cancel_consequence();

    @Message
    String move_where();

    @Message
    String move_reason();

    @Message
    String move_reason_help();

    @Message
    String move_do();

    @Message
    String moved(String phase);

    @Message
    String cannot_move();

    @Message
    String settings_title();

    @Message
    String wrong_title(int least, int most, int length);

    @Message
    String wrong_summary(int least, int most, int length);

    @Message
    String wrong_body(int most);

    @Message
    String wrong_choices(int least, int most);

    @Message
    String wrong_age(int least, int most);

    @Message
    String wrong_residence();

    @Message
    String wrong_budget(String area);

    @Message
    String wrong_budget_most(String area, String most);

    @Message
    String wrong_no_opening(String phase);

    @Message
    String wrong_no_closing(String phase);

    @Message
    String wrong_date(String phase);

    @Message
    String wrong_gap(String phase, String when);

    @Message
    String wrong_order(String phase);

    @Message
    String wrong_overlap(String phase, String before, String closes);

    @Message
    String wrong_reason();

    @Message
    String wrong_move();
}
