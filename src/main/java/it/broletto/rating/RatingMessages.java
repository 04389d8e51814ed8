package it.broletto.rating;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the rating component. */
@MessageBundle("rating")
public interface RatingMessages {

    @Message
    String title();

    @Message
    String stars(int count);

    @Message
    String more();

    @Message
    String praise_title();

    @Message
    String blame_title();

    @Message
    String reason(Reason reason);

    @Message
    String comment();

    @Message
    String comment_help();

    @Message
    String send();

    @Message
    String thanks();

    @Message
    String stars_missing();

    @Message
    String comment_too_long();

    @Message
    String form_title();
}
