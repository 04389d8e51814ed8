package it.broletto.report;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of reports and of what became of a campaign. */
@MessageBundle("report")
public interface ReportMessages {
    @Message
    String title();

    @Message
    String lead();

    @Message
    String none();

    @Message
    String none_text();

    @Message
    String due_on(String when);

    @Message
    String write();

    @Message
    String write_lead();

    @Message
    String write_last();

    @Message
    String last_lead();

    @Message
    String is_last();

    @Message
    String decided_on(String when);

    @Message
    String spent_title();

    @Message
    String col_line();

    @Message
    String col_planned();

    @Message
    String col_spent();

    @Message
    String col_note();

    @Message
    String note_help();

    @Message
    String planned(String amount);

    @Message
    String total();

    @Message
    String not_yet();

    @Message
    String closed();

    @Message
    String field_title();

    @Message
    String field_body();

    @Message
    String field_body_help();

    @Message
    String documents();

    @Message
    String documents_help();

    @Message
    String document(int number);

    @Message
    String document_title();

    @Message
    String document_url();

    @Message
    String publish();

    @Message
    String send();

    @Message
    String told();

    @Message
    String sent();

    @Message
    String photos();

    @Message
    String photos_help(int most);

    @Message
    String photo();

    @Message
    String photo_description();

    @Message
    String photo_description_help();

    @Message
    String photo_add();

    @Message
    String photo_added();

    @Message
    String state_waits();

    @Message
    String state_returned();

    @Message
    String state_approved();

    @Message
    String answer();

    @Message
    String desk_title();

    @Message
    String desk_lead();

    @Message
    String desk_waiting();

    @Message
    String desk_waiting_none();

    @Message
    String desk_overdue();

    @Message
    String desk_overdue_none();

    @Message
    String col_campaign();

    @Message
    String col_promoter();

    @Message
    String col_since();

    @Message
    String col_due();

    @Message
    String desk_check();

    @Message
    String approve();

    @Message
    String approved();

    @Message
    String give_back();

    @Message
    String given_back();

    @Message
    String missing();

    @Message
    String missing_help();

    @Message
    String wrong_own();

    @Message
    String wrong_moment();

    @Message
    String wrong_amount();

    @Message
    String wrong_link();

    @Message
    String wrong_photo();

    @Message
    String wrong_length(int least, int most, int now);

    @Message
    String story();

    @Message
    String stage(Afterwards stage);

    @Message
    String step(Step.Kind kind);
}
