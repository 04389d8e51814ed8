package it.broletto.tally;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PabulibTest {

    private static final String SMALL = """
            META
            key;value
            num_projects;2
            num_votes;2
            budget;1000.5
            vote_type;approval
            PROJECTS
            project_id;cost;name
            1;500.25;Bench
            2;600;"A; ""B\"""
            VOTES
            voter_id;vote;age
            x;1,2;44
            y;2;
            """;

    @Tag(ReferenceElections.TAG)
    @ParameterizedTest
    @MethodSource("it.broletto.tally.ReferenceElections#names")
    void realElectionsAreReadWhole(String name) {
        var election = ReferenceElections.read(name);
        var expected = ReferenceElections.expected(name);
        assertEquals(expected.get("votes").asLong(), election.ballots().voters());
        assertEquals(expected.get("projects").asInt(), election.projects().size());
        assertEquals(expected.get("vote_type").asText(), election.voteType().key());
        var support = Support.of(election);
        for (var index = 0; index < election.projects().size(); index++) {
            var project = election.projects().get(index);
            assertEquals(project.columns().get("votes"), Long.toString(support.votes()[index]), project.id());
        }
    }

    @Tag(ReferenceElections.TAG)
    @ParameterizedTest
    @MethodSource("it.broletto.tally.ReferenceElections#names")
    void whatIsWrittenReadsBackEqual(String name) throws Exception {
        var election = ReferenceElections.read(name);
        var bytes = Pabulib.bytes(election);
        var again = Pabulib.read(new ByteArrayInputStream(bytes));
        assertEquals(election, again);
        assertArrayEquals(bytes, Pabulib.bytes(again));
    }

    @Tag(ReferenceElections.TAG)
    @ParameterizedTest
    @MethodSource("it.broletto.tally.ReferenceElections#names")
    void whatIsReadGroupedIsTheGroupedElection(String name) throws Exception {
        try (var in = Files.newInputStream(ReferenceElections.FOLDER.resolve(name + ".pb"))) {
            var grouped = Pabulib.readGrouped(in, Limits.LOCAL);
            var election = ReferenceElections.read(name);
            assertEquals(election.grouped(), grouped);
            assertEquals(election.ballots().voters(), grouped.ballots().voters());
            assertEquals(grouped, grouped.grouped());
        }
    }

    @Test
    void identicalBallotsAreMergedWhereTheirOrderMeansNothing() throws Exception {
        for (var type : VoteType.values()) {
            var election = Election.builder(type, 100, Map.of());
            List.of("a", "b", "c").forEach(id -> election.project(id, 1, "", Map.of()));
            var single = type == VoteType.CHOOSE_1;
            for (var choices : List.of(List.of("b", "a"), List.of("a", "b"), List.of("b", "c"), List.of("b", "a"))) {
                var chosen = single ? choices.subList(0, 1) : choices;
                var points = choices.get(0).equals("b") ? List.of(7, 1) : List.of(1, 7);
                election.ballot(chosen, type.hasPoints() ? points : List.of());
            }
            var built = election.build();
            var grouped = Pabulib.readGrouped(new ByteArrayInputStream(Pabulib.bytes(built)), Limits.UPLOAD);
            assertEquals(built.grouped(), grouped, type.key());
            assertEquals(type == VoteType.ORDINAL ? 3 : 2, grouped.ballots().size(), type.key());
            assertEquals(4, grouped.ballots().voters());
        }
    }

    @Test
    void manyBallotsAndVotersAreToldApart() throws Exception {
        var election = Election.builder(VoteType.APPROVAL, 100, Map.of());
        IntStream.range(0, 40).forEach(id -> election.project("p" + id, 1, "", Map.of()));
        for (var voter = 0; voter < 60_000; voter++) {
            var bits = voter % 20_000;
            election.ballot(IntStream.range(0, 15)
                    .filter(bit -> (bits >> bit & 1) == 1)
                    .mapToObj(bit -> "p" + (39 - bit))
                    .toList());
        }
        var file = new String(Pabulib.bytes(election.build()), StandardCharsets.UTF_8)
                .replace("\n59999;", "\nvoter è;")
                .replace("\n59998;", "\n" + "9".repeat(200) + ";");
        var grouped =
                Pabulib.readGrouped(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), Limits.UPLOAD);
        assertEquals(20_000, grouped.ballots().size());
        assertEquals(60_000, grouped.ballots().voters());
        assertEquals(3, grouped.ballots().weight(19_999));
        for (var again : List.of("4711", "voter è", "9".repeat(200))) {
            var twice = file.replace("\n60000;", "\n" + again + ";");
            var flaw = assertThrows(
                    PabulibException.class,
                    () -> Pabulib.readGrouped(
                            new ByteArrayInputStream(twice.getBytes(StandardCharsets.UTF_8)), Limits.UPLOAD));
            assertEquals(Problem.DUPLICATE_VOTER, flaw.problem());
            assertEquals(60_000 + 50, flaw.line());
        }
    }

    private static final String SCORING = """
            META
            key;value
            num_projects;3
            num_votes;3
            budget;100
            vote_type;scoring
            min_points;-5
            max_points;10
            default_score;2
            min_sum_cost;0
            max_sum_cost;100.50
            PROJECTS
            project_id;cost;name;category;target;latitude
            a;10;A;culture,sport;seniors;45.46
            b;20;B;;;
            c;30;C;;;
            VOTES
            voter_id;vote;points;age;sex;voting_method;neighborhood
            1;a,b;10,-5;30;F;internet;Isola
            2;b;7.0;;M;paper;
            3;;;;;;
            """;

    @Test
    void scoresMayBeNegativeAndUnnamedProjectsGetTheDefault() throws Exception {
        var election = read(SCORING);
        assertEquals(election, again(election));
        assertEquals(-5, election.ballots().points(0, 1));
        assertEquals(7, election.ballots().points(1, 0));
        for (var counted : List.of(election, election.grouped())) {
            var contest = new Contest(counted, RuleSheet.GREEDY);
            assertArrayEquals(new long[] {10 + 2 + 2, -5 + 7 + 2, 6}, contest.score);
            assertArrayEquals(new long[] {3, 2, 3}, contest.votes);
            assertEquals(
                    List.of("a", "c", "b"), Count.of(counted, RuleSheet.GREEDY).winners());
            var shares =
                    RuleSheet.builder().method(RuleSheet.Method.EQUAL_SHARES).utility(RuleSheet.Utility.POINTS);
            assertEquals("a", Count.of(counted, shares.build()).winners().get(0));
        }
    }

    @Test
    void withoutADefaultUnnamedProjectsGetNothing() throws Exception {
        var election = read(SCORING.replace("default_score;2\n", ""));
        var contest = new Contest(election, RuleSheet.GREEDY);
        assertArrayEquals(new long[] {10, 2, 0}, contest.score);
        assertArrayEquals(new long[] {1, 1, 0}, contest.votes);
    }

    @Test
    void ranksAreCountedByBordaOnly() throws Exception {
        var ordinal = SMALL.replace("vote_type;approval", "vote_type;ordinal\nscoring_fn;Borda");
        assertArrayEquals(new long[] {2, 1 + 2}, Support.of(read(ordinal)).score());
    }

    @Test
    void quotesSemicolonsAndCentsAreReadExactly() throws Exception {
        var election = read(SMALL);
        assertEquals(100050, election.budgetCents());
        assertEquals("A; \"B\"", election.projects().get(1).name());
        assertEquals(50025, election.projects().get(0).costCents());
        assertEquals("1000.50", election.decimal(100050));
        assertEquals(2, election.ballots().length(0));
        assertEquals(1, election.ballots().choice(1, 0));
    }

    @Test
    void lineEndsByteOrderMarksAndSpreadsheetPaddingDoNotMatter() throws Exception {
        var election = read(SMALL);
        assertEquals(election, read(SMALL.replace("\n", "\r\n")));
        assertEquals(election, read(SMALL.replace('\n', '\r')));
        assertEquals(election, read("\ufeff" + SMALL));
        assertEquals(election, read(SMALL.stripTrailing()));
        assertEquals(election, read(SMALL.replace("META\n", "META;;;\n").replace("VOTES\n", "\nvotes;\n \n\n")));
        assertEquals(election, read(SMALL.replace("1;500.25;Bench", "1;500.25;Bench;;")));
        assertEquals(election, read(SMALL.replace("cost;name", "cost;name;;").replace("vote;age", "vote;age; ;")));
        assertEquals(election, read(SMALL.replace("x;1,2;", " x ; 1 , 2 ;").replace("budget;", "budget ; ")));
        assertEquals(election, read(SMALL.replace("1;500.25;", "\"1\";500.250;")));
        assertNotEquals(election, read(SMALL.replace("1;500.25;", "1;500.24;")));
        assertNotEquals(election, read(SMALL.replace("x;1,2", "x;2,1")));
        assertNotEquals(election, read(SMALL.replace("x;1,2;44", "x;1,2;45")));
        assertNotEquals(election, read(SMALL.replace("x;1,2;44", "z;1,2;44")));
    }

    @Test
    void unicodeLineSeparatorsAndQuotedLineBreaksAreText() throws Exception {
        var election = read(SMALL.replace("Bench", "\"Bench\u2028two\u0085three\nfour\r\nfive\""));
        assertEquals(
                "Bench\u2028two\u0085three\nfour\r\nfive",
                election.projects().get(0).name());
        assertEquals(election, again(election));
        var unquoted = read(SMALL.replace("Bench", "Bench\u2028two"));
        assertEquals("Bench\u2028two", unquoted.projects().get(0).name());
    }

    /** Cells lie beside each other while a row is read. */
    @Test
    void theCellAfterChangesNoPointsAndNoChoice() throws Exception {
        var scores = read(SCORING.replace("2;b;7.0;;M", "2;b;7;30;M"));
        assertEquals(7, scores.ballots().points(1, 0));
        var twelve = SMALL.replace("\n2;600", "\n12;600").replace("x;1,2;44\ny;2;", "x;12, 1;44\ny;12;4 4");
        assertEquals(1, read(twelve).ballots().choice(0, 0));
        assertEquals(1, read(twelve).ballots().choice(1, 0));
    }

    /** As many bytes as the first array for a row has. */
    @Test
    void aVotersIdMayEndWithTheArrayOfItsRow() throws Exception {
        var file = SMALL.replace("voter_id;vote;age", "vote;age;voter_id")
                .replace("x;1,2;44", "1,2;" + "4".repeat(4_092) + ";x")
                .replace("y;2;", "2;;y");
        assertEquals(2, read(file).ballots().voters());
        assertEquals(4_092, read(file).ballots().cell(0, 0).length());
    }

    @Test
    void moreDifferentTextsThanAreSharedAreKept() throws Exception {
        var file = new StringBuilder(SMALL.substring(0, SMALL.indexOf("x;1,2")).replace("votes;2", "votes;20000"));
        IntStream.range(0, 20_000).forEach(id -> file.append(id + ";1;age " + id + "\n"));
        var ballots = read(file.toString()).ballots();
        for (var ballot = 0; ballot < 20_000; ballot += 1_111) {
            assertEquals("age " + ballot, ballots.cell(ballot, 0));
        }
    }

    @Test
    void theCharacterForWhatCannotBeReadIsTextToo() throws Exception {
        var file = SMALL.replace("cost;name", "cost;note;name")
                .replace("500.25;Bench", "500.25;" + "x".repeat(3_000) + ";\ufffdBench")
                .replace("2;600;", "2;600;;");
        assertEquals("\ufffdBench", read(file).projects().get(0).name());
    }

    @Test
    void aBlankBallotCountsAsAVoterWhateverTheLeastLength() throws Exception {
        for (var blank : List.of("", " ", "\u2003")) {
            var election = read(SMALL.replace("y;2;", "y;" + blank + ";").replace("budget;", "min_length;2\nbudget;"));
            assertEquals(2, election.ballots().voters());
            assertEquals(0, election.ballots().length(1));
            assertEquals(election, again(election));
        }
    }

    @Test
    void ownElectionsSurviveTheFileWhateverTheirTextsHold() throws Exception {
        var election = Election.builder(
                        VoteType.CUMULATIVE, 150, Map.of("description", " \"x\";\n", "max_points", "5", "votes", ""))
                .project("votes", 1, "META", Map.of("category", "a;b"))
                .project("è", 99_999_999_999L, "\ud83d\ude00\u202e\u2028\"", Map.of("area", " "))
                .ballot(List.of("votes"), List.of(5))
                .ballot(List.of(), List.of())
                .ballot(List.of("è", "votes"), List.of(0, 3))
                .build();
        assertEquals(election, again(election));
        assertEquals(
                Map.of("category", "a;b", "area", ""),
                election.projects().get(0).columns());
    }

    @Test
    void groupedBallotsAreWrittenOneRowAVoter() throws Exception {
        var grouped = Election.builder(VoteType.APPROVAL, 100, Map.of())
                .project("a", 1, "", Map.of())
                .project("b", 1, "", Map.of())
                .ballots(3, List.of("b", "a"), List.of())
                .ballot(List.of("a"))
                .ballot(List.of("a", "b"))
                .build();
        var again = again(grouped);
        assertEquals(5, again.ballots().size());
        assertTrue(new String(Pabulib.bytes(grouped), StandardCharsets.UTF_8)
                .endsWith("\n1;b,a\n2;b,a\n3;b,a\n4;a\n5;a,b\n"));
        assertEquals(grouped.grouped(), again.grouped());
        assertEquals(2, again.grouped().ballots().size());
        assertEquals(4, again.grouped().ballots().weight(0));
    }

    @Test
    void aPublishedElectionTellsItsResult() throws Exception {
        var election = read(SMALL);
        var published = election.with(Count.of(election, RuleSheet.GREEDY));
        assertEquals(
                Map.of("votes", "1", "selected", "0"),
                published.projects().get(0).columns());
        assertEquals(
                Map.of("votes", "2", "selected", "1"),
                published.projects().get(1).columns());
        assertEquals(published, again(published));
        assertTrue(new String(Pabulib.bytes(published), StandardCharsets.UTF_8)
                .contains("\nproject_id;cost;name;votes;selected\n1;500.25;Bench;1;0\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "7,700",
        "7.0,700",
        "7.000,700",
        "0.1,10",
        "1331751.11,133175111",
        "1000000000000,100000000000000"
    })
    void amountsAreExact(String text, long cents) {
        assertEquals(cents, Amounts.cents("cost", text));
        assertEquals(cents, Amounts.cents("cost", Amounts.shortest(cents)));
    }

    @Test
    void amountsAreWrittenWithoutNeedlessDigits() {
        assertEquals("1500", Amounts.shortest(1500_00));
        assertEquals("1500.50", Amounts.shortest(1500_50));
        assertEquals("0.05", Amounts.shortest(5));
    }

    private static Election again(Election election) throws Exception {
        return read(new String(Pabulib.bytes(election), StandardCharsets.UTF_8));
    }

    private static Election read(String text) throws IOException, PabulibException {
        return Pabulib.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
