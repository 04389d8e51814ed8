package it.broletto.ballot;

import static io.restassured.RestAssured.given;
import static it.broletto.ballot.TestVoters.castByApi;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import it.broletto.TestPerson;
import it.broletto.cli.Commands;
import it.broletto.identity.TestResidents;
import it.broletto.project.TestProjects;
import it.broletto.project.TestProjects.Wanted;
import it.broletto.round.Phase;
import it.broletto.round.Residence;
import it.broletto.round.RoundService;
import it.broletto.round.RoundView;
import it.broletto.round.TestRounds.Somebody;
import it.broletto.rules.RulesService;
import it.broletto.tally.Count;
import it.broletto.tally.Election;
import it.broletto.tally.Outcome;
import it.broletto.tally.Pabulib;
import it.broletto.tally.RuleSheet;
import it.broletto.tally.RuleSheet.Completion;
import it.broletto.tally.RuleSheet.Leftover;
import it.broletto.tally.RuleSheet.Method;
import it.broletto.tally.RuleSheet.Start;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** Rounds counted by the rules that were chosen, and what others need to count them again. */
@QuarkusTest
class KitTest {

    private static final RuleSheet EQUAL_SHARES = RulesService.USUAL
            .change()
            .method(Method.EQUAL_SHARES)
            .start(Start.FLOOR)
            .completion(Completion.ADD1U)
            .build();

    @Inject
    TestProjects projects;

    @Inject
    TestResidents residents;

    @Inject
    TestVoters voters;

    @Inject
    CountService counts;

    @Inject
    RoundService rounds;

    @Inject
    RulesService rules;

    private RoundView voting(RuleSheet wanted, Wanted... listed) {
        var round = projects.designing(Residence.ANYONE, 0, listed);
        rules.choose(round.id(), rules.of(round.id()).version(), wanted, Somebody.councillor());
        rounds.move(round.id(), Phase.VOTING, "Prova", Somebody.councillor());
        return rounds.byId(round.id());
    }

    private void vote(RoundView round, int times, int... numbers) {
        var ids = projects.ids(round);
        var picks = java.util.Arrays.stream(numbers)
                .mapToObj(number -> ids.get(number - 1))
                .toList();
        for (var i = 0; i < times; i++) {
            castByApi(TestPerson.citizen(residents.somebody()), round, UUID.randomUUID(), picks)
                    .then()
                    .statusCode(201);
        }
    }

    private void count(RoundView round) {
        projects.close(round);
        var until = Instant.now().plus(Duration.ofSeconds(20));
        while (rounds.byId(round.id()).phase() != Phase.DECIDED && Instant.now().isBefore(until)) {
            counts.countNext();
        }
        assertEquals(Phase.DECIDED, rounds.byId(round.id()).phase());
    }

    private static byte[] zip(RoundView round, String area) {
        return given().get("/rounds/" + round.slug() + "/results/" + area + ".zip")
                .then()
                .statusCode(200)
                .contentType("application/zip")
                .extract()
                .asByteArray();
    }

