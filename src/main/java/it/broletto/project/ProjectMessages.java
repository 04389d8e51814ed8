package it.broletto.project;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of projects. */
@MessageBundle("project")
public interface ProjectMessages {

    @Message
    String status(ProjectStatus status);

    @Message
    String ballot_title();

    @Message
    String ballot_lead();

    @Message
    String ballot_sealed();

    @Message
    String ballot_on(int count);

    @Message
    String ballot_asked(String asked, String budget);

    @Message
    String ballot_add();

    @Message
    String ballot_add_of(String title);

    @Message
    String ballot_remove();

    @Message
    String ballot_remove_of(String title);

    @Message
    String ballot_number(int number);

    @Message
    String ballot_feasible();

    @Message
    String ballot_listed();

    @Message
    String ballot_none();

    @Message
    String ballot_over();

    @Message
    String ballot_desk();
}
