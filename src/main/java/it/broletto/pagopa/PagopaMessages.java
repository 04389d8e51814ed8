package it.broletto.pagopa;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of payment notices. */
@MessageBundle("pagopa")
public interface PagopaMessages {

    @Message
    String title();

    @Message
    String lead(String amount, String campaign);

    @Message
    String to_pay();

    @Message
    String paid();

    @Message
    String withdrawn();

    @Message
    String paid_text();

    @Message
    String withdrawn_text();

    @Message
    String pay_now();

    @Message
    String elsewhere();

    @Message
    String elsewhere_text();

    @Message
    String code_alt();

    @Message
    String number();

    @Message
    String amount();

    @Message
    String body();

    @Message
    String tax_code();

    @Message
    String pdf();

    @Message
    String not_twice();

    @Message
    String pledge();

    @Message
    String pdf_about(String campaign);

    @Message
    String pdf_note();
}
