package it.broletto.notice;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of mails and of the pages that their links open. */
@MessageBundle("notice")
public interface NoticeMessages {

    @Message
    String subject(MailKind kind, String title);

    @Message
    String lead(MailKind kind, String amount, String title);

    @Message
    String receipt_hint();

    @Message
    String see_pledge();

    @Message
    String read_update();

    @Message
    String want_updates();

    @Message
    String stop();

    @Message
    String stop_updates();

    @Message
    String footer(String city);

    @Message
    String footer_updates(String title, String city);

    @Message
    String kind(MailKind kind);

    @Message
    String link_title();

    @Message
    String link_updates();

    @Message
    String link_updates_act();

    @Message
    String link_stop();

    @Message
    String link_stop_act();

    @Message
    String link_stop_updates();

    @Message
    String link_stop_updates_act();

    @Message
    String followed_updates();

    @Message
    String followed_stop();

    @Message
    String followed_stop_updates();

    @Message
    String followed_title();

    @Message
    String gone_title();

    @Message
    String gone_text();

    @Message
    String gone_act();

    @Message
    String desk_title();

    @Message
    String desk_lead();

    @Message
    String desk_closed();

    @Message
    String desk_sent(long count);

    @Message
    String desk_not_needed(long count);

    @Message
    String desk_late(String when);

    @Message
    String desk_on_time();

    @Message
    String desk_waiting();

    @Message
    String desk_waiting_none();

    @Message
    String desk_problems();

    @Message
    String desk_problems_text();

    @Message
    String desk_given_up();

    @Message
    String desk_given_up_text();

    @Message
    String desk_given_up_none();

    @Message
    String col_kind();

    @Message
    String col_count();

    @Message
    String col_tried();

    @Message
    String col_next();

    @Message
    String col_code();

    @Message
    String col_written();

    @Message
    String col_given_up();

    @Message
    String confirm_lead(String amount, String title);

    @Message
    String confirm_text();

    @Message
    String confirm_act();

    @Message
    String new_link();

    @Message
    String new_link_act();

    @Message
    String footer_asked(String city);

    @Message
    String link_open();

    @Message
    String link_open_act();

    @Message
    String confirm_title();

    @Message
    String confirm_button(String amount);

    @Message
    String confirm_for(String amount, String title);

    @Message
    String leave();

    @Message
    String left();

    @Message
    String mine_title();

    @Message
    String mine_none();

    @Message
    String ask_title();

    @Message
    String ask_lead();

    @Message
    String ask_email();

    @Message
    String ask_act();

    @Message
    String ask_wrong();

    @Message
    String asked_title();

    @Message
    String asked_text();

    @Message
    String follow_lead();

    @Message
    String follow_act();

    @Message
    String invited_lead(String title);

    @Message
    String invited_text(String until);

    @Message
    String invited_act();

    @Message
    String stop_invitations();

    @Message
    String footer_followed(String city);

    @Message
    String link_follow();

    @Message
    String link_follow_act();

    @Message
    String link_stop_invitations();

    @Message
    String followed_follow();

    @Message
    String followed_stop_invitations();

    @Message
    String follower_title();

    @Message
    String follower_lead();

    @Message
    String follower_ballots();

    @Message
    String follower_confirmed(String address);

    @Message
    String follower_waits(String address);

    @Message
    String follower_end();

    @Message
    String follower_ended();

    @Message
    String follower_asked();

    @Message
    String follower_closed();

    @Message
    String follower_other();

    @Message
    String follower_help();

    @Message
    String follower_act();

    @Message
    String follower_link();
}
