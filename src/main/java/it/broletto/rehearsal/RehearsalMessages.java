package it.broletto.rehearsal;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import it.broletto.collection.Rehearsed;

/** Words of rehearsals. */
@MessageBundle("rehearsal")
public interface RehearsalMessages {
    @Message
    String title();

    @Message
    String lead(int most);

    @Message
    String waits();

    @Message
    String start();

    @Message
    String started();

    @Message
    String none();

    @Message
    String none_text();

    @Message
    String not_now();

    @Message
    String when(String when);

    @Message
    String progress(int done);

    @Message
    String reload();

    @Message
    String col_drops();

    @Message
    String percent(int percent);

    @Message
    String col_collected();

    @Message
    String col_dropped();

    @Message
    String col_outcome();

    @Message
    String col_match();

    @Message
    String col_reserve();

    @Message
    String col_took();

    @Message
    String col_held();

    @Message
    String of_pledges(long count);

    @Message
    String funded();

    @Message
    String failed(String minimum);

    @Message
    String too_little(String minimum);

    @Message
    String no_match();

    @Message
    String took(String seconds, long asks);

    @Message
    String all_held();

    @Message
    String broken(String rules);

    @Message
    String aborted(String why);

    @Message
    String faults();

    @Message
    String rules();

    @Message
    String rule(Rehearsed.Rule rule);

    @Message
    String fault(Rehearsed.Fault fault);
}
