package it.broletto.home;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the home page and of the page that explains how to take part. */
@MessageBundle("home")
public interface HomeMessages {

    @Message
    String title();

    @Message
    String lead();

    @Message
    String doors();

    @Message
    String now(Act.Kind kind);

    @Message
    String button(Act.Kind kind);

    @Message
    String door(Act.Kind kind);

    @Message
    String door_text(Act.Kind kind);

    @Message
    String door_closed(Act.Kind kind);

    @Message
    String open_until(String left);

    @Message
    String budget(String amount);

    @Message
    String goal(String amount);

    @Message
    String more();

    @Message
    String nothing_title();

    @Message
    String nothing_text();

    @Message
    String nothing_act();

    @Message
    String money_title();

    @Message
    String money_more();

    @Message
    String money_voted();

    @Message
    String money_budget(String amount);

    @Message
    String money_paid();

    @Message
    String money_of_voted(String amount);

    @Message
    String money_done();

    @Message
    String money_of_projects(String count);

    @Message
    String money_late();

    @Message
    String money_of_open(String count);

    @Message
    String campaigns_title();

    @Message
    String campaigns_more();

    @Message
    String rounds_title();

    @Message
    String rounds_more();

    @Message
    String participate_title();

    @Message
    String participate_lead();

    @Message
    String index();

    @Message
    String who();

    @Message
    String who_text();

    @Message
    String how();

    @Message
    String how_1();

    @Message
    String how_2();

    @Message
    String how_3();

    @Message
    String how_4();

    @Message
    String needed();

    @Message
    String needed_text();

    @Message
    String get();

    @Message
    String get_text();

    @Message
    String when();

    @Message
    String when_none();

    @Message
    String access();

    @Message
    String conditions();

    @Message
    String legal();

    @Message
    String legal_text();

    @Message
    String privacy();

    @Message
    String privacy_text();

    @Message
    String accessibility();

    @Message
    String accessibility_text();

    @Message
    String contacts();

    @Message
    String faq();

    @Message
    String faq_1();

    @Message
    String faq_1_answer();

    @Message
    String faq_2();

    @Message
    String faq_2_answer();

    @Message
    String faq_3();

    @Message
    String faq_3_answer();

    @Message
    String map();

    @Message
    String receipts();
}
