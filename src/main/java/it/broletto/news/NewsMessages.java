package it.broletto.news;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of updates and questions. */
@MessageBundle("news")
public interface NewsMessages {

    @Message
    String title();

    @Message
    String lead(String title);

    @Message
    String all();

    @Message
    String feed();

    @Message
    String by_officer();

    @Message
    String corrected_on(String when);

    @Message
    String corrected();

    @Message
    String none_title();

    @Message
    String none_text();

    @Message
    String back();

    @Message
    String versions();

    @Message
    String version_of(String when);

    @Message
    String tell();

    @Message
    String tell_title();

    @Message
    String tell_lead();

    @Message
    String correct();

    @Message
    String correct_title();

    @Message
    String correct_lead();

    @Message
    String corrected_done();

    @Message
    String told();

    @Message
    String field_title();

    @Message
    String field_body();

    @Message
    String field_body_help();

    @Message
    String tell_save();

    @Message
    String title_wrong();

    @Message
    String body_wrong();

    @Message
    String questions();

    @Message
    String questions_lead();

    @Message
    String questions_none();

    @Message
    String questions_all();

    @Message
    String answered_ones();

    @Message
    String answered_by_promoter(String when);

    @Message
    String answered_by_officer(String when);

    @Message
    String waiting();

    @Message
    String answer();

    @Message
    String answer_label(String words);

    @Message
    String correct_answers();

    @Message
    String correct_answer(String words);

    @Message
    String mine();

    @Message
    String mine_waiting();

    @Message
    String mine_answered();

    @Message
    String mine_hidden(String reason);

    @Message
    String ask_title();

    @Message
    String ask_label();

    @Message
    String ask_help();

    @Message
    String ask_save();

    @Message
    String ask_sign_in();

    @Message
    String sign_in();

    @Message
    String asked();

    @Message
    String question_wrong();

    @Message
    String too_many_waiting(int most);

    @Message
    String answer_title();

    @Message
    String answer_field();

    @Message
    String answer_help();

    @Message
    String answer_save();

    @Message
    String answer_wrong();

    @Message
    String answered();

    @Message
    String hide_title();

    @Message
    String hide_reason();

    @Message
    String hide_help();

    @Message
    String hide();

    @Message
    String hidden();

    @Message
    String hidden_already(String reason);

    @Message
    String reason_wrong();
}
