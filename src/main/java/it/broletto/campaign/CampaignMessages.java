package it.broletto.campaign;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of campaigns and pledges. */
@MessageBundle("campaign")
public interface CampaignMessages {

    @Message
    String status(CampaignStatus status);

    @Message
    String title();

    @Message
    String lead();

    @Message
    String apply();

    @Message
    String none_title();

    @Message
    String none_text();

    @Message
    String none_act();

    @Message
    String order(CampaignOrder order);

    @Message
    String search();

    @Message
    String filter_status();

    @Message
    String any_status();

    @Message
    String filter_call();

    @Message
    String any_call();

    @Message
    String filter_district();

    @Message
    String any_district();

    @Message
    String filter_order();

    @Message
    String filter_do();

    @Message
    String count(long count);

    @Message
    String all();

    @Message
    String empty_narrow_title();

    @Message
    String empty_narrow();

    @Message
    String backers(long count);

    @Message
    String closes(String when);

    @Message
    String closed_on(String when);

    @Message
    String whole_city();

    @Message
    String bar_table();

    @Message
    String row_goal();

    @Message
    String row_what();

    @Message
    String row_amount();

    @Message
    String minimum_missing(String amount);

    @Message
    String minimum_there();

    @Message
    String after_closed();

    @Message
    String after_failed();

    @Message
    String closing_soon();

    @Message
    String pledge();

    @Message
    String about();

    @Message
    String budget();

    @Message
    String budget_note();

    @Message
    String line();

    @Message
    String line_required();

    @Message
    String line_optional();

    @Message
    String line_kind();

    @Message
    String total_required();

    @Message
    String total_all();

    @Message
    String who();

    @Message
    String who_text(String promoter);

    @Message
    String from_project();

    @Message
    String backers_title();

    @Message
    String backers_none();

    @Message
    String backers_note();

    @Message
    String anonymous();

    @Message
    String meaning();

    @Message
    String meaning_1();

    @Message
    String meaning_2(String when);

    @Message
    String meaning_3(String minimum);

    @Message
    String meaning_4();

    @Message
    String form_title();

    @Message
    String form_for(String title);

    @Message
    String amount();

    @Message
    String amount_other();

    @Message
    String amount_typed();

    @Message
    String amount_other_help();

    @Message
    String naming();

    @Message
    String naming_help();

    @Message
    String naming_anonymous();

    @Message
    String naming_anonymous_help();

    @Message
    String naming_named();

    @Message
    String naming_named_help();

    @Message
    String public_name();

    @Message
    String public_name_help();

    @Message
    String words();

    @Message
    String message_help();

    @Message
    String agree();

    @Message
    String confirm();

    @Message
    String confirm_note();

    @Message
    String welcome_back();

    @Message
    String too_long_to_keep();

    @Message
    String cancel();

    @Message
    String amount_missing();

    @Message
    String amount_wrong();

    @Message
    String amount_range(String least, String most);

    @Message
    String naming_missing();

    @Message
    String public_name_wrong();

    @Message
    String message_wrong();

    @Message
    String made();

    @Message
    String row_promised();

    @Message
    String row_minimum();

    @Message
    String list();

    @Message
    String meaning_card_1();

    @Message
    String meaning_card_3(String minimum);

    @Message
    String meaning_card_4();

    @Message
    String pledge_next();

    @Message
    String row_collected();

    @Message
    String row_open();

    @Message
    String row_dropped(long count);

    @Message
    String row_going_back();

    @Message
    String row_given_back();

    @Message
    String after_waiting();

    @Message
    String after_collecting(String when);

    @Message
    String after_funded();

    @Message
    String after_failed_collecting();

    @Message
    String after_failed_given_back();

    @Message
    String decided_on(String when);

    @Message
    String own_title();

    @Message
    String row_disputed();

    @Message
    String row_lost();

    @Message
    String row_moved();

    @Message
    String after_failed_moved();

    @Message
    String collected_of_goal(String goal);

    @Message
    String open_too(String amount);

    @Message
    String from_city();

    @Message
    String row_added();

    @Message
    String row_expected();

    @Message
    String given_back_too(String amount);

    @Message
    String email();

    @Message
    String email_help();

    @Message
    String already();

    @Message
    String fold_naming();

    @Message
    String fold_failure_note();

    @Message
    String fold_naming_note();

    @Message
    String email_guest();

    @Message
    String email_help_guest();

    @Message
    String email_wrong();

    @Message
    String email_missing();

    @Message
    String updates_wanted();

    @Message
    String updates_wanted_help();

    @Message
    String email_missing_for_pledge();

    @Message
    String most_without_account(String most);

    @Message
    String by_mail();

    @Message
    String by_mail_note(String most);

    @Message
    String asked_title();

    @Message
    String asked_lead(String title);

    @Message
    String asked_text();

    @Message
    String given_to();

    @Message
    String given_to_city();

    @Message
    String given_to_promoter();

    @Message
    String given_promises();

    @Message
    String given_ways();

    @Message
    String given_rests();

    @Message
    String who_text_city(String promoter);

    @Message
    String meaning_way(String rail, String minimum);

    @Message
    String meaning_way_needed();
}
