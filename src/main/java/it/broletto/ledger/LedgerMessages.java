package it.broletto.ledger;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the ledger's pages. A type without words is shown as it is. */
@MessageBundle("ledger")
public interface LedgerMessages {

    @Message
    String title();

    @Message
    String lead();

    @Message
    String why_title();

    @Message
    String why_balance();

    @Message
    String why_forever();

    @Message
    String why_chain();

    @Message
    String why_signed();

    @Message
    String check_title();

    @Message
    String check_about();

    @Message
    String check_entries();

    @Message
    String check_anchors();

    @Message
    String signed_day();

    @Message
    String signed_none();

    @Message
    String signed_number();

    @Message
    String signed_hash();

    @Message
    String public_key();

    @Message
    String entries();

    @Message
    String entries_note();

    @Message
    String last();

    @Message
    String number(long number);

    @Message
    String totals();

    @Message
    String part(LedgerPart part);

    @Message
    String part_about(LedgerPart part);

    @Message
    String part_accounts(long count);

    @Message
    String signatures();

    @Message
    String col_account();

    @Message
    String col_accounts();

    @Message
    String col_balance();

    @Message
    String col_held();

    @Message
    String list();

    @Message
    String col_entry();

    @Message
    String col_when();

    @Message
    String col_flow();

    @Message
    String col_amount();

    @Message
    String col_debit();

    @Message
    String col_credit();

    @Message
    String col_effect();

    @Message
    String raised();

    @Message
    String lowered();

    @Message
    String col_phase();

    @Message
    String flow(String from, String to);

    @Message
    String flow_up(String accounts);

    @Message
    String flow_down(String accounts);

    @Message
    String none_title();

    @Message
    String none_text();

    @Message
    String none_act();

    @Message
    String kind_alone(String kind);

    @Message
    String kind_of(String kind, String name);

    @Message
    String entry_title(long number);

    @Message
    String lines();

    @Message
    String lines_none();

    @Message
    String lines_held();

    @Message
    String facts();

    @Message
    String by();

    @Message
    String reason();

    @Message
    String about();

    @Message
    String expires();

    @Message
    String tie(String how);

    @Message
    String tie_to(String type, long number);

    @Message
    String hash_title();

    @Message
    String hash_about();

    @Message
    String hash();

    @Message
    String hash_before();

    @Message
    String hash_text();

    @Message
    String entry_before();

    @Message
    String entry_after();

    @Message
    String account_lead();

    @Message
    String balance_posted();

    @Message
    String balance_held();

    @Message
    String balance_free();

    @Message
    String account_entries();

    @Message
    String csv();

    @Message
    String to_ledger();

    @Message
    String type(String type);

    @Message
    String type_about(String type);

    @Message
    String phase(Entry.Phase phase);

    @Message
    String kind(Account.Kind kind);

    @Message
    String kind_about(Account.Kind kind);
}
