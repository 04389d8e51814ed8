package it.broletto.dev;

import it.broletto.dev.DemoBallots.Choice;
import it.broletto.rules.Lot;
import it.broletto.rules.RulesService;
import it.broletto.tally.RuleSheet;
import it.broletto.tally.RuleSheet.Completion;
import it.broletto.tally.RuleSheet.Method;
import it.broletto.tally.RuleSheet.Start;
import it.broletto.tally.RuleSheet.Tie;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The rule sheets of the demo city's rounds: promised with their publication, sealed when their vote opened. */
final class DemoSheets {

    private static final RuleSheet EQUAL_SHARES = RulesService.USUAL
            .change()
            .method(Method.EQUAL_SHARES)
            .start(Start.FLOOR)
            .completion(Completion.ADD1U)
            .build();

    private final DemoBuild city;
    private final DemoPeople people;
    private final DemoRounds rounds;

    DemoSheets(DemoBuild city, DemoPeople people, DemoRounds rounds) {
        this.city = city;
        this.people = people;
        this.rounds = rounds;
    }

    /** The round stands before its vote. */
    void promise(DemoRound round) throws SQLException {
        write(round, chosen(round), null, null);
    }

    /** The round has just opened its vote. @return by what it is counted */
    RuleSheet seal(DemoRound round, List<Choice> listed) throws SQLException {
        var chosen = chosen(round);
        var ties = new ArrayList<>(chosen.ties());
        ties.add(Tie.LOT);
        var drawn = "07 19 38 64 81";
        var ids =
                listed.stream().map(choice -> Integer.toString(choice.number())).toList();
        var sealed =
                chosen.change().ties(ties, Lot.order(seed(round), drawn, ids)).build();
        var at = rounds.entered(round, "VOTING");
        write(round, sealed, drawn, at);
        city.record(at, "system", null, "rules.sealed", round.id(), round.id(), sealed.sha256());
        return sealed;
    }

    private static RuleSheet chosen(DemoRound round) {
        return round.equalShares() ? EQUAL_SHARES : RulesService.USUAL;
    }

    /** Chance of its own, so that the rest of the city is the same with and without it. */
    private static byte[] seed(DemoRound round) {
        return new DemoRandom(round.slug().hashCode()).bytes(Lot.SEED_BYTES);
    }

    private void write(DemoRound round, RuleSheet sheet, String drawn, Instant sealedAt) throws SQLException {
        var votes = round.dates("VOTING").from();
        var chosenAt = city.days().at(round.publishedOn(), 11, 20);
        var drawnAt = drawn == null ? null : city.days().at(votes - 1, 20, 30);
        city.run(
                "insert into rule_sheet (round_id, rules, sha256, seed, draw, draw_named_at, drawn, drawn_at, chosen_by,"
                        + " chosen_at, sealed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                round.id(),
                sheet.canonicalJson(),
                sheet.sha256(),
                seed(round),
                "Lotto, ruota di Milano, ultima estrazione prima del voto: i cinque numeri dal più piccolo, con due cifre"
                        + " e uno spazio",
                chosenAt.atOffset(ZoneOffset.UTC),
                drawn,
                drawnAt == null ? null : drawnAt.atOffset(ZoneOffset.UTC),
                people.councillor(),
                chosenAt.atOffset(ZoneOffset.UTC),
                sealedAt == null ? null : sealedAt.atOffset(ZoneOffset.UTC));
        tell(
                chosenAt,
                "rules.chosen",
                round,
                chosen(round).method().word() + " " + chosen(round).sha256());
        tell(chosenAt.plusSeconds(60), "rules.draw-named", round, null);
        if (drawn != null) {
            tell(drawnAt, "rules.draw-entered", round, drawn);
        }
    }

    private void tell(Instant at, String act, DemoRound round, String detail) {
        city.record(at, "councillor", people.councillor(), act, round.id(), round.id(), detail);
    }
}
