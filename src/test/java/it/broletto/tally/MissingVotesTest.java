package it.broletto.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import it.broletto.tally.Explanation.Loser;
import it.broletto.tally.Outcome.Stage;
import it.broletto.tally.RuleSheet.Completion;
import it.broletto.tally.RuleSheet.Fill;
import it.broletto.tally.RuleSheet.Filters;
import it.broletto.tally.RuleSheet.Method;
import it.broletto.tally.RuleSheet.Start;
import it.broletto.tally.RuleSheet.Tie;
import it.broletto.tally.RuleSheet.Utility;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many more votes a loser lacked, against counting again with one more vote, two more … */
class MissingVotesTest {

    private int found;
    private int none;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 24, 89})
    void soManyVotesWouldHaveWonAndOneFewerWouldNot(int seed) {
        var random = new Random(seed);
        for (var run = 0; run < 100; run++) {
            var election = election(random);
            var sheet = sheet(random);
            var explanation = Explanation.of(election, sheet);
            for (var loser : explanation.losers()) {
                var votes = byCountingAgain(election, sheet, explanation, loser.projectId());
                assertEquals(votes, loser.missingVotes(), () -> describe(election, sheet, explanation, loser));
                found += votes.isPresent() ? 1 : 0;
                none += votes.isPresent() ? 0 : 1;
            }
        }
        assertTrue(found > 50 && none > 5, found + " " + none);
    }

    private static Election election(Random random) {
        var projects = 3 + random.nextInt(4);
        var builder = Election.builder(VoteType.APPROVAL, 100L * (10 + random.nextInt(30)), Map.of());
        for (var project = 0; project < projects; project++) {
            builder.project(id(project), 100L * (1 + random.nextInt(12)), "", Map.of());
        }
        var voters = 4 + random.nextInt(12);
        for (var voter = 0; voter < voters; voter++) {
            var choices = new ArrayList<String>();
            for (var project = 0; project < projects; project++) {
                if (random.nextInt(voter % 2 == 0 ? 3 : 6) == 0) {
                    choices.add(id(project));
                }
            }
            builder.ballots(1 + random.nextInt(2), choices, List.of());
        }
        return builder.build();
    }

    private static String id(int project) {
        return Character.toString('a' + project);
    }

    private static RuleSheet sheet(Random random) {
        var sheet = RuleSheet.builder()
                .method(Method.values()[random.nextInt(4)])
                .utility(random.nextBoolean() ? Utility.COST : Utility.CARDINALITY)
                .start(Start.values()[random.nextInt(2)])
                .completion(random.nextBoolean() ? Completion.NONE : Completion.GREEDY)
                .fill(random.nextBoolean() ? Fill.VOTES : Fill.UTILITY);
        if (random.nextBoolean()) {
            sheet.ties(Tie.VOTES, Tie.ID);
        }
        if (random.nextInt(3) == 0) {
            sheet.exclusive(List.of(List.of("a", "b")));
        }
        if (random.nextInt(3) == 0) {
            sheet.bonuses(Map.of("c", 10 + random.nextInt(60)));
        }
        if (random.nextInt(3) == 0) {
            sheet.filters(new Filters(1 + random.nextInt(3), random.nextBoolean(), 0, random.nextInt(5)));
        }
        return sheet.build();
    }

    private static OptionalLong byCountingAgain(
            Election election, RuleSheet sheet, Explanation explanation, String project) {
        for (var votes = 1; ; votes++) {
            var more = withMoreVotes(election, payFor(sheet, explanation.outcome()), project, votes);
            if (more == null) {
                return OptionalLong.empty();
            }
            if (Count.of(more, sheet).winners().contains(project)) {
                return OptionalLong.of(votes);
            }
        }
    }

    /** Winners whose voters have no untouched money. */
    private static List<String> payFor(RuleSheet sheet, Outcome outcome) {
        return sheet.method() == Method.GREEDY || sheet.method() == Method.GREEDY_PER_COST
                ? List.of()
                : outcome.lines().stream()
                        .filter(line -> line.stage() == Stage.RULE)
                        .map(Outcome.Line::projectId)
                        .toList();
    }

    /** Null if there are not so many voters who might have added a vote. */
    private static Election withMoreVotes(Election election, List<String> paid, String project, int votes) {
        var builder = Election.builder(VoteType.APPROVAL, election.budgetCents(), Map.of());
        election.projects().forEach(one -> builder.project(one.id(), one.costCents(), "", Map.of()));
        var open = votes;
        for (var ballot = 0; ballot < election.ballots().size(); ballot++) {
            var choices = new ArrayList<String>();
            for (var place = 0; place < election.ballots().length(ballot); place++) {
                choices.add(id(election.ballots().choice(ballot, place)));
            }
            var named = new HashSet<>(choices);
            var may = !named.contains(project) && paid.stream().noneMatch(named::contains);
            for (var voter = 0; voter < election.ballots().weight(ballot); voter++) {
                var all = new ArrayList<>(choices);
                if (may && open > 0) {
                    all.add(project);
                    open--;
                }
                builder.ballot(all);
            }
        }
        return open > 0 ? null : builder.build();
    }

    private static String describe(Election election, RuleSheet sheet, Explanation explanation, Loser loser) {
        var text = new StringBuilder(loser.projectId() + " " + loser.fate() + " " + sheet.canonicalJson() + "\n"
                + election.budgetCents() + " of " + election.ballots().voters() + "\n");
        election.projects().forEach(project -> text.append(project.id())
                .append(' ')
                .append(project.costCents())
                .append('\n'));
        for (var ballot = 0; ballot < election.ballots().size(); ballot++) {
            text.append(election.ballots().weight(ballot)).append(" ×");
            for (var place = 0; place < election.ballots().length(ballot); place++) {
                text.append(' ').append(id(election.ballots().choice(ballot, place)));
            }
            text.append('\n');
        }
        return text.append(explanation.outcome()).toString();
    }

    @Test
    void whereTheRulesLeaveATieOpenAVoteMoreIsNeeded() {
        var election = Election.builder(VoteType.APPROVAL, 600, Map.of())
                .project("a", 500, "", Map.of())
                .project("b", 500, "", Map.of())
                .ballots(10, List.of("a"), List.of())
                .ballots(7, List.of("b"), List.of())
                .build();
        var sheet = RuleSheet.builder().ties(Tie.COST).build();
        assertEquals(
                OptionalLong.of(4),
                Explanation.of(election, sheet).losers().get(0).missingVotes());
    }

    /**
     * Each has 20. Before a, for which each of five pays 15, x lacks three voters; before b, for which four pay 20, two
     * of them would be as good a buy, and x is cheaper. In the end its only voter has spent all.
     */
    @Test
    void theFewestVotesMayBeThoseOfALaterRound() {
        var election = Election.builder(VoteType.APPROVAL, 240, Map.of())
                .project("a", 75, "", Map.of())
                .project("b", 80, "", Map.of())
                .project("x", 60, "", Map.of())
                .ballots(5, List.of("a"), List.of())
                .ballots(3, List.of("b"), List.of())
                .ballot(List.of("b", "x"))
                .ballots(3, List.of(), List.of())
                .build();
        var sheet = RuleSheet.builder()
                .method(Method.EQUAL_SHARES)
                .utility(Utility.CARDINALITY)
                .build();
        var explanation = Explanation.of(election, sheet);
        assertEquals(List.of("a", "b"), explanation.outcome().winners());
        assertEquals(OptionalLong.of(2), explanation.losers().get(0).missingVotes());
    }

    @Test
    void itIsNotToldWhereMoreVotesMightHaveRaisedTheShares() {
        var election = Election.builder(VoteType.APPROVAL, 10_00, Map.of())
                .project("a", 6_00, "", Map.of())
                .project("b", 6_00, "", Map.of())
                .ballots(5, List.of("a"), List.of())
                .ballots(4, List.of("b"), List.of())
                .build();
        for (var completion : List.of(Completion.ADD1, Completion.ADD1U)) {
            var sheet = RuleSheet.builder()
                    .method(Method.EQUAL_SHARES)
                    .completion(completion)
                    .build();
            var losers = Explanation.of(election, sheet).losers();
            assertTrue(losers.size() > 0);
            losers.forEach(loser -> assertEquals(OptionalLong.empty(), loser.missingVotes()));
        }
    }
}
