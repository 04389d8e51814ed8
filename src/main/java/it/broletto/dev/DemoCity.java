package it.broletto.dev;

import it.broletto.dev.DemoBallots.Choice;
import it.broletto.dev.DemoTexts.Work;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * "Milano (demo)": rounds in every phase with ideas, ballots, results and works, and campaigns with pledges. The same
 * in every run but for its dates, which are counted from the day it is built. Facts and figures of the round of years
 * ago are those of the city's own of 2017–18; names, texts and everything else are invented.
 */
final class DemoCity {

    private static final long SEED = 20121015;

    private final DataSource database;
    private final Clock clock;
    private final Function<String, byte[]> subjects;
    private final BinaryOperator<String> seal;

    /**
     * @param subjects keyed hash of a codice fiscale, for those who can sign in
     * @param seal of a text, and what it belongs to
     */
    DemoCity(DataSource database, Clock clock, Function<String, byte[]> subjects, BinaryOperator<String> seal) {
        this.database = database;
        this.clock = clock;
        this.subjects = subjects;
        this.seal = seal;
    }

    /** Builds all of it in one transaction, or nothing if there is a round already. @return whether it was built */
    boolean build() throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var rounds = connection.createStatement().executeQuery("select 1 from round limit 1")) {
                if (rounds.next()) {
                    connection.rollback();
                    return false;
                }
            }
            var chance = new DemoRandom(SEED);
            build(new DemoBuild(connection, DemoDays.from(clock), chance, DemoTexts.read(), seal));
            connection.commit();
            return true;
        }
    }

    private void build(DemoBuild city) throws SQLException {
        var people = DemoPeople.write(city, subjects);
        var rounds = new DemoRounds(city, people);
        var calendar = new DemoCalendar(city.days(), city.chance(), city.texts());
        past(city, people, rounds, calendar.past());
        var decided = calendar.decided();
        var collecting = calendar.collecting();
        lately(city, people, rounds, decided);
        for (var round : List.of(calendar.voting(), calendar.evaluating(), collecting, calendar.draft())) {
            today(city, people, rounds, round);
        }
        var campaigns = new DemoCampaigns(city, people);
        for (var campaign : city.texts().campaigns()) {
            campaigns.write(campaign);
        }
        var applications = new DemoApplications(city, people);
        for (var application : DemoTexts.readApplications()) {
            applications.write(application);
        }
        new DemoBridge(city, people, campaigns).write(decided, collecting);
        city.writeLog();
    }

    private void past(DemoBuild city, DemoPeople people, DemoRounds rounds, DemoRound round) throws SQLException {
        var known = city.texts().works().stream().collect(Collectors.toMap(Work::title, Function.identity()));
        var winners = decide(city, people, rounds, round, city.texts().works());
        var works = new DemoWorks(city, people);
        for (var winner : winners) {
            works.tell(round, winner, known.get(winner.idea().title()), rounds.counted(round));
        }
    }

    private void lately(DemoBuild city, DemoPeople people, DemoRounds rounds, DemoRound round) throws SQLException {
        var winners = decide(city, people, rounds, round, List.of());
        new DemoWorks(city, people).follow(round, winners, rounds.counted(round));
    }

    private List<Choice> decide(DemoBuild city, DemoPeople people, DemoRounds rounds, DemoRound round, List<Work> works)
            throws SQLException {
        var ballots = new DemoBallots(city, people);
        rounds.draft(round);
        var ideas = new DemoIdeas(city, people).write(round, works);
        var listed = ballots.list(round, ideas, works.stream().map(Work::title).toList());
        rounds.moveTo(round, "VOTING");
        var sheet = new DemoSheets(city, people, rounds).seal(round, listed);
        var votes = ballots.cast(round, listed);
        rounds.moveTo(round, "COUNTING");
        var winners = new DemoCount(city).count(round, sheet, listed, votes, rounds.counted(round));
        rounds.moveTo(round, "DECIDED");
        rounds.tellMoves(round);
        return winners;
    }

    private void today(DemoBuild city, DemoPeople people, DemoRounds rounds, DemoRound round) throws SQLException {
        rounds.draft(round);
        if (round.isDraft()) {
            return;
        }
        var ideas = new DemoIdeas(city, people).write(round, List.of());
        var ballots = new DemoBallots(city, people);
        var listed = round.hasBallot() ? ballots.list(round, ideas, List.of()) : List.<Choice>of();
        rounds.moveTo(round, round.phase());
        var sheets = new DemoSheets(city, people, rounds);
        if (round.hasBallot()) {
            sheets.seal(round, listed);
            ballots.cast(round, listed);
        } else {
            sheets.promise(round);
        }
        rounds.tellMoves(round);
    }
}
