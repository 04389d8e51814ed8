package it.broletto.comparison;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the pages that show rules side by side. */
@MessageBundle("comparison")
public interface ComparisonMessages {

    @Message
    String desk();

    @Message
    String title();

    @Message
    String form_lead();

    @Message
    String areas();

    @Message
    String past_title();

    @Message
    String past_field();

    @Message
    String search_field();

    @Message
    String search_help(int most);

    @Message
    String search_act();

    @Message
    String search_none(String words);

    @Message
    String search_all();

    @Message
    String past_help();

    @Message
    String past_act();

    @Message
    String past_missing();

    @Message
    String past_none();

    @Message
    String past_none_text();

    @Message
    String upload_title();

    @Message
    String upload_field();

    @Message
    String upload_help(long megabytes);

    @Message
    String upload_act();

    @Message
    String upload_missing();

    @Message
    String upload_too_large(long megabytes);

    @Message
    String upload_busy();

    @Message
    String upload_problem(long line, String reason);

    @Message
    String from_file();

    @Message
    String rule(ComparedRule rule);

    @Message
    String what(ComparedRule rule);

    @Message
    String recommended();

    @Message
    String used();

    @Message
    String lead(String voters, String projects, String budget, int rules);

    @Message
    String finding(String percent, String today, String best_percent, String best);

    @Message
    String finding_same(String percent, String today);

    @Message
    String without_title();

    @Message
    String col_rule();

    @Message
    String col_voters();

    @Message
    String rules_title();

    @Message
    String alone();

    @Message
    String alone_more(int count);

    @Message
    String alone_none();

    @Message
    String groups(int count);

    @Message
    String groups_none();

    @Message
    String group(String voters, String project, String share);

    @Message
    String left_out(Division.Kind kind);

    @Message
    String numbers_title();

    @Message
    String col_winners();

    @Message
    String col_spent();

    @Message
    String col_left();

    @Message
    String col_without();

    @Message
    String col_mean();

    @Message
    String col_better();

    @Message
    String col_worse();

    @Message
    String numbers_note(String today);

    @Message
    String division_title(Division.Kind kind);

    @Message
    String division_lead(Division.Kind kind);

    @Message
    String division_head(Division.Kind kind);

    @Message
    String division_share();

    @Message
    String share_votes();

    @Message
    String nothing();

    @Message
    String others();

    @Message
    String theme(String name);

    @Message
    String projects_title();

    @Message
    String disputed(int count);

    @Message
    String disputed_none();

    @Message
    String always(int count);

    @Message
    String never(int count);

    @Message
    String col_project();

    @Message
    String col_votes();

    @Message
    String col_points();

    @Message
    String col_cost();

    @Message
    String won();

    @Message
    String lost();

    @Message
    String wins_always();

    @Message
    String wins_with();

    @Message
    String loses_with();

    @Message
    String wins_never();

    @Message
    String how_title();

    @Message
    String how();

    @Message
    String how_filters();

    @Message
    String how_no_filters();

    @Message
    String how_lots();

    @Message
    String how_ids();

    @Message
    String how_shares();

    @Message
    String how_groups();

    @Message
    String how_points();

    @Message
    String how_recount();

    @Message
    String other();

    @Message
    String running();

    @Message
    String running_text();

    @Message
    String busy();

    @Message
    String busy_text();

    @Message
    String too_long();

    @Message
    String too_long_text();

    @Message
    String reload();
}
