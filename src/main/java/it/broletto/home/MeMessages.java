package it.broletto.home;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of a person's own space. */
@MessageBundle("me")
public interface MeMessages {

    @Message
    String title();

    @Message
    String hello(String name);

    @Message
    String lead();

    @Message
    String next();

    @Message
    String next_none();

    @Message
    String todo_vote(String title);

    @Message
    String todo_change_vote(String title);

    @Message
    String todo_propose(String title);

    @Message
    String todo_pledge(String amount, String title);

    @Message
    String until(String when, String left);

    @Message
    String todo_correct(String title);

    @Message
    String todo_open(String title);

    @Message
    String to_campaign();

    @Message
    String todo_answer(String title);

    @Message
    String todo_payout(String title);

    @Message
    String receipts_act();

    @Message
    String applications();

    @Message
    String applications_none();

    @Message
    String applications_act();

    @Message
    String proposals();

    @Message
    String proposals_none();

    @Message
    String proposal_withdrawn(int number);

    @Message
    String proposals_act();

    @Message
    String ballots();

    @Message
    String ballots_text();

    @Message
    String ballots_act();

    @Message
    String pledges();

    @Message
    String pledges_none();

    @Message
    String pledges_act();

    @Message
    String withdraw();

    @Message
    String col_campaign();

    @Message
    String col_amount();

    @Message
    String col_when();

    @Message
    String col_state();

    @Message
    String col_act();

    @Message
    String data();

    @Message
    String data_text();

    @Message
    String data_act();

    @Message
    String desk_act();
}
