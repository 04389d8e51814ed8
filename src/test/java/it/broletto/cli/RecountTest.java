package it.broletto.cli;

import static it.broletto.cli.Run.recount;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import it.broletto.Main;
import it.broletto.tally.Explanation;
import it.broletto.tally.ExplanationJson;
import it.broletto.tally.Pabulib;
import it.broletto.tally.RuleSheet;
import it.broletto.tally.RuleSheet.Completion;
import it.broletto.tally.RuleSheet.Fill;
import it.broletto.tally.RuleSheet.Filters;
import it.broletto.tally.RuleSheet.Leftover;
import it.broletto.tally.RuleSheet.Method;
import it.broletto.tally.RuleSheet.Start;
import it.broletto.tally.RuleSheet.Stop;
import it.broletto.tally.RuleSheet.Tie;
import it.broletto.tally.RuleSheet.Utility;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every option and every refusal of {@code recount}, in this process. */
class RecountTest {

    /** Each of 8 voters has a share of 12.50; 2 and 3 are equal in cost and votes, and one of them fits beside 1. */
    private static final String ELECTION = """
            META
            key;value
            num_projects;4
            num_votes;8
            budget;100
            vote_type;approval
            PROJECTS
            project_id;cost;name
            1;60;"Parco
            giochi"
            2;40;Scuola
            3;40;Però
            4;120;Ponte
            VOTES
            voter_id;vote
            1;1
            2;1
            3;1
            4;1
            5;1
            6;2,3
            7;2,3
            8;2,3
            """;

    private static final String BY_ID = "--ties=cost,votes,id";

    private final Locale locale = Locale.getDefault();
    private final TimeZone zone = TimeZone.getDefault();

    @TempDir
    private Path folder;

    private Path election;

    @Test
    void aFileThatDoesNotFitIntoTheMemoryIsToldInOneLine() throws Exception {
        var lines =
                new StringBuilder("META\nkey;value\nnum_projects;1\nnum_votes;2000000\nbudget;1\nvote_type;approval\n"
                        + "PROJECTS\nproject_id;cost\na;1\nVOTES\nvoter_id;vote\n");
        for (var voter = 0; voter < 2_000_000; voter++) {
            lines.append(voter).append(";a\n");
        }
        Files.writeString(election, lines);
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx24m",
                        // As the packaged application does by itself.
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "recount",
                        election.toString())
                .redirectErrorStream(true)
                .start();
        assertEquals(
                election + ": the memory is too small for it; give more, as with java -Xmx4g\n",
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        assertEquals(1, process.waitFor());
    }

    @Test
    void aFileMayHaveAnyName() throws IOException {
        var odd = Files.copy(election, folder.resolve("@votes.pb"));
        assertEquals(0, recount(odd, BY_ID).status());
        recount("@" + odd, BY_ID).isRefused("@" + odd + ": there is no such file");
    }

    @BeforeEach
    void writeElection() throws IOException {
        election = file("election.pb", ELECTION);
    }

    @AfterEach
    void restore() {
        Locale.setDefault(locale);
        TimeZone.setDefault(zone);
    }

    @Test
    void otherFirstWordsAreNoCommand() {
        assertNull(Commands.run(System.out, System.err));
        assertNull(Commands.run(System.out, System.err, "serve"));
    }

    @Test
    void withoutOptionsVotesDecideAndATieIsRefusedByName() {
        var run = recount(election);
        assertEquals(3, run.status());
        assertEquals(List.of("2", "3"), run.ids("tied"));
        assertEquals("greedy", run.json().get("rule").asText());
        assertEquals(
                election + ": tied projects and no lot order: 2, 3\n", run.err().replace("\r", ""));
        var text = recount(election, "--format", "text");
        assertEquals(3, text.status());
        assertEquals("", text.out());
        assertEquals(run.err(), text.err());
    }

    @Test
    void theResultNamesItsInputsInAStableOrder() throws Exception {
        var run = recount(election, BY_ID);
        assertEquals(List.of("1", "2"), run.winners());
        var sheet = RuleSheet.GREEDY;
        assertEquals(
                """
                {"winners":["1","2"],"totalCost":"100","rule":"greedy","rules":%s,"rulesSha256":"%s",\
                "fileSha256":"%s","votes":8,"projects":4}""".formatted(sheet.canonicalJson(), sheet.sha256(), sha256(Files.readAllBytes(election))),
                run.json().toString());
    }

