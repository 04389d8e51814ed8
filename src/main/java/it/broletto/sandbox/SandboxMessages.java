package it.broletto.sandbox;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the provider's payment page. */
@MessageBundle("sandbox")
public interface SandboxMessages {

    @Message
    String title();

    @Message
    String lead(String amount);

    @Message
    String nothing_now();

    @Message
    String number();

    @Message
    String number_help();

    @Message
    String unknown_card();

    @Message
    String save();

    @Message
    String examples();

    @Message
    String what();

    @Message
    String agree_title();

    @Message
    String agree_text(String amount);

    @Message
    String agree();

    @Message
    String refuse();

    @Message
    String done_settled(String amount);

    @Message
    String done_declined(String amount);

    @Message
    String go_back();

    @Message
    String card(Card card);
}
