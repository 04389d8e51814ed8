package it.broletto.campaign;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of what may happen to a campaign before its close. */
@MessageBundle("course")
public interface CourseMessages {

    @Message
    String happened(CourseAct act);

    @Message
    String surplus(Surplus surplus);

    @Message
    String surplus_title();

    @Message
    String title();

    @Message
    String none();

    @Message
    String closes_now(String when);

    @Message
    String opens(String when);

    @Message
    String suspended_note();

    @Message
    String cancelled_note();

    @Message
    String extend_title();

    @Message
    String extend_lead(String when);

    @Message
    String extended_already(String when);

    @Message
    String extend_not_now();

    @Message
    String days();

    @Message
    String days_help(int most);

    @Message
    String reason();

    @Message
    String reason_help();

    @Message
    String extend();

    @Message
    String extended();

    @Message
    String back();

    @Message
    String wrong_days(int most);

    @Message
    String wrong_reason(int least, int most, int length);

    @Message
    String wrong_moment();

    @Message
    String wrong_person();

    @Message
    String desk_title();

    @Message
    String desk_link();

    @Message
    String desk_lead();

    @Message
    String desk_none();

    @Message
    String desk_none_text();

    @Message
    String col_campaign();

    @Message
    String col_status();

    @Message
    String col_closes();

    @Message
    String see();

    @Message
    String suspend();

    @Message
    String suspend_help();

    @Message
    String suspended();

    @Message
    String resume();

    @Message
    String resume_help();

    @Message
    String resumed();

    @Message
    String cancel();

    @Message
    String cancel_help();

    @Message
    String cancelled();

    @Message
    String reviewed();

    @Message
    String over();

    @Message
    String cancel_promises(long people, String amount);

    @Message
    String cancel_back(String amount);

    @Message
    String cancel_reserve(String amount);

    @Message
    String cancel_told();
}
