package it.broletto.tally;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
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

    @ParameterizedTest
    @MethodSource("it.broletto.tally.ReferenceElections#names")
    void whatIsWrittenReadsBackEqual(String name) throws Exception {
        var election = ReferenceElections.read(name);
        var bytes = Pabulib.bytes(election);
        var again = Pabulib.read(new ByteArrayInputStream(bytes));
        assertEquals(election, again);
        assertArrayEquals(bytes, Pabulib.bytes(again));
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

    @Test
    void aBlankBallotCountsAsAVoterWhateverTheLeastLength() throws Exception {
        var election = read(SMALL.replace("y;2;", "y;;").replace("budget;", "min_length;2\nbudget;"));
        assertEquals(2, election.ballots().voters());
        assertEquals(0, election.ballots().length(1));
        assertEquals(election, again(election));
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

    private static Election again(Election election) throws Exception {
        return read(new String(Pabulib.bytes(election), StandardCharsets.UTF_8));
    }

    private static Election read(String text) throws IOException, PabulibException {
        return Pabulib.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