    @Test
    void aTieGoesByTheOrderThatIsAskedFor() throws Exception {
        assertEquals(List.of("1", "2"), recount(election, BY_ID).winners());
        var lot = file("lot.txt", "\ufeff4\r\n\r\n 3 \r\n2\r\n1");
        var drawn = recount(election, "--lot", lot);
        assertEquals(List.of("1", "3"), drawn.winners());
        assertEquals(
                "[\"cost\",\"votes\",\"lot\"]", drawn.json().at("/rules/ties").toString());
        assertEquals("[\"4\",\"3\",\"2\",\"1\"]", drawn.json().at("/rules/lot").toString());
        assertEquals(
                List.of("1", "3"), recount(election, "--ties=lot", "--lot", lot).winners());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "--min-votes=4 | 1",
                "--min-votes=4 --drop-unaffordable | 1",
                "--exclusive=1,2 | 1,3",
                "--exclusive=4,2 --exclusive=1,3 | 1,2",
                "--bonus=3=10 | 1,3",
                "--bonus=3=10 --bonus=2=20 | 1,2",
                "--sentinel-cost=60 --ties=cost,votes,id | 2,3",
                "--sentinel-cost=40.00 | 1",
                "--share-threshold=1 | 1",
                "--rule=greedy-per-cost --ties=id | 1,2",
                "--rule=greedy-per-cost --bonus=3=50 --ties=id | 3,1",
                "--rule=phragmen --ties=cost,id | 1,2",
                "--rule=equal-shares | 1",
                "--rule=equal-shares --utility=cardinality | 1",
                "--rule=equal-shares --completion=greedy --ties=cost,votes,id | 1,2",
                "--rule=equal-shares --comparison=majority-with-greedy --ties=cost,votes,id | 1,2",
                "--rule=equal-shares --completion=add1 --step=0.01 --ties=id | 1,2",
                "--rule=equal-shares --completion=add1 --step=1000 --ties=id | 1",
            })
    void eachOptionChangesWhoWins(String options, String winners) {
        assertEquals(List.of(winners.split(",")), with(options).winners());
    }

    @Test
    void aShareThatIsRoundedDownBuysLess() throws Exception {
        var exact = file("exact.pb", ELECTION.replace("1;60;", "1;62.50;"));
        var rule = List.of("--rule=equal-shares", "--start");
        assertEquals(
                List.of("1"), recount(exact, rule.get(0), rule.get(1), "exact").winners());
        assertEquals(
                List.of(), recount(exact, rule.get(0), rule.get(1), "floor").winners());
    }

    @Test
    void everyOptionIsAFieldOfTheSheet() throws Exception {
        var run = with("--rule=equal-shares --utility=points-cost --start=floor --step=2.50 --stop=overspend "
                + "--completion=add1u --fill=utility --min-votes=1 --drop-unaffordable --sentinel-cost=999999999 "
                + "--share-threshold=9 --exclusive=1,4 --exclusive=2,3 --bonus=2=20 --bonus=1=10 "
                + "--comparison=majority-with-greedy --leftover=to-city-list --lot="
                + file("lot", "4\n3\n2\n1\n"));
        var sheet = RuleSheet.builder()
                .method(Method.EQUAL_SHARES)
                .utility(Utility.POINTS_COST)
                .start(Start.FLOOR)
                .stepCents(250)
                .stop(Stop.OVERSPEND)
                .completion(Completion.ADD1U)
                .fill(Fill.UTILITY)
                .filters(new Filters(1, true, 999_999_999_00L, 9))
                .exclusive(List.of(List.of("1", "4"), List.of("2", "3")))
                .bonuses(Map.of("1", 10, "2", 20))
                .comparison(RuleSheet.Comparison.MAJORITY_WITH_GREEDY)
                .leftover(Leftover.TO_CITY_LIST)
                .ties(List.of(Tie.COST, Tie.VOTES, Tie.LOT), List.of("4", "3", "2", "1"))
                .build();
        run.winners();
        assertEquals(sheet.canonicalJson(), run.json().get("rules").toString());
        assertEquals(sheet.sha256(), run.json().get("rulesSha256").asText());
        var bySheet = recount(election, "--rules", file("sheet.json", sheet.canonicalJson()));
        assertEquals(run, bySheet);
    }

    @Test
    void theComparisonTellsHowManyAreBetterOff() {
        var run = with("--rule=equal-shares --comparison=majority-with-greedy --ties=cost,votes,id");
        assertEquals("""
                {"betterUnderRule":0,"betterUnderGreedy":3,"equal":5,"prevails":"greedy"}""", run.json().get("comparison").toString());
        assertEquals("greedy", run.json().get("rule").asText());
        var text = recount(
                election,
                "--format=text",
                "--rule=equal-shares",
                "--comparison=majority-with-greedy",
                "--ties=cost,votes,id");
        assertTrue(text.out().contains("so the result is that of greedy\n"), text.out());
        var even = with("--rule=phragmen --comparison=majority-with-greedy --ties=cost,votes,id");
        var evenPrevails = even.json().at("/comparison/prevails").asText();
        assertEquals(
                evenPrevails.equals("rule") ? "phragmen" : "greedy",
                even.json().get("rule").asText());
        var same = with("--comparison=majority-with-greedy --ties=cost,votes,id");
        assertEquals("rule", same.json().at("/comparison/prevails").asText());
    }

    @Test
    void pointsOfAFileWithoutPointsCountAsOneEach() {
        assertEquals(
                with("--rule=equal-shares --utility=cardinality --completion=add1 --ties=id")
                        .winners(),
                with("--rule=equal-shares --utility=points --completion=add1 --ties=id")
                        .winners());
    }

    @Test
    void whatNothingAsksForIsToldAndLeftOutOfTheSheet() {
        var run = with(
                "--utility=points --start=floor --step=5 --stop=overspend --completion=add1 --fill=utility " + BY_ID);
        assertEquals(0, run.status());
        assertEquals(
                List.of("--utility", "--start", "--completion", "--step", "--stop", "--fill"),
                run.err()
                        .lines()
                        .map(line -> line.replace("warning: nothing in these rules asks for ", ""))
                        .toList());
        assertEquals(RuleSheet.GREEDY.canonicalJson(), run.json().get("rules").toString());
        assertTrue(with("--rule=phragmen --bonus=1=10").err().contains("--bonus"));
    }

    @Test
    void aSheetMayNameProjectsOfOtherListsButThatIsTold() throws Exception {
        var sheet = RuleSheet.builder()
                .exclusive(List.of(List.of("1", "A")))
                .bonuses(Map.of("B", 10))
                .ties(List.of(Tie.LOT), List.of("3", "C", "2", "1", "4"))
                .build();
        var run = recount(election, "--rules", file("sheet.json", sheet.canonicalJson()));
        assertEquals(0, run.status());
        assertEquals(List.of("1", "3"), run.ids("winners"));
        assertEquals(
                "warning: the rules name projects that the file lacks: A, B",
                run.err().strip());
    }

    @Test
    void theTextIsForAPerson() {
        var run = recount(election, "--format=text", BY_ID, "--rule=equal-shares", "--completion=greedy");
        assertEquals("", run.err());
        assertEquals("""
                8 votes, 4 projects, budget 100
                equal-shares, utility cost, start exact, completion greedy, fill votes; ties by cost, votes, id

                Funded: 2 projects for 100, left: 0

                #  project  votes  cost  by          name
                1  1            5    60  rule        Parco giochi
                2  2            3    40  completion  Scuola

                Not funded: 2

                project  votes  cost  why not                     name
                3            3    40  0 was left, 40 too little   Però
                4            0   120  costs more than the budget  Ponte
                """, run.out().substring(0, run.out().indexOf("\nfile SHA-256")));
    }

    @Test
    void anExplanationIsAddedAndChangesNothingElse() throws Exception {
        var options = "--rule=equal-shares --completion=add1u --comparison=majority-with-greedy --ties=cost,votes,id";
        var plain = with(options);
        var explained = with(options + " --explain");
        plain.winners();
        var json = (ObjectNode) explained.json();
        var sheet = RuleSheet.parse(json.get("rules").toString());
        try (var in = Files.newInputStream(election)) {
            assertEquals(
                    ExplanationJson.write(Explanation.of(Pabulib.read(in).grouped(), sheet)),
                    json.get("explanation").toString());
        }
        json.remove("explanation");
        assertEquals(plain.json(), json);
        assertEquals(List.of("1", "2"), explained.winners());
        assertEquals(3, recount(election, "--explain").status());
    }

    @Test
    void theTextExplainsPurchasesLosersAndVoters() {
        var run = with("--rule=equal-shares --completion=greedy --ties=cost,votes,id --format=text --explain");
        assertEquals("", run.err());
        assertEquals(
                """
                Each voter had 12.50

                round  project  effective votes  each paid  paid it in full  paid less  left of the budget  next strongest
                    1  1                   5.00      12.00                5          0               40.00
                    2  2                   3.00                                                       0.00  3: as strong, later by the tie order

                not funded  supporters had  of that left  in % of its cost  money missing  lost to
                3                    37.50         37.50             93.75           2.50  2
                4                     0.00          0.00              0.00         120.00

                Voters: 8, of whom 0 (0.00 %) named no funded project, 0 of these nothing at all
                On average a voter named 1.00 funded projects, of a cost of 52.50 together

                EJR+ up to any project, by cost of funded projects: holds
                EJR+ up to any project, by number of funded projects: holds
                """,
                run.out().substring(run.out().indexOf("Each voter"), run.out().indexOf("\nfile SHA-256")));
    }

    @Test
    void theTextExplainsGreedyLosersByTheOneBeforeThem() {
        var run = with("--ties=cost,votes,id --format=text --explain");
        assertEquals("", run.err());
        assertEquals(
                """
                not funded  money missing  votes missing  lost to  in % of that
                3                   40.00              1  2              100.00
                4                  120.00
                """,
                run.out().substring(run.out().indexOf("not funded  "), run.out().indexOf("\nVoters:")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--min-votes=4 | 3 voters, fewer than 4",
                "--share-threshold=1 | votes / voters < cost / (1 × budget)",
                "--sentinel-cost=40 | withdrawn, its cost says",
                "--exclusive=1,2 | another one of its group won",
                "--rule=equal-shares | its supporters had too little left",
                "--rule=phragmen --ties=id | the count ended before",
            })
    void theTextSaysWhyAProjectLost(String options, String why) {
        var run = with(options + " --format=text");
        assertEquals("", run.err());
        assertTrue(run.out().contains(why), run.out());
    }

    @Test
    void theSameInputGivesTheSameBytesEverywhere() {
        for (var format : List.of("json", "text")) {
            var options = "--rule=equal-shares --completion=add1 --ties=id --comparison=majority-with-greedy "
                    + "--min-votes=1 --explain --format=" + format;
            var here = with(options);
            assertEquals(0, here.status());
            for (var language : List.of("tr", "ar-EG-u-nu-arab", "th-TH-u-nu-thai", "it")) {
                Locale.setDefault(Locale.forLanguageTag(language));
                TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
                assertEquals(here, with(options), language);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "--rule=borda | '--rule': 'borda' is none of greedy, greedy-per-cost, equal-shares, phragmen",
                "--rule=GREEDY | 'GREEDY' is none of",
                "--utility=joy | '--utility': 'joy' is none of cost, cardinality, points, points-cost",
                "--start=soon | 'soon' is none of exact, floor",
                "--stop=never | 'never' is none of exhaustive, overspend",
                "--completion=all | 'all' is none of none, greedy, add1, add1u",
                "--fill=water | 'water' is none of votes, utility",
                "--comparison=yes | 'yes' is none of no, majority-with-greedy",
                "--leftover=mine | 'mine' is none of stays, to-city-list, saved",
                "--format=xml | 'xml' is none of json, text",
                "--ties=cost,luck | 'luck' is none of cost, votes, lot, id",
                "--ties= | '' is none of",
                "--ties=cost,cost | a key of the tie order appears twice",
                "--ties=cost,votes,lot | ties ask for a lot order, but there is none",
                "--rule=equal-shares --step=0 | the step must be from 0.01",
                "--step=1,5 | --step '1,5' is not an amount",
                "--step=0.001 | --step '0.001' has a fraction of a cent",
                "--step=-1 | --step '-1' is negative",
                "--sentinel-cost=x | --sentinel-cost 'x' is not an amount",
                "--min-votes=few | '--min-votes': 'few' is not",
                "--min-votes=-1 | a filter is less than 0",
                "--share-threshold=2.5 | '--share-threshold': '2.5' is not",
                "--exclusive=1 | an exclusive group needs two projects",
                "--exclusive=1,,2 | --exclusive '1,,2' has an empty id",
                "--exclusive=1,2 --exclusive=2,3 | a project appears twice in exclusive groups",
                "--bonus=1 | --bonus '1' is not an id, '=' and a whole percentage",
                "--bonus=1=ten | --bonus '1=ten' is not",
                "--bonus=1=0 | a bonus must be from 1 to 1000 percent",
                "--bonus=1=10 --bonus=1=10 | --bonus names project '1' twice; give the sum",
                "--rule=greedy --rule=phragmen | option '--rule' (RULE) should be specified only once",
                "--step=1 --step=2 | option '--step' (N) should be specified only once",
                "--no-such | '--no-such'",
                "another.pb | another.pb",
            })
    void wrongUsageIsRefusedWithItsReason(String options, String reason) {
        with(options).isRefused(reason);
    }

    @Test
    void aSheetAndSingleRulesExcludeEachOther() throws Exception {
        var sheet = file("sheet.json", RuleSheet.GREEDY.canonicalJson());
        for (var option : List.of("--rule=greedy", "--step=1", BY_ID, "--lot=x", "--drop-unaffordable")) {
            recount(election, "--rules", sheet, option)
                    .isRefused("--rules says everything; leave out " + option.split("=")[0]);
        }
        assertEquals(
                List.of("1", "2"),
                recount(election, "--rules", sheet, "--format=json").winners());
    }

    @Test
    void aMalformedSheetIsRefusedWithItsReason() throws Exception {
        var good = RuleSheet.GREEDY.canonicalJson();
        sheetIsRefused("", "the rule sheet is not a JSON object");
        sheetIsRefused("{\n \"method\" greedy}", "the rule sheet is not JSON: line 2, column 1");
        sheetIsRefused(good.substring(0, 40), "the rule sheet is not JSON: line 1");
        sheetIsRefused(good.replace("\"fill\":\"votes\",", ""), "the rule sheet lacks 'fill'");
        sheetIsRefused(good.replace("\"greedy\"", "\"borda\""), "'method': 'borda' is none of greedy");
        sheetIsRefused(good.replace("\"stepCents\":100", "\"stepCents\":0.5"), "a value that no key allows: 0.5");
        sheetIsRefused(good.replace("{\"bonuses\"", "{\"dice\":1,\"bonuses\""), "an unknown key 'dice'");
        sheetIsRefused(good + "x", "not JSON");
        recount(election, "--rules", folder.resolve("none")).isRefused("none: there is no such file");
        recount(election, "--rules", folder).isRefused("this is a folder, not a file");
        var latin1 = Files.write(folder.resolve("latin1"), new byte[] {'{', (byte) 0xe8, '}'});
        recount(election, "--rules", latin1).isRefused("this is not UTF-8 text");
        var short0 =
                RuleSheet.builder().ties(List.of(Tie.LOT), List.of("1", "2")).build();
        recount(election, "--rules", file("short", short0.canonicalJson()))
                .isRefused("short: the lot order lacks the project '3'");
    }

    private void sheetIsRefused(String text, String reason) throws IOException {
        recount(election, "--rules", file("sheet.json", text)).isRefused("sheet.json: ");
        recount(election, "--rules", file("sheet.json", text)).isRefused(reason);
    }

    @Test
    void aLotFileMustNameEachProjectOnce() throws Exception {
        lotIsRefused("1\n2\n", "lot.txt: the lot order lacks project 3, 4");
        lotIsRefused("1\n2\n\n7\n3\n4", "lot.txt: line 4: '7' is no project of the election");
        lotIsRefused("1\n2\n3\n4\n2", "lot.txt: line 5: project '2' was drawn in line 2");
        lotIsRefused("\n\n", "lot.txt: the file names no project");
        recount(election, "--lot", folder.resolve("none")).isRefused("none: there is no such file");
        var lot = file("lot.txt", "1\n2\n3\n4");
        recount(election, BY_ID, "--lot", lot).isRefused("there is a lot order, but ties do not ask for it");
    }

    private void lotIsRefused(String text, String reason) throws IOException {
        recount(election, "--lot", file("lot.txt", text)).isRefused(reason);
    }

    @Test
    void aMalformedElectionIsRefusedWithLineAndReason() throws Exception {
        recount(file("bad.pb", ELECTION.replace("6;2,3", "6;2,9")))
                .isRefused("bad.pb: line 21, column 5: a vote for '9', which is not a project");
        recount(file("bad.pb", "")).isRefused("the file is empty");
        recount(folder.resolve("none.pb")).isRefused("none.pb: there is no such file");
        recount(folder).isRefused("this is a folder, not a file");
        recount().isRefused("Missing required parameter: 'FILE.pb'");
    }

    @Test
    void helpNamesEveryOptionOnStandardOutput() {
        var run = recount("--help");
        assertEquals(0, run.status());
        assertEquals("", run.err());
        for (var option : "rules rule utility start step stop completion fill ties lot min-votes drop-unaffordable "
                .concat("sentinel-cost share-threshold exclusive bonus comparison leftover explain format")
                .split(" ")) {
            assertTrue(run.out().contains("--" + option), option);
        }
    }

    @Test
    void aResultThatCannotBeWrittenIsNoSuccess() {
        var full = new PrintStream(new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("disk full");
            }
        });
        assertEquals(1, Commands.run(full, System.err, "recount", election.toString(), BY_ID));
    }

    private Run with(String options) {
        return recount((Object[]) (election + " " + options).split(" "));
    }

    private Path file(String name, String text) throws IOException {
        return Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(byte[] bytes) throws Exception {
        return java.util.HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
