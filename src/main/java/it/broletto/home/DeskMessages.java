package it.broletto.home;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the staff desk. */
@MessageBundle("desk")
public interface DeskMessages {

    @Message
    String title();

    @Message
    String lead();

    @Message
    String queue(DeskQueue queue);

    @Message
    String queue_text(DeskQueue queue);

    @Message
    String drafts(long count);

    @Message
    String proposals(long count);

    @Message
    String applications(long count);

    @Message
    String changes(long count);

    @Message
    String reports(long count);

    @Message
    String since(String when);

    @Message
    String late(long count);

    @Message
    String transfers(long count);

    @Message
    String payouts(long count);
}
