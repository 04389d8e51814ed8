package it.broletto.ballot;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import it.broletto.tally.RuleSheet.Completion;
import it.broletto.tally.RuleSheet.Method;
import it.broletto.tally.RuleSheet.Tie;
import it.broletto.tally.RuleSheet.Utility;
import java.util.List;

/** Words that explain results. */
@MessageBundle("result")
public interface ResultMessages {

    @Message
    String title(String area);

    @Message
    String explain();

    @Message
    String explain_of(String area);

    @Message
    String ballots();

    @Message
    String funded();

    @Message
    String funded_of(long with, long of);

    @Message
    String funded_tenths(int tenths);

    @Message
    String funded_sentence(int tenths);

    @Message
    String unfunded();

    @Message
    String unfunded_note();

    @Message
    String how_title();

    @Message
    String how_method(Method method, boolean points);

    @Message
    String overview_rule(Method method);

    @Message
    String how_queue(boolean points);

    @Message
    String how_queue_cost(boolean points);

    @Message
    String how_turn();

    @Message
    String how_share(String share);

    @Message
    String how_share_raised(String first, String share);

    @Message
    String how_together(Utility utility);

    @Message
    String how_weight();

    @Message
    String how_rest(Completion completion);

    @Message
    String how_earn();

    @Message
    String how_buy();

    @Message
    String how_stop();

    @Message
    String how_compared(Method method, boolean reversed);

    @Message
    String how_tie(List<Tie> keys);

    @Message
    String how_tie_open();

    @Message
    String how_steps();

    @Message
    String how_rules();

    @Message
    String won_title();

    @Message
    String won_lead(boolean payments);

    @Message
    String won_by_rest();

    @Message
    String lost_title();

    @Message
    String lost_lead(boolean payments);

    @Message
    String lost_more(int count);

    @Message
    String votes(long count);

    @Message
    String points(long count);

    @Message
    String to_project();

    @Message
    String to_step();

    @Message
    String paid(long payers, String price);

    @Message
    String paid_points(long payers, String price);

    @Message
    String paid_all_rest(long emptied, String sum);

    @Message
    String paid_broke(long count);

    @Message
    String paid_together(long payers, String price);

    @Message
    String paid_together_rest(long emptied);

    @Message
    String paid_by_rest(String left);

    @Message
    String paid_in_turn(String left);

    @Message
    String paid_tied(String others);

    @Message
    String lost_budget(String missing, String left);

    @Message
    String lost_budget_to(String missing, String winner, boolean tie, boolean points);

    @Message
    String lost_over_budget(String cost, String budget);

    @Message
    String lost_few_votes();

    @Message
    String lost_below_share();

    @Message
    String lost_withdrawn();

    @Message
    String lost_rival(String winner);

    @Message
    String lost_rival_any();

    @Message
    String lost_poor(String have, String missing);

    @Message
    String lost_rest(String left);

    @Message
    String lost_support(String percent);

    @Message
    String lost_more_votes(long count);

    @Message
    String lost_more_idle(long count);

    @Message
    String lost_more_points(long count);

    @Message
    String lost_had(String had, String have);

    @Message
    String takers();

    @Message
    String takers_winner();

    @Message
    String takers_amount();

    @Message
    String takers_none();

    @Message
    String groups_title();

    @Message
    String groups_caption();

    @Message
    String groups_label();

    @Message
    String groups_people();

    @Message
    String groups_of(int count);

    @Message
    String fair_yes();

    @Message
    String fair_no(long voters, String project, String share, String cost);

    @Message
    String fair_why();

    @Message
    String themes_title();

    @Message
    String themes_caption(String column);

    @Message
    String themes_label(String column);

    @Message
    String themes_votes();

    @Message
    String themes_spent();

    @Message
    String themes_won();

    @Message
    String themes_won_of(int winners, int projects);

    @Message
    String themes_none();

    @Message
    String other_title();

    @Message
    String other_greedy();

    @Message
    String other_shares();

    @Message
    String other_method();

    @Message
    String other_same();

    @Message
    String other_would_win();

    @Message
    String other_would_lose();

    @Message
    String other_better(long here, long there, long equal);

    @Message
    String other_unfunded(long here, long there);

    @Message
    String recount_title();

    @Message
    String recount_lead();

    @Message
    String recount_here();

    @Message
    String recount_kit();

    @Message
    String recount_file();

    @Message
    String recount_command();

    @Message
    String step_title(int number, int of);

    @Message
    String step_of(String area);

    @Message
    String step_previous();

    @Message
    String step_next();

    @Message
    String step_back();

    @Message
    String step_wins(String project);

    @Message
    String step_bar(String spent, String budget, String left);

    @Message
    String step_skipped(int count);

    @Message
    String step_bids_votes();

    @Message
    String step_bids_points();

    @Message
    String step_bids_cost();

    @Message
    String step_bids_effective();

    @Message
    String step_bids_effective_points();

    @Message
    String step_bids_price();

    @Message
    String step_bids_price_points();

    @Message
    String step_bids_together();

    @Message
    String step_effective();

    @Message
    String step_effective_points();

    @Message
    String step_effective_note();

    @Message
    String step_price();

    @Message
    String step_price_point();

    @Message
    String step_chosen();

    @Message
    String step_all();
}
