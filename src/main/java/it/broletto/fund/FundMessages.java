package it.broletto.fund;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the neighbourhood fund. */
@MessageBundle("fund")
public interface FundMessages {

    @Message
    String title();

    @Message
    String lead();

    @Message
    String has();

    @Message
    String account();

    @Message
    String arrived();

    @Message
    String arrived_none();

    @Message
    String gave();

    @Message
    String gave_none();

    @Message
    String how();

    @Message
    String how_text();

    @Message
    String gifts(long count);

    @Message
    String entry(long number);

    @Message
    String desk_title();

    @Message
    String desk_lead();

    @Message
    String waiting();

    @Message
    String waiting_none();

    @Message
    String state_waits();

    @Message
    String state_given();

    @Message
    String state_refused();

    @Message
    String approve();

    @Message
    String refuse();

    @Message
    String why();

    @Message
    String ask();

    @Message
    String ask_none();

    @Message
    String campaign();

    @Message
    String amount();

    @Message
    String amount_help();

    @Message
    String reason();

    @Message
    String reason_help();

    @Message
    String send();

    @Message
    String lacks(String title, String missing);

    @Message
    String wrong_campaign();

    @Message
    String wrong_amount();

    @Message
    String wrong_reason();

    @Message
    String too_much(String most);

    @Message
    String asked();

    @Message
    String given();

    @Message
    String refused();
}
