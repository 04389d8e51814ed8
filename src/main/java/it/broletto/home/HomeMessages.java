package it.broletto.home;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the home page. */
@MessageBundle("home")
public interface HomeMessages {

    @Message
    String title();

    @Message
    String lead();

    @Message
    String propose();

    @Message
    String propose_text();

    @Message
    String vote();

    @Message
    String vote_text();

    @Message
    String back();

    @Message
    String back_text();

    @Message
    String doors();
}