    private static Map<String, byte[]> files(byte[] zip) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        try (var stream = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = stream.getNextEntry(); entry != null; entry = stream.getNextEntry()) {
                files.put(entry.getName(), stream.readAllBytes());
            }
        }
        return files;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] pb(Map<String, byte[]> kit) {
        return kit.entrySet().stream()
                .filter(file -> file.getKey().endsWith(".pb"))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private static Election election(Map<String, byte[]> kit) throws Exception {
        return Pabulib.read(new ByteArrayInputStream(pb(kit)));
    }

    /** As somebody does who has only the kit. */
    private static Outcome recount(Map<String, byte[]> kit) throws Exception {
        return Count.of(election(kit), RuleSheet.parse(text(kit.get("rules.json"))));
    }

    /** What the line of the README says. */
    private static JsonPath typed(Map<String, byte[]> kit) throws IOException {
        var folder = Files.createTempDirectory("kit");
        var line = text(kit.get("README.txt"))
                .lines()
                .filter(one -> one.contains(" recount "))
                .findFirst()
                .orElseThrow();
        for (var file : kit.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
        var words = line.substring(line.indexOf("recount")).split(" ");
        for (var at = 0; at < words.length; at++) {
            words[at] = kit.containsKey(words[at]) ? folder.resolve(words[at]).toString() : words[at];
        }
        var out = new ByteArrayOutputStream();
        assertEquals(0, Commands.run(new PrintStream(out), System.err, words));
        return JsonPath.from(text(out.toByteArray()));
    }

    private static void assertRecounts(Map<String, byte[]> kit) throws Exception {
        var outcome = recount(kit);
        var result = JsonPath.from(text(kit.get("result.json")));
        assertEquals(outcome.winners(), result.getList("winners"));
        assertEquals(outcome.totalCostCents(), result.getLong("totalCostCents"));
        assertEquals(outcome.budgetCents(), result.getLong("budgetCents"));
        assertEquals(outcome.voters(), result.getLong("voters"));
        assertEquals(Sha256.hex(pb(kit)), result.getString("fileSha256"));
        assertEquals(Sha256.hex(kit.get("rules.json")), result.getString("rulesSha256"));
    }

    @Test
    void equalSharesGivesAMinorityItsPartAndTheKitGivesTheSame() throws Exception {
        var round =
                voting(EQUAL_SHARES, new Wanted("M1", 400_000), new Wanted("M1", 150_000), new Wanted("M1", 900_000));
        vote(round, 3, 1);
        vote(round, 2, 2);
        count(round);
        var kit = files(zip(round, "M1"));
        assertRecounts(kit);
        assertEquals(List.of("2"), recount(kit).winners());
        assertEquals(List.of("1"), Count.of(election(kit), RuleSheet.GREEDY).winners());
        assertEquals(rules.sealed(round.id()).canonicalJson(), text(kit.get("rules.json")));
        assertEquals(List.of("2"), typed(kit).getList("winners"));
        var results = given().get("/api/v1/rounds/" + round.slug() + "/results").jsonPath();
        assertEquals(List.of("2"), results.getList("areas[0].lines.findAll { it.won }.fileId"));
        assertEquals(Sha256.hex(pb(kit)), results.getString("areas[0].sha256"));
        assertEquals(
                "equal-shares|cost,votes,lot|" + rules.of(round.id()).sha256() + "|"
                        + Sha256.hex(kit.get("result.json")),
                voters.single(
                        "select concat_ws('|', rule, ties, rules_sha256, result_sha256) from outcome o join area a"
                                + " on a.id = area_id where code = 'M1' and o.round_id = '" + round.id() + "'"));
        assertEquals(
                "2 SELECTED RULE 1 2,1 NO_MONEY_LEFT - 0 3,3 OVER_BUDGET - 0 0",
                voters.single(
                        "select string_agg(concat_ws(' ', file_id, fate, coalesce(stage, '-'), l.position, voters),"
                                + " ',' order by place) from outcome_line l join project p on p.id = project_id where p.round_id = '"
                                + round.id() + "'"));
        assertTrue(text(pb(kit)).contains("rule;equalshares/add1\n"), text(pb(kit)));
    }

    @Test
    void aKitIsTheSameBytesAtAnyTimeAndInAnyZone() throws Exception {
        var round = projects.voting();
        vote(round, 2, 1, 6);
        count(round);
        var first = zip(round, "M1");
        var zone = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
            assertArrayEquals(first, zip(round, "M1"));
        } finally {
            TimeZone.setDefault(zone);
        }
        assertNotEquals(Sha256.hex(first), Sha256.hex(zip(round, "M2")));
        var kit = files(first);
        var name = round.slug() + "-m1.pb";
        assertEquals(List.of("README.txt", name, "rules.json", "result.json"), List.copyOf(kit.keySet()));
        var readme = text(kit.get("README.txt"));
        assertTrue(readme.contains("java -jar quarkus-run.jar recount " + name + " --rules rules.json"), readme);
        for (var file : List.of(name, "rules.json", "result.json")) {
            assertTrue(readme.contains(Sha256.hex(kit.get(file)) + "  " + file), readme);
        }
        assertTrue(readme.indexOf('{') < 0, readme);
        for (var area : List.of("M1", "M2", "CITY")) {
            assertRecounts(files(zip(round, area)));
        }
    }

    @Test
    void theCityWideListGetsWhatAreasLeaveIfTheSheetSaysSo() throws Exception {
        var round = voting(
                RulesService.USUAL.change().leftover(Leftover.TO_CITY_LIST).build(),
                new Wanted("M1", 400_000),
                new Wanted("CITY", 1_300_000));
        vote(round, 2, 1, 2);
        count(round);
        var city = files(zip(round, "CITY"));
        // 1,000,000 of its own, 100,000 of M1 and 300,000 of M2.
        assertEquals(140_000_000, election(city).budgetCents());
        assertEquals(List.of("2"), recount(city).winners());
        assertRecounts(city);
        assertRecounts(files(zip(round, "M1")));
    }

    @Test
    void outcomesOfBeforeRuleSheetsHaveAKitToo() throws Exception {
        var round = projects.voting();
        vote(round, 2, 1, 3);
        count(round);
        var kit = files(zip(round, "M1"));
        voters.execute("alter table outcome disable trigger outcome_is_append_only;"
                + "update outcome set rules_sha256 = null, result = null, result_sha256 = null where round_id = '"
                + round.id() + "'; alter table outcome enable trigger outcome_is_append_only");
        var old = files(zip(round, "M1"));
        assertEquals(text(kit.get("result.json")), text(old.get("result.json")));
        assertRecounts(old);
        given().get("/rounds/" + round.slug() + "/results").then().statusCode(200);
    }

    @Test
    void thereIsNoKitBeforeTheRoundIsDecidedNorOfUnknownAreas() {
        var round = projects.voting(Residence.ANYONE, 0, new Wanted("M1", 1000));
        given().get("/rounds/" + round.slug() + "/results/M1.zip").then().statusCode(409);
        count(round);
        given().get("/rounds/" + round.slug() + "/results/M1.zip").then().statusCode(200);
        given().get("/rounds/" + round.slug() + "/results/M9.zip").then().statusCode(404);
        given().get("/rounds/no-such-round/results/M1.zip").then().statusCode(404);
    }

    @Test
    void theFileNamesTheLastDayOfTheVote() throws Exception {
        var round = projects.voting(Residence.ANYONE, 0, new Wanted("M1", 1000));
        // Closes at midnight in Rome, as the form says it: the day before was the last one.
        voters.execute(
                "update phase set opens_at = '2026-03-01 09:00+01', closes_at = '2026-03-11 00:00+01' where kind ="
                        + " 'VOTING' and round_id = '" + round.id()
                        + "'; update phase set opens_at = opens_at - interval '2 years',"
                        + " closes_at = closes_at - interval '2 years' where kind <> 'VOTING' and round_id = '"
                        + round.id() + "'");
        voters.execute("update round set phase = 'COUNTING', due_at = null where id = '" + round.id() + "'");
        var until = Instant.now().plus(Duration.ofSeconds(20));
        while (rounds.byId(round.id()).phase() != Phase.DECIDED && Instant.now().isBefore(until)) {
            counts.countNext();
        }
        var meta = election(files(zip(round, "M1"))).meta();
        assertEquals("01.03.2026", meta.get("date_begin"));
        assertEquals("10.03.2026", meta.get("date_end"));
        assertEquals("greedy", meta.get("rule"));
    }
}
