package it.broletto.transfer;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of bank transfers. */
@MessageBundle("transfer")
public interface TransferMessages {

    @Message
    String title();

    @Message
    String lead(String amount, String campaign);

    @Message
    String stage(PayerService.Stage stage);

    @Message
    String stage_text(PayerService.Stage stage, String due);

    @Message
    String name_title();

    @Message
    String name_text();

    @Message
    String name_label();

    @Message
    String name_help();

    @Message
    String name_go();

    @Message
    String name_wrong();

    @Message
    String name_done();

    @Message
    String name_change();

    @Message
    String details();

    @Message
    String details_text();

    @Message
    String holder();

    @Message
    String iban();

    @Message
    String bic();

    @Message
    String amount();

    @Message
    String reference();

    @Message
    String due();

    @Message
    String code_alt();

    @Message
    String rules();

    @Message
    String astray();

    @Message
    String astray_one(String amount, String reason);

    @Message
    String astray_back();

    @Message
    String astray_waits();

    @Message
    String pledge();

    @Message
    String reason(Reason reason);

    @Message
    String desk_title();

    @Message
    String desk_lead();

    @Message
    String upload();

    @Message
    String file();

    @Message
    String file_help();

    @Message
    String file_columns(String needed, String welcome);

    @Message
    String file_go();

    @Message
    String file_missing();

    @Message
    String file_read(long fresh, long matched, long waiting);

    @Message
    String sample();

    @Message
    String sample_text();

    @Message
    String files();

    @Message
    String files_none();

    @Message
    String files_one(String format, int lines, long fresh);

    @Message
    String queue();

    @Message
    String queue_none();

    @Message
    String queue_more(int shown, long count);

    @Message
    String col_day();

    @Message
    String col_amount();

    @Message
    String col_reason();

    @Message
    String col_state();

    @Message
    String col_payer();

    @Message
    String col_reference();

    @Message
    String col_since();

    @Message
    String status(LineStatus status);

    @Message
    String nobody();

    @Message
    String backs();

    @Message
    String backs_none();

    @Message
    String backs_sum(long count, String sum);

    @Message
    String orders();

    @Message
    String orders_two();

    @Message
    String debits();

    @Message
    String debits_text();

    @Message
    String credit_title(String amount);

    @Message
    String words();

    @Message
    String from_iban();

    @Message
    String hidden();

    @Message
    String assign();

    @Message
    String assign_text();

    /** No pledge of this amount waits for a transfer. */
    @Message
    String assign_none(String amount);

    @Message
    String assign_reference();

    @Message
    String assign_go();

    @Message
    String suggested();

    @Message
    String assigned(SuspenseService.Assigned assigned);

    @Message
    String proposed(String reference);

    @Message
    String proposed_mine();

    @Message
    String confirm();

    @Message
    String reject();

    @Message
    String rejected();

    @Message
    String give_back();

    @Message
    String give_back_text();

    @Message
    String given_back();

    @Message
    String account();

    @Message
    String account_text();

    @Message
    String account_holder();

    @Message
    String account_go();

    @Message
    String account_proposed(String holder, String iban);

    @Message
    String iban_wrong();

    @Message
    String iban_named();

    @Message
    String to_list();

    @Message
    String done();

    @Message
    String file_wrong(WrongFile.Why why, String where);

    @Message
    String give_back_order(String amount);

    @Message
    String give_back_nothing();
}
