package it.broletto.need;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of needs in kind. */
@MessageBundle("need")
public interface NeedMessages {

    @Message
    String title();

    @Message
    String lead();

    @Message
    String quantity(NeedKind kind, long count);

    @Message
    String state(String offered, String wanted);

    @Message
    String people(long count);

    @Message
    String enough();

    @Message
    String offer();

    @Message
    String offer_label(String name);

    @Message
    String all();

    @Message
    String none_title();

    @Message
    String none_text();

    @Message
    String none_act();

    @Message
    String ask_link();

    @Message
    String ask_title();

    @Message
    String ask_lead();

    @Message
    String kind(NeedKind kind);

    @Message
    String kind_title();

    @Message
    String kind_missing();

    @Message
    String name();

    @Message
    String name_help();

    @Message
    String name_wrong();

    @Message
    String wanted();

    @Message
    String wanted_wrong();

    @Message
    String ask_save();

    @Message
    String asked();

    @Message
    String offer_title(String name);

    @Message
    String offer_lead();

    @Message
    String offer_quantity();

    @Message
    String quantity_wrong();

    @Message
    String note();

    @Message
    String note_help();

    @Message
    String note_wrong();

    @Message
    String offer_save();

    @Message
    String offered_thanks();

    @Message
    String mine();

    @Message
    String received();

    @Message
    String received_note();

    @Message
    String received_none();

    @Message
    String line(String quantity, String name);

    @Message
    String withdraw();

    @Message
    String offer_withdrawn();

    @Message
    String was_withdrawn();

    @Message
    String closed();

    @Message
    String back();
}
