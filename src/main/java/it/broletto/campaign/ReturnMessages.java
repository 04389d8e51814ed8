package it.broletto.campaign;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of returns, and of what a pledge can say. */
@MessageBundle("returns")
public interface ReturnMessages {

    @Message
    String title();

    @Message
    String lead();

    @Message
    String none();

    @Message
    String from(String amount);

    @Message
    String left(int left, int stock);

    @Message
    String gone();

    @Message
    String claimed(int count);

    @Message
    String for_all();

    @Message
    String choose();

    @Message
    String choose_label(String title);

    @Message
    String which();

    @Message
    String which_help();

    @Message
    String which_help_promises();

    @Message
    String desk_which_help();

    @Message
    String which_none();

    @Message
    String which_one(String title, String amount);

    @Message
    String unknown();

    @Message
    String gone_now();

    @Message
    String needs_document(String most, String before);

    @Message
    String needs_more(String amount);

    @Message
    String fallback();

    @Message
    String fallback_help();

    @Message
    String fallback_choice(Fallback.Choice choice);

    @Message
    String fallback_note(Fallback.Choice choice);

    @Message
    String fallback_missing();

    @Message
    String other();

    @Message
    String other_help();

    @Message
    String other_missing();

    @Message
    String other_is(String title);

    @Message
    String own_return();

    @Message
    String own_return_none();

    @Message
    String own_return_lapsed(String title);

    @Message
    String change_naming();

    @Message
    String change_fallback();

    @Message
    String naming_title();

    @Message
    String naming_lead();

    @Message
    String naming_save();

    @Message
    String naming_saved();

    @Message
    String fallback_title();

    @Message
    String fallback_lead();

    @Message
    String fallback_save();

    @Message
    String fallback_saved();

    @Message
    String back_to_pledge();

    @Message
    String backers_title();

    @Message
    String backers_lead(String title);

    @Message
    String backers_all();

    @Message
    String backers_none_title();

    @Message
    String backers_none_text();

    @Message
    String backers_none_act();

    @Message
    String offer_title();

    @Message
    String offer_lead();

    @Message
    String offer_kind();

    @Message
    String kind(ReturnKind kind);

    @Message
    String kind_note(ReturnKind kind);

    @Message
    String offer_name();

    @Message
    String offer_body();

    @Message
    String offer_body_help();

    @Message
    String offer_minimum();

    @Message
    String offer_stock();

    @Message
    String offer_stock_help();

    @Message
    String offer_save();

    @Message
    String offer_saved();

    @Message
    String offer_name_wrong();

    @Message
    String offer_body_wrong();

    @Message
    String offer_minimum_wrong();

    @Message
    String offer_stock_wrong();

    @Message
    String offer_kind_missing();

    @Message
    String steward();

    @Message
    String desk();

    @Message
    String desk_link();

    @Message
    String desk_title();

    @Message
    String desk_lead(String title);

    @Message
    String desk_count(long count);

    @Message
    String desk_no_cash();

    @Message
    String desk_code();

    @Message
    String desk_code_help();

    @Message
    String desk_code_wrong();

    @Message
    String desk_document();

    @Message
    String desk_document_help();

    @Message
    String desk_document_card();

    @Message
    String desk_document_passport();

    @Message
    String desk_document_licence();

    @Message
    String desk_document_permit();

    @Message
    String desk_document_missing();

    @Message
    String desk_naming();

    @Message
    String desk_read_aloud();

    @Message
    String desk_save();

    @Message
    String desk_done();

    @Message
    String desk_done_lead(String amount, String title);

    @Message
    String desk_hand_over();

    @Message
    String desk_hand_over_text();

    @Message
    String desk_next();
}
