package it.broletto.change;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of changes and versions. */
@MessageBundle("change")
public interface ChangeMessages {

    @Message
    String status(ChangeStatus status);

    @Message
    String ask_title();

    @Message
    String ask_lead(int days);

    @Message
    String rules_title();

    @Message
    String rules_material();

    @Message
    String rules_free();

    @Message
    String rules_never();

    @Message
    String field_title();

    @Message
    String field_summary();

    @Message
    String field_body();

    @Message
    String field_lines();

    @Message
    String lines_help();

    @Message
    String line(int number);

    @Message
    String line_label();

    @Message
    String line_amount();

    @Message
    String line_is_required();

    @Message
    String line_required();

    @Message
    String line_optional();

    @Message
    String minimum();

    @Message
    String goal();

    @Message
    String field_return();

    @Message
    String return_ends();

    @Message
    String returns_end();

    @Message
    String returns_end_help();

    @Message
    String reason();

    @Message
    String reason_help();

    @Message
    String ask();

    @Message
    String back();

    @Message
    String asked();

    @Message
    String corrected();

    @Message
    String retract();

    @Message
    String retracted();

    @Message
    String waits_title();

    @Message
    String over();

    @Message
    String pending_title();

    @Message
    String pending_text();

    @Message
    String pending_link();

    @Message
    String changed_title(String when);

    @Message
    String changed_text(String until);

    @Message
    String changed_link();

    @Message
    String versions_link();

    @Message
    String own_title();

    @Message
    String own_text(String until);

    @Message
    String own_withdraw();

    @Message
    String todo(String title);

    @Message
    String versions_title();

    @Message
    String versions_lead();

    @Message
    String versions_none();

    @Message
    String versions_none_text();

    @Message
    String version_n(int number);

    @Message
    String version_now();

    @Message
    String version_before(int number);

    @Message
    String version_from(String when);

    @Message
    String version_until(String when);

    @Message
    String version_first();

    @Message
    String version_holds();

    @Message
    String col_what();

    @Message
    String col_before();

    @Message
    String col_after();

    @Message
    String col_campaign();

    @Message
    String col_asked();

    @Message
    String col_state();

    @Message
    String differences();

    @Message
    String why();

    @Message
    String answer();

    @Message
    String desk_title();

    @Message
    String desk_lead();

    @Message
    String desk_none();

    @Message
    String desk_none_text();

    @Message
    String desk_own();

    @Message
    String desk_reason();

    @Message
    String desk_reason_help();

    @Message
    String desk_effect(int days);

    @Message
    String propose();

    @Message
    String approve();

    @Message
    String reject();

    @Message
    String proposed();

    @Message
    String approved();

    @Message
    String rejected();

    @Message
    String proposed_mine();

    @Message
    String wrong_length(int least, int most, int now);

    @Message
    String wrong_amount();

    @Message
    String wrong_lines();

    @Message
    String wrong_nothing();

    @Message
    String wrong_over();

    @Message
    String wrong_waiting();

    @Message
    String wrong_moment();

    @Message
    String wrong_second_person();

    @Message
    String wrong_own();

    @Message
    String wrong_cost();

    @Message
    String wrong_not_covered();
}
