package it.broletto.call;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import it.broletto.match.Match;
import it.broletto.match.Threshold;

/** Words of calls and of what the city adds. */
@MessageBundle("call")
public interface CallMessages {

    @Message
    String title();

    @Message
    String lead();

    @Message
    String title_one();

    @Message
    String none_title();

    @Message
    String none_text();

    @Message
    String none_act();

    @Message
    String open_title();

    @Message
    String open_none();

    @Message
    String others_title();

    @Message
    String opens_on(String when);

    @Message
    String closes(String when);

    @Message
    String over();

    @Message
    String costs(String least, String most);

    @Message
    String rule_title();

    @Message
    String example_title();

    @Message
    String example_given();

    @Message
    String example_added();

    @Message
    String example_budget(String budget);

    @Message
    String example_each();

    @Message
    String example_roots(String pool);

    @Message
    String example_together(String amount);

    @Message
    String example_one(String amount);

    @Message
    String example_persons(int count, String amount);

    @Message
    String say_fixed(String from, String rate);

    @Message
    String say_top_up(String from, String rate);

    @Message
    String say_one_to_one(String from, String rate);

    @Message
    String say_below();

    @Message
    String say_awards_do_not();

    @Message
    String say_awards_count();

    @Message
    String say_cap(String cap);

    @Message
    String say_each(String rate, String cap);

    @Message
    String say_first(long count);

    @Message
    String say_order();

    @Message
    String say_lump(String amount, String from);

    @Message
    String say_lump_either(String amount, String from, String sum);

    @Message
    String say_donors(long count);

    @Message
    String say_roots();

    @Message
    String say_roots_person();

    @Message
    String say_settled();

    @Message
    String say_reserved();

    @Message
    String say_shared();

    @Message
    String envelope();

    @Message
    String envelope_about();

    @Message
    String envelope_beside(String amount);

    @Message
    String envelope_ledger();

    @Message
    String given();

    @Message
    String reserved();

    @Message
    String committed();

    @Message
    String paid();

    @Message
    String free();

    @Message
    String campaigns_title();

    @Message
    String campaigns_none();

    @Message
    String col_campaign();

    @Message
    String col_adds();

    @Message
    String col_state();

    @Message
    String at_most(String amount);

    @Message
    String part_of_pool();

    @Message
    String decided();

    @Message
    String not_decided();

    @Message
    String about();

    @Message
    String who_title();

    @Message
    String apply();

    @Message
    String cost_title();

    @Message
    String days_title();

    @Message
    String days(int least, int most);

    @Message
    String windows_title();

    @Message
    String windows_none();

    @Message
    String window(String from, String to);

    @Message
    String sponsors_title();

    @Message
    String sponsor(String name, String share);

    @Message
    String sponsors_note();

    @Message
    String versions_title();

    @Message
    String versions_about();

    @Message
    String version(int number, String day);

    @Message
    String version_reason(String reason);

    @Message
    String rule_hash();

    @Message
    String adds_title();

    @Message
    String adds_decided(String amount);

    @Message
    String adds_decided_none();

    @Message
    String adds_now(String amount);

    @Message
    String adds_falls();

    @Message
    String adds_missing(String amount);

    @Message
    String adds_below(String missing);

    @Message
    String adds_at_minimum(String amount);

    @Message
    String adds_caption();

    @Message
    String adds_give();

    @Message
    String adds_more();

    @Message
    String adds_nothing();

    @Message
    String adds_expected();

    @Message
    String adds_why();

    @Message
    String why_title();

    @Message
    String why_decided(String amount, String day);

    @Message
    String why_failed();

    @Message
    String why_expected(String amount);

    @Message
    String why_expected_note();

    @Message
    String why_below(String missing);

    @Message
    String why_below_note();

    @Message
    String why_missing(String amount);

    @Message
    String why_how();

    @Message
    String why_least();

    @Message
    String col_limit();

    @Message
    String col_amount();

    @Message
    String col_binding();

    @Message
    String binding();

    @Message
    String not_binding();

    @Message
    String limit(Match.Kind kind);

    @Message
    String unmet(Match.Unmet unmet);

    @Message
    String gifts_title();

    @Message
    String gifts_about();

    @Message
    String col_gift();

    @Message
    String col_donor();

    @Message
    String col_given();

    @Message
    String col_added();

    @Message
    String rule_of(String title, int number);

    @Message
    String inputs_title();

    @Message
    String input_budget();

    @Message
    String input_settled();

    @Message
    String input_award();

    @Message
    String input_promised();

    @Message
    String input_reserved();

    @Message
    String input_pool(int count);

    @Message
    String check_title();

    @Message
    String check_about();

    @Message
    String check_later();

    @Message
    String status(CallStatus status);

    @Message
    String desk_title();

    @Message
    String desk_lead();

    @Message
    String desk_new();

    @Message
    String desk_edit();

    @Message
    String desk_empty();

    @Message
    String desk_empty_text();

    @Message
    String desk_public();

