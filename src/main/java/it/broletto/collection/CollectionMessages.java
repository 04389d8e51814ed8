package it.broletto.collection;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of payments: what is agreed, what became of a pledge, what comes next. */
@MessageBundle("collection")
public interface CollectionMessages {

    @Message
    String own_made(String amount, String title);

    @Message
    String own_when();

    @Message
    String own_withdrawn_at();

    @Message
    String own_shown();

    @Message
    String own_state();

    @Message
    String own_collected();

    @Message
    String own_given_back();

    @Message
    String own_next();

    @Message
    String entry(long number);

    @Message
    String all_mine();

    @Message
    String withdraw();

    @Message
    String withdraw_note();

    @Message
    String withdrawn();

    @Message
    String change_means();

    @Message
    String stage(Stage stage);

    @Message
    String next_promised(String when);

    @Message
    String next_promised_closed();

    @Message
    String next_closing();

    @Message
    String next_no_means(String when);

    @Message
    String next_late();

    @Message
    String next_stands(String amount, String when);

    @Message
    String next_withdrawn();

    @Message
    String next_resting();

    @Message
    String next_cancelled();

    @Message
    String next_lapsed();

    @Message
    String next_waiting(String amount);

    @Message
    String next_collecting(String amount);

    @Message
    String next_action(String amount, String ends, String rail);

    @Message
    String next_declined(String amount, String again, String ends);

    @Message
    String next_declined_last(String amount, String ends);

    @Message
    String next_dropped(String amount);

    @Message
    String next_collected(String amount);

    @Message
    String next_funded(String amount);

    @Message
    String next_refund(String amount);

    @Message
    String next_refund_error(String amount);

    @Message
    String next_refunded(String amount);

    @Message
    String act(Need need);

    @Message
    String pay_title(Need need);

    @Message
    String agreed();

    @Message
    String agreed_amount(String amount);

    @Message
    String agreed_nothing_now();

    @Message
    String agreed_nothing_now_card();

    @Message
    String agreed_when(String when, String minimum);

    @Message
    String agreed_not_reached();

    @Message
    String agreed_declined();

    @Message
    String agreed_at_once(String amount);

    @Message
    String agreed_back(String minimum);

    @Message
    String agreed_withdraw(String when);

    @Message
    String agreed_card();

    @Message
    String pay_go();

    @Message
    String pay_note();

    @Message
    String pay_again();

    @Message
    String later();

    @Message
    String no_answer();

    @Message
    String back_title();

    @Message
    String back_waiting();

    @Message
    String back_waiting_text();

    @Message
    String back_nothing(Need need);

    @Message
    String reload();

    @Message
    String to_own();

    @Message
    String next_disputed(String amount);

    @Message
    String next_lost(String amount);

    @Message
    String next_refund_ordered(String amount);

    @Message
    String next_refunded_ordered(String amount);

    @Message
    String desk_title();

    @Message
    String desk_lead();

    @Message
    String desk_stuck();

    @Message
    String desk_stuck_none();

    @Message
    String desk_refunds();

    @Message
    String desk_refunds_text();

    @Message
    String desk_unknown();

    @Message
    String desk_unknown_text();

    @Message
    String desk_no_answer();

    @Message
    String desk_all();

    @Message
    String desk_none_title();

    @Message
    String desk_none_text();

    @Message
    String desk_none_act();

    @Message
    String desk_running(String when);

    @Message
    String desk_funded();

    @Message
    String desk_failed();

    @Message
    String desk_window(String rail, String from, String to);

    @Message
    String desk_sums(String title);

    @Message
    String desk_decision(String when, String settled, long count, String minimum);

    @Message
    String desk_drops(long count, String amount);

    @Message
    String desk_minimum(String minimum);

    @Message
    String desk_retry();

    @Message
    String desk_retried();

    @Message
    String col_campaign();

    @Message
    String col_amount();

    @Message
    String col_since();

    @Message
    String col_reason();

    @Message
    String col_tries();

    @Message
    String col_act();

    @Message
    String col_call();

    @Message
    String col_answer();

    @Message
    String col_state();

    @Message
    String col_pledges();

    @Message
    String pledge_status(PledgeStatus status);

    @Message
    String next_moved(String amount, String title);

    @Message
    String next_in_fund(String amount);

    @Message
    String next_arrived(String amount, String when);

    @Message
    String next_goes_on(String amount);

    @Message
    String own_went_on();

    @Message
    String own_came_from();

    @Message
    String fund();

    @Message
    String recall();

    @Message
    String recall_note();

    @Message
    String arrived_title();

    @Message
    String arrived_lead();

    @Message
    String went_title();

    @Message
    String went_lead();

    @Message
    String moved_gifts(long count);

    @Message
    String way(String rail);

    @Message
    String way_help(String rail);

    @Message
    String way_help_now(String rail);

    @Message
    String way_label();

    @Message
    String way_go();

    @Message
    String rail_missing();

    @Message
    String agreed_transfer();

    @Message
    String transfer_page();

    @Message
    String change_way();

    @Message
    String next_stands_transfer(String amount, String when);

    @Message
    String desk_resting(String rail);

    @Message
    String desk_resting_text(long count, String amount);

    @Message
    String agreed_notice(String when, String minimum);

    @Message
    String next_lapsed_other();

    @Message
    String next_comes_back(String amount);

    @Message
    String next_stands_here(String amount, String when);
}
