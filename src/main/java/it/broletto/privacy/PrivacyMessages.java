package it.broletto.privacy;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of what is kept of a person, and of forgetting them. */
@MessageBundle("privacy")
public interface PrivacyMessages {

    @Message
    String title();

    @Message
    String lead();

    @Message
    String none();

    @Message
    String secret();

    @Message
    String download();

    @Message
    String to_erasure();

    @Message
    String section(Section section);

    @Message
    String column(Column column);

    @Message
    String erasure_title();

    @Message
    String erasure_lead();

    @Message
    String gone_title();

    @Message
    String gone_link();

    @Message
    String gone_words();

    @Message
    String gone_drafts();

    @Message
    String gone_contacts();

    @Message
    String stays_title();

    @Message
    String stays_sums();

    @Message
    String stays_receipts();

    @Message
    String stays_transfers();

    @Message
    String stays_messages();

    @Message
    String stays_register();

    @Message
    String stays_acts();

    @Message
    String stays_provider();

    @Message
    String stays_backup();

    @Message
    String running_title();

    @Message
    String running_lead();

    @Message
    String kind(Running.Kind kind);

    @Message
    String until(String when);

    @Message
    String sure();

    @Message
    String sure_missing();

    @Message
    String act();

    @Message
    String back();

    @Message
    String data_first();

    @Message
    String staff();

    @Message
    String stale();

    @Message
    String forgotten();

    @Message
    String mine();

    @Message
    String anonymous();
}
