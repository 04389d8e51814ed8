package it.broletto.identity;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import java.time.LocalDate;

/** Words of signing in and out, and of the residents' register. */
@MessageBundle("identity")
public interface IdentityMessages {

    @Message
    String login_title();

    @Message
    String login_lead();

    @Message
    String login_spid();

    @Message
    String login_spid_text();

    @Message
    String login_test();

    @Message
    String login_more();

    @Message
    String login_none();

    @Message
    String login_help();

    @Message
    String login_cie();

    @Message
    String login_cie_text();

    @Message
    String login_cie_off();

    @Message
    String login_desk();

    @Message
    String login_desk_text();

    @Message
    String login_desk_go();

    @Message
    String login_staff();

    @Message
    String login_staff_text();

    @Message
    String login_staff_go();

    @Message
    String failed_title();

    @Message
    String failed_lead();

    @Message
    String failed_again();

    @Message
    String level_title();

    @Message
    String level_lead();

    @Message
    String level_spid();

    @Message
    String level_account();

    @Message
    String level_again();

    @Message
    String back();

    @Message
    String other_title();

    @Message
    String other_lead();

    @Message
    String me_title();

    @Message
    String me_level(int level);

    @Message
    String me_fresh();

    @Message
    String me_not_fresh();

    @Message
    String me_roles();

    @Message
    String me_pseudonym();

    @Message
    String role(Role role);

    @Message
    String sign_out();

    @Message
    String signed_out();

    @Message
    String forgotten();

    @Message
    String residents_title();

    @Message
    String residents_lead();

    @Message
    String residents_none();

    @Message
    String residents_now(long count, LocalDate asOf);

    @Message
    String residents_file();

    @Message
    String residents_file_help();

    @Message
    String residents_as_of();

    @Message
    String residents_as_of_help();

    @Message
    String residents_load();

    @Message
    String residents_loaded(int count);

    @Message
    String residents_refused(int count);

    @Message
    String residents_line(int line);

    @Message
    String residents_problem(ResidentsFile.Problem problem);

    @Message
    String residents_file_missing();

    @Message
    String residents_date_wrong();
}
