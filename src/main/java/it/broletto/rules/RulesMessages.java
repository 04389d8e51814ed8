package it.broletto.rules;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import it.broletto.tally.RuleSheet.Completion;
import it.broletto.tally.RuleSheet.Fill;
import it.broletto.tally.RuleSheet.Leftover;
import it.broletto.tally.RuleSheet.Method;
import it.broletto.tally.RuleSheet.Start;
import it.broletto.tally.RuleSheet.Stop;
import it.broletto.tally.RuleSheet.Tie;
import it.broletto.tally.RuleSheet.Utility;

/** Words of rule sheets: what is chosen, what it means, the seal and the lot. */
@MessageBundle("rules")
public interface RulesMessages {

    @Message
    String title();

    @Message
    String lead();

    @Message
    String imported();

    @Message
    String how();

    @Message
    String usual();

    @Message
    String until(String at);

    @Message
    String until_open();

    @Message
    String sealed_at(String at);

    @Message
    String seal();

    @Message
    String seal_about();

    @Message
    String sha();

    @Message
    String file();

    @Message
    String log();

    @Message
    String lot();

    @Message
    String lot_none();

    @Message
    String lot_about();

    @Message
    String commitment();

    @Message
    String commitment_later();

    @Message
    String seed();

    @Message
    String seed_later();

    @Message
    String draw();

    @Message
    String draw_none();

    @Message
    String draw_named(String at);

    @Message
    String drawn();

    @Message
    String drawn_none();

    @Message
    String drawn_later();

    @Message
    String drawn_entered(String at);

    @Message
    String order();

    @Message
    String order_about();

    @Message
    String order_none();

    @Message
    String check();

    @Message
    String check_about();

    @Message
    String check_commitment();

    @Message
    String project(String id, String title);

    @Message
    String project_gone(String id);

    @Message
    String method(Method method);

    @Message
    String method_about(Method method);

    @Message
    String say_utility(Utility utility);

    @Message
    String say_start(Start start);

    @Message
    String completion(Completion completion);

    @Message
    String say_no_completion();

    @Message
    String say_step(String step);

    @Message
    String say_stop(Stop stop);

    @Message
    String say_fill(Fill fill);

    @Message
    String say_min_votes(long least);

    @Message
    String say_unaffordable();

    @Message
    String say_sentinel(String cost);

    @Message
    String say_share(int part);

    @Message
    String say_group(String projects);

    @Message
    String say_bonus(String project, int percent);

    @Message
    String say_comparison();

    @Message
    String say_leftover(Leftover leftover);

    @Message
    String say_ties(String keys);

    @Message
    String say_tie(Tie tie);

    @Message
    String say_then();

    @Message
    String desk_rounds();

    @Message
    String desk_title();

    @Message
    String desk_lead();

    @Message
    String desk_compare();

    @Message
    String desk_public();

    @Message
    String desk_sealed();

    @Message
    String desk_opening();

    @Message
    String desk_stale();

    @Message
    String field_method();

    @Message
    String more();

    @Message
    String more_about();

    @Message
    String equal_title();

    @Message
    String field_utility();

    @Message
    String field_start();

    @Message
    String field_completion();

    @Message
    String field_step();

    @Message
    String field_step_help();

    @Message
    String field_stop();

    @Message
    String field_fill();

    @Message
    String filters_title();

    @Message
    String field_min_votes();

    @Message
    String field_min_votes_help();

    @Message
    String field_unaffordable();

    @Message
    String field_sentinel();

    @Message
    String field_sentinel_help();

    @Message
    String field_share();

    @Message
    String field_share_help();

    @Message
    String end_title();

    @Message
    String field_ties();

    @Message
    String field_leftover();

    @Message
    String field_comparison();

    @Message
    String field_comparison_help();

    @Message
    String projects_title();

    @Message
    String projects_about();

    @Message
    String projects_none();

    @Message
    String project_column();

    @Message
    String group();

    @Message
    String group_of(String id);

    @Message
    String bonus();

    @Message
    String bonus_of(String id);

    @Message
    String save();

    @Message
    String saved();

    @Message
    String draw_title();

    @Message
    String draw_lead();

    @Message
    String field_draw();

    @Message
    String field_draw_help();

    @Message
    String save_draw();

    @Message
    String draw_saved();

    @Message
    String draw_change();

    @Message
    String field_drawn();

    @Message
    String field_drawn_help();

    @Message
    String save_drawn();

    @Message
    String drawn_saved();

    @Message
    String wrong_choice();

    @Message
    String wrong_step();

    @Message
    String wrong_sentinel();

    @Message
    String wrong_number(int least, int most);

    @Message
    String wrong_group(String name);

    @Message
    String wrong_group_areas(String name);

    @Message
    String wrong_bonus_method();

    @Message
    String wrong_leftover();

    @Message
    String wrong_draw(int most);

    @Message
    String wrong_drawn(int most);
}
