package it.broletto.doctor;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the money doctor's pages. */
@MessageBundle("doctor")
public interface DoctorMessages {

    @Message
    String title();

    @Message
    String lead();

    @Message
    String sound(int checks);

    @Message
    String broken(long checks);

    @Message
    String broken_text();

    @Message
    String last(String when);

    @Message
    String none_title();

    @Message
    String none_text();

    @Message
    String list();

    @Message
    String col_promise();

    @Message
    String col_figure();

    @Message
    String col_result();

    @Message
    String col_when();

    @Message
    String promise(Invariant invariant);

    @Message
    String counts(Invariant invariant);

    @Message
    String well();

    @Message
    String wrong(long things);

    @Message
    String took(long millis);

    @Message
    String how_title();

    @Message
    String how_text();

    @Message
    String how_bound();

    @Message
    String how_self();

    @Message
    String ledger();

    @Message
    String reconciliation();

    @Message
    String reconciliation_lead();

    @Message
    String reconciliation_none_title();

    @Message
    String reconciliation_none_text();

    @Message
    String rail_mute(String rail);

    @Message
    String col_rail();

    @Message
    String col_day();

    @Message
    String col_matched();

    @Message
    String col_exceptions();

    @Message
    String col_checked();

    @Message
    String open_title();

    @Message
    String open_none();

    @Message
    String col_kind();

    @Message
    String kind(Mismatch mismatch);

    @Message
    String col_key();

    @Message
    String col_ours();

    @Message
    String col_theirs();

    @Message
    String col_since();

    @Message
    String what_to_do();
}
