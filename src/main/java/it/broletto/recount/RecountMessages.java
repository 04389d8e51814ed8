package it.broletto.recount;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the recount. Where a script fills in, %1 and %2 stand. */
@MessageBundle("recount")
public interface RecountMessages {

    @Message
    String title();

    @Message
    String lead();

    @Message
    String round();

    @Message
    String round_help();

    @Message
    String round_none();

    @Message
    String choose();

    @Message
    String published(String round, String area);

    @Message
    String winners();

    @Message
    String winners_of(int winners, int projects);

    @Message
    String total();

    @Message
    String file();

    @Message
    String rules();

    @Message
    String rules_greedy();

    @Message
    String here();

    @Message
    String nothing_sent();

    @Message
    String own_file();

    @Message
    String own_file_help();

    @Message
    String own_rules();

    @Message
    String own_rules_help();

    @Message
    String act();

    @Message
    String cancel();

    @Message
    String going();

    @Message
    String verdict();

    @Message
    String same();

    @Message
    String differs();

    @Message
    String other();

    @Message
    String alone();

    @Message
    String failed();

    @Message
    String time();

    @Message
    String list();

    @Message
    String project();

    @Message
    String id();

    @Message
    String cost();

    @Message
    String line();

    @Message
    String reading();

    @Message
    String run();

    @Message
    String cancelled();

    @Message
    String done();

    @Message
    String same_text();

    @Message
    String same_stated();

    @Message
    String other_file();

    @Message
    String other_rules();

    @Message
    String only_here();

    @Message
    String only_there();

    @Message
    String other_total();

    @Message
    String hash_broken();

    @Message
    String alone_text();

    @Message
    String choose_file();

    @Message
    String tie();

    @Message
    String bad_rules();

    @Message
    String unreachable();

    @Message
    String too_large();

    @Message
    String broken();

    @Message
    String winners_counted();

    @Message
    String total_counted();

    @Message
    String seconds();

    @Message
    String command_title();

    @Message
    String no_script();

    @Message
    String command();

    @Message
    String kit();

    @Message
    String download();

    @Message
    String to_results();

    @Message
    String how_title();

    @Message
    String how();
}
