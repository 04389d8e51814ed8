package it.broletto.receipt;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of receipts. */
@MessageBundle("receipt")
public interface ReceiptMessages {

    @Message
    String title();

    @Message
    String me();

    @Message
    String lead();

    @Message
    String none_title();

    @Message
    String none_text();

    @Message
    String none_act();

    @Message
    String issued_title();

    @Message
    String waiting_title();

    @Message
    String waiting_text();

    @Message
    String col_number();

    @Message
    String col_campaign();

    @Message
    String col_amount();

    @Message
    String col_paid_on();

    @Message
    String col_file();

    @Message
    String years();

    @Message
    String years_lead();

    @Message
    String year(int year);

    @Message
    String one_title();

    @Message
    String one_link();

    @Message
    String one_lead();

    @Message
    String issued(String label, String day);

    @Message
    String download();

    @Message
    String holder();

    @Message
    String holder_help();

    @Message
    String tax_code();

    @Message
    String want();

    @Message
    String forget();

    @Message
    String done_wish();

    @Message
    String done_forget();

    @Message
    String wrong_holder();

    @Message
    String wrong_letters(String letters);

    @Message
    String tax_code_proved();

    @Message
    String tax_code_typed();

    @Message
    String anothers_tax_code();

    @Message
    String wrong_tax_code();

    @Message
    String pdf_title(String label);

    @Message
    String pdf_revoked(String why);

    @Message
    String pdf_date(String day);

    @Message
    String pdf_issuer();

    @Message
    String pdf_donor();

    @Message
    String pdf_tax_code(String code);

    @Message
    String pdf_gift();

    @Message
    String pdf_gifts();

    @Message
    String pdf_amount(String amount, String words);

    @Message
    String pdf_paid_on(String day);

    @Message
    String pdf_means(String means);

    @Message
    String pdf_for(String campaign, String promoter);

    @Message
    String pdf_for_fund(String campaign);

    @Message
    String pdf_made_for(String city);

    @Message
    String pdf_made_by(String city);

    @Message
    String fund();

    @Message
    String mine();

    @Message
    String stale();

    @Message
    String new_link();

    @Message
    String not_yet();

    @Message
    String pdf_statement();

    @Message
    String pdf_year_title(String year);

    @Message
    String pdf_year_line(
            String label, String day, String amount, String campaign, String means, String body, String code);

    @Message
    String pdf_sum(String amount, String words);

    @Message
    String pdf_year_statement();

    @Message
    String means(String rail);
}
