package it.broletto.bridge;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import it.broletto.accountability.Story.Certainty;
import it.broletto.accountability.Story.Kind;
import it.broletto.accountability.Story.Payer;

/** Words of the bridge between the vote and the crowd. */
@MessageBundle("bridge")
public interface BridgeMessages {

    @Message
    String lost_title();

    @Message
    String lost_lead();

    @Message
    String make();

    @Message
    String make_help();

    @Message
    String go_on_draft();

    @Message
    String go_on_sent();

    @Message
    String go_on_campaign();

    @Message
    String offered_on(String when);

    @Message
    String begun();

    @Message
    String line();

    @Message
    String body_place(String place);

    @Message
    String body_origin(String round, int number);

    @Message
    String origin();

    @Message
    String follow();

    @Message
    String unfollow();

    @Message
    String follow_title();

    @Message
    String follow_help();

    @Message
    String follow_sign_in();

    @Message
    String followers(long count);

    @Message
    String followed();

    @Message
    String unfollowed();

    @Message
    String me_offers();

    @Message
    String me_invitations();

    @Message
    String me_invitation(String title);

    @Message
    String me_invitation_until(String when);

    @Message
    String me_invitation_close();

    @Message
    String me_following();

    @Message
    String invitation_closed();

    @Message
    String desk_title();

    @Message
    String desk_lead();

    @Message
    String desk_link();

    @Message
    String desk_none_title();

    @Message
    String desk_none_text();

    @Message
    String desk_offer();

    @Message
    String desk_offer_of(String title);

    @Message
    String desk_offered();

    @Message
    String desk_offered_on(String when);

    @Message
    String desk_sent();

    @Message
    String desk_campaign();

    @Message
    String col_project();

    @Message
    String col_cost();

    @Message
    String col_followers();

    @Message
    String col_state();

    @Message
    String entered();

    @Message
    String enter_title();

    @Message
    String enter_lead();

    @Message
    String enter(String round);

    @Message
    String enter_go_on(String round);

    @Message
    String enter_sent(String round);

    @Message
    String enter_none();

    @Message
    String idea_funded(String title, int backers, String collected, String added, String goal, String left);

    @Message
    String idea_failed(String title, int backers, String promised, String goal);

    @Message
    String idea_link(String link);

    @Message
    String award_row();

    @Message
    String award_title();

    @Message
    String award_by(String act);

    @Message
    String award_stage(Award.Stage stage);

    @Message
    String award_stage_text(Award.Stage stage);

    @Message
    String award_next();

    @Message
    String award_to_payment();

    @Message
    String award_not_counted();

    @Message
    String award_ledger();

    @Message
    String award_desk_title();

    @Message
    String award_desk_lead();

    @Message
    String award_standing();

    @Message
    String award_waiting();

    @Message
    String award_waits();

    @Message
    String award_own();

    @Message
    String award_approve();

    @Message
    String award_refuse();

    @Message
    String award_closed();

    @Message
    String award_no_call_title();

    @Message
    String award_no_call_text();

    @Message
    String award_no_call_act();

    @Message
    String award_call();

    @Message
    String award_call_help();

    @Message
    String award_amount();

    @Message
    String award_act();

    @Message
    String award_act_help();

    @Message
    String award_propose();

    @Message
    String award_wrong_call();

    @Message
    String award_wrong_amount(String most);

    @Message
    String award_wrong_act();

    @Message
    String award_proposed();

    @Message
    String award_approved();

    @Message
    String award_refused();

    @Message
    String story_title();

    @Message
    String story_no_round();

    @Message
    String story_link();

    @Message
    String chapter(Kind kind);

    @Message
    String chapter_count(Kind kind, long count);

    @Message
    String chapter_amount(Kind kind, String amount);

    @Message
    String payer(Payer payer);

    @Message
    String certainty(Certainty certainty);

    @Message
    String sources_title();

    @Message
    String sources_lead();

    @Message
    String sources_who();

    @Message
    String sources_how();

    @Message
    String sources_open();

    @Message
    String sources_missing();

    @Message
    String sources_nothing();

    @Message
    String sources_beyond();

    @Message
    String sources_cost();

    @Message
    String sources_ledger();
}
