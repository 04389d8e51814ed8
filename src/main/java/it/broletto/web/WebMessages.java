package it.broletto.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import it.broletto.shared.Refusal;

/** Words of the frame, of errors and of the shared tags. */
@MessageBundle("web")
public interface WebMessages {

    /** What happened. */
    @Message
    String refusal(Refusal.Reason reason);

    /** What to do next. */
    @Message
    String remedy(Refusal.Reason reason);

    @Message
    String error_title(int status);

    @Message
    String error_remedy(int status);

    @Message
    String error_reference(String id);

    @Message
    String error_home();

    @Message
    String error_login();

    @Message
    String skip_to_content();

    @Message
    String skip_to_navigation();

    @Message
    String skip_to_footer();

    @Message
    String language();

    @Message
    String login();

    @Message
    String login_short();

    @Message
    String logout();

    @Message
    String my_space();

    @Message
    String desk();

    @Message
    String search();

    @Message
    String navigation();

    @Message
    String nav_rounds();

    @Message
    String nav_campaigns();

    @Message
    String nav_accountability();

    @Message
    String nav_audit();

    @Message
    String nav_ledger();

    @Message
    String nav_doctor();

    @Message
    String nav_participate();

    @Message
    String breadcrumb();

    @Message
    String home();

    @Message
    String demo_line();

    @Message
    String demo_mails();

    @Message
    String demo_codes();

    @Message
    String footer_city();

    @Message
    String footer_contacts();

    @Message
    String footer_help();

    @Message
    String footer_faq();

    @Message
    String footer_report();

    @Message
    String footer_request_help();

    @Message
    String footer_transparency();

    @Message
    String footer_privacy();

    @Message
    String footer_legal();

    @Message
    String footer_accessibility();

    @Message
    String footer_site_map();

    @Message
    String footer_tax_code();

    @Message
    String footer_switchboard();

    @Message
    String footer_links();

    @Message
    String optional();

    @Message
    String characters_left();

    @Message
    String choose();

    @Message
    String errors_title(int count);

    @Message
    String page_next();

    @Message
    String page_previous();

    @Message
    String pages();

    @Message
    String you_are_here();

    @Message
    String step_done();

    @Message
    String step_stopped();

    @Message
    String time_days(long days);

    @Message
    String time_hours(long hours);

    @Message
    String time_minutes(long minutes);

    @Message
    String time_over();

    @Message
    String promised_of_goal(String goal);

    @Message
    String promised();

    @Message
    String match();

    @Message
    String minimum();

    @Message
    String goal();

    @Message
    String share();

    @Message
    String map_simplified();

    @Message
    String point_help();

    @Message
    String point_latitude();

    @Message
    String point_longitude();

    @Message
    String point_map();

    /** A way to pay, as people call it; what is unknown as it is. */
    @Message
    String rail(String rail);

    /** Where the program is from with which anybody checks. */
    @Message
    String program_from();

    @Message
    String final_effects();

    @Message
    String final_never();

    @Message
    String final_back();
}