    @Message
    String form_intro();

    @Message
    String stale();

    @Message
    String stale_see();

    @Message
    String start_from();

    @Message
    String start_about();

    @Message
    String started(String least, String most, int windows);

    @Message
    String started_choose();

    @Message
    String form_what();

    @Message
    String field_title();

    @Message
    String field_summary();

    @Message
    String field_summary_help();

    @Message
    String field_body();

    @Message
    String field_body_help();

    @Message
    String field_office();

    @Message
    String field_applicants_help();

    @Message
    String form_projects();

    @Message
    String field_least();

    @Message
    String field_most();

    @Message
    String field_least_days();

    @Message
    String field_most_days();

    @Message
    String form_windows_help();

    @Message
    String form_more_windows();

    @Message
    String form_window(int number);

    @Message
    String form_opens();

    @Message
    String form_closes();

    @Message
    String form_sponsors_help();

    @Message
    String form_more_sponsors();

    @Message
    String form_sponsor(int number);

    @Message
    String form_sponsor_name();

    @Message
    String form_share();

    @Message
    String form_rule_help();

    @Message
    String field_method();

    @Message
    String method_threshold();

    @Message
    String method_threshold_help();

    @Message
    String method_each();

    @Message
    String method_each_help();

    @Message
    String method_lump();

    @Message
    String method_lump_help();

    @Message
    String method_roots();

    @Message
    String method_roots_help();

    @Message
    String field_from();

    @Message
    String field_percent_help();

    @Message
    String field_policy();

    @Message
    String field_policy_help();

    @Message
    String policy(Threshold.Policy policy);

    @Message
    String policy_help(Threshold.Policy policy);

    @Message
    String field_rate();

    @Message
    String field_rate_help();

    @Message
    String field_cap();

    @Message
    String field_awards();

    @Message
    String field_awards_help();

    @Message
    String field_factor();

    @Message
    String field_gift_cap();

    @Message
    String field_gifts();

    @Message
    String field_lump();

    @Message
    String field_lump_sum();

    @Message
    String field_donors();

    @Message
    String form_save();

    @Message
    String saved();

    @Message
    String check_ok();

    @Message
    String check_missing();

    @Message
    String check_window();

    @Message
    String check_money();

    @Message
    String publish_about();

    @Message
    String publish_other();

    @Message
    String publish_what();

    @Message
    String publish_money(String amount);

    @Message
    String publish();

    @Message
    String published_done();

    @Message
    String close_title();

    @Message
    String close_about();

    @Message
    String closed_done();

    @Message
    String closed_about();

    @Message
    String give_title();

    @Message
    String give_about();

    @Message
    String give_act();

    @Message
    String give_act_help();

    @Message
    String give();

    @Message
    String given_done(String amount);

    @Message
    String desk_rule();

    @Message
    String give_two();

    @Message
    String give_prepare();

    @Message
    String prepared_waits();

    @Message
    String prepared_rule();

    @Message
    String prepared_money();

    @Message
    String prepared_by(boolean own, String when);

    @Message
    String prepared_before();

    @Message
    String prepared_after();

    @Message
    String prepared_for();

    @Message
    String prepared_other();

    @Message
    String prepared_confirm();

    @Message
    String prepared_drop();

    @Message
    String prepared_instead();

    @Message
    String prepared_stale();

    @Message
    String prepared_done();

    @Message
    String prepared_same();

    @Message
    String confirmed_done();

    @Message
    String dropped_done();

    @Message
    String desk_rule_lead();

    @Message
    String field_reason();

    @Message
    String field_reason_help();

    @Message
    String rule_save();

    @Message
    String wrong_text(int least, int most, int length);

    @Message
    String wrong_long(int most, int length);

    @Message
    String wrong_amount();

    @Message
    String wrong_most();

    @Message
    String wrong_percent(long most);

    @Message
    String wrong_number(int least, int most);

    @Message
    String wrong_method();

    @Message
    String wrong_policy();

    @Message
    String wrong_date();

    @Message
    String wrong_window();

    @Message
    String wrong_overlap();

    @Message
    String wrong_sponsor();

    @Message
    String paying_title();

    @Message
    String receiver(Receiver receiver);

    @Message
    String receiver_help(Receiver receiver);

    @Message
    String receiver_says(Receiver receiver);

    @Message
    String ways_title();

    @Message
    String ways_usual();

    @Message
    String form_paying_help();

    @Message
    String field_rails();

    @Message
    String field_rails_help();

    @Message
    String rail_none_configured();

    @Message
    String rail_for(boolean city, boolean promoter);

    @Message
    String wrong_receiver();

    @Message
    String wrong_rail_unknown(String rails);

    @Message
    String wrong_rail_unfit(Receiver receiver, String rails);

    @Message
    String wrong_rail_none(Receiver receiver);

    @Message
    String close_free(String amount);

    @Message
    String close_windows(long count);

    @Message
    String close_shares();

    @Message
    String close_waiting();
}
