package it.broletto.share;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of what other sites show. */
@MessageBundle("share")
public interface ShareMessages {

    @Message
    String promised(String promised, String goal);

    @Message
    String backers_and_time(long count, String time);

    @Message
    String backers_closed(long count);

    @Message
    String part();

    @Message
    String title();

    @Message
    String lead();

    @Message
    String link();

    @Message
    String link_label();

    @Message
    String frame();

    @Message
    String frame_text();

    @Message
    String frame_label();

    @Message
    String frame_see();

    @Message
    String picture();

    @Message
    String picture_text();

    @Message
    String picture_alt(String title);

    @Message
    String picture_save();

    @Message
    String back();
}
