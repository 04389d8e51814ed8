package it.broletto.rules;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import it.broletto.TestPerson;
import it.broletto.audit.AuditService;
import it.broletto.audit.AuditView;
import it.broletto.project.TestProjects;
import it.broletto.project.TestProjects.Wanted;
import it.broletto.round.Phase;
import it.broletto.round.Residence;
import it.broletto.round.RoundService;
import it.broletto.round.RoundView;
import it.broletto.round.TestRounds;
import it.broletto.round.TestRounds.Somebody;
import it.broletto.tally.RuleSheet;
import it.broletto.tally.RuleSheet.Completion;
import it.broletto.tally.RuleSheet.Method;
import it.broletto.tally.RuleSheet.Start;
import it.broletto.tally.RuleSheet.Tie;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Choosing the rules of a round, and their seal. */
@QuarkusTest
class RulesTest {

    @Inject
    TestProjects projects;

    @Inject
    TestRounds testRounds;

    @Inject
    RoundService rounds;

    @Inject
    RulesService rules;

    @Inject
    AuditService audit;

    @Inject
    AgroalDataSource database;

    private static RequestSpecification councillor() {
        return given().contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .header(TestPerson.HEADER, TestPerson.staff("councillor"))
                .redirects()
                .follow(false);
    }

    private static String desk(RoundView round) {
        return "/desk/rounds/" + round.id() + "/rules";
    }

    private static JsonPath api(RoundView round) {
        return given().get("/api/v1/rounds/" + round.slug() + "/rules")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private Map<String, String> form(RoundView round, Method method) {
        var form = new LinkedHashMap<String, String>();
        form.put("version", Integer.toString(rules.of(round.id()).version()));
        form.put("method", method.name());
        form.put("utility", "COST");
        form.put("start", "FLOOR");
        form.put("completion", "ADD1U");
        form.put("step", "1");
        form.put("stop", "EXHAUSTIVE");
        form.put("fill", "VOTES");
        form.put("minVotes", "1");
        form.put("dropUnaffordable", "true");
        form.put("minShareOfCost", "0");
        form.put("sentinel", "");
        form.put("ties", "cost,votes");
        form.put("leftover", "STAYS");
        return form;
    }

    private static Response send(RoundView round, Map<String, String> form) {
        return councillor().formParams(form).post(desk(round));
    }

    private static Response send(RoundView round, String what, int version, String value) {
        return councillor().formParam("version", version).formParam(what, value).post(desk(round) + "/" + what);
    }

    private RoundView designing() {
        return projects.designing(
                Residence.ANYONE,
                0,
                new Wanted("M1", 1000),
                new Wanted("M1", 2000),
                new Wanted("M2", 1000),
                new Wanted("M1", 700_000),
                new Wanted("CITY", 1000));
    }

    private void open(RoundView round) {
        rounds.move(round.id(), Phase.VOTING, "Prova", Somebody.councillor());
    }

    private static String sha256(byte[]... parts) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        for (var part : parts) {
            digest.update(part);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void assertSqlRefused(String... statements) throws SQLException {
        for (var statement : statements) {
            try (var connection = database.getConnection()) {
                connection.setAutoCommit(false);
                var refused = assertThrows(
                        SQLException.class, () -> connection.createStatement().execute(statement), statement);
                assertEquals("23001", refused.getSQLState(), statement);
                connection.rollback();
            }
        }
    }

    private List<String> acts(RoundView round) {
        return audit.about(round.id(), 50).stream()
                .map(AuditView::act)
                .filter(act -> act.startsWith("rules."))
                .toList();
    }

    @Test
    void whereNobodyChoosesTheUsualRulesHoldUnderAPromisedLot() throws Exception {
        var round = projects.evaluating(Residence.ANYONE, 0);
        var answer = api(round);
        assertEquals(false, answer.getBoolean("sealed"));
        assertEquals(false, answer.getBoolean("chosen"));
        assertEquals("greedy", answer.getString("rules.method"));
        assertEquals(List.of("cost", "votes"), answer.getList("rules.ties"));
        assertEquals(1, answer.getInt("rules.filters.minVotes"));
        assertTrue(answer.getString("commitment").matches("[0-9a-f]{64}"));
        assertEquals(null, answer.getString("seed"));
        var file = given().get("/rounds/" + round.slug() + "/rules.json").asByteArray();
        assertEquals(sha256(file), answer.getString("sha256"));
        given().get("/rounds/" + round.slug() + "/rules")
                .then()
                .statusCode(200)
                .body(
                        containsString("Nessuno ha ancora scelto"),
                        containsString("Più voti"),
                        containsString(answer.getString("commitment")),
                        containsString("chi è stato estratto prima"));
        given().get("/rounds/" + round.slug()).then().body(containsString("/rounds/" + round.slug() + "/rules"));
    }

    @Test
    void twoRoundsHaveTwoSeeds() {
        assertNotEquals(
                api(projects.evaluating(Residence.ANYONE, 0)).getString("commitment"),
                api(projects.evaluating(Residence.ANYONE, 0)).getString("commitment"));
    }

    @Test
    void aDraftHasRulesToChooseButNoPublicPage() {
        var round = rounds.byId(testRounds.draft());
        councillor().get(desk(round)).then().statusCode(200).body(containsString("value=\"EQUAL_SHARES\""));
        send(round, form(round, Method.PHRAGMEN)).then().statusCode(303);
        assertEquals(Method.PHRAGMEN, rules.of(round.id()).rules().method());
        given().get("/rounds/" + round.slug() + "/rules").then().statusCode(404);
        given().get("/api/v1/rounds/" + round.slug() + "/rules").then().statusCode(404);
        rounds.publish(round.id(), Somebody.councillor());
        assertEquals("phragmen", api(round).getString("rules.method"));
        assertTrue(api(round).getString("commitment").matches("[0-9a-f]{64}"));
    }

    @Test
    void aCouncillorChoosesEqualSharesWithEveryParameter() {
        var round = designing();
        var form = form(round, Method.EQUAL_SHARES);
        form.put("step", "2,50");
        form.put("minVotes", "3");
        form.put("minShareOfCost", "3");
        form.put("sentinel", "999.999.999");
        form.put("comparison", "true");
        form.put("leftover", "TO_CITY_LIST");
        form.put("ties", "votes,cost");
        form.put("group-1", "A");
        form.put("group-2", " a ");
        send(round, form).then().statusCode(303);
        assertEquals(
                RuleSheet.builder()
                        .method(Method.EQUAL_SHARES)
                        .start(Start.FLOOR)
                        .stepCents(250)
                        .completion(Completion.ADD1U)
                        .filters(new RuleSheet.Filters(3, true, 99_999_999_900L, 3))
                        .exclusive(List.of(List.of("1", "2")))
                        .comparison(RuleSheet.Comparison.MAJORITY_WITH_GREEDY)
                        .leftover(RuleSheet.Leftover.TO_CITY_LIST)
                        .ties(Tie.VOTES, Tie.COST)
                        .build(),
                rules.of(round.id()).rules());
        assertEquals(List.of("rules.chosen"), acts(round));
        councillor()
                .get(desk(round))
                .then()
                .body(
                        containsString("value=\"EQUAL_SHARES\" checked"),
                        containsString("value=\"2,50\""),
                        containsString("href=\"/desk/comparisons\""));
        given().get("/rounds/" + round.slug() + "/rules")
                .then()
                .body(
                        containsString("Parti uguali"),
                        containsString("2,50"),
                        containsString("al massimo uno: n. 1 "),
                        not(containsString("messi da parte")));
    }

    @Test
    void whatTheMethodDoesNotAskForKeepsItsDefault() {
        var round = designing();
        var form = form(round, Method.GREEDY);
        form.put("utility", "CARDINALITY");
        form.put("comparison", "true");
        form.put("step", "this is not asked for");
        form.put("bonus-3", "10");
        send(round, form).then().statusCode(303);
        assertEquals(
                RulesService.USUAL.change().bonuses(Map.of("3", 10)).build(),
                rules.of(round.id()).rules());
    }

    @Test
    void whatIsWrongIsSaidKeptAndChangesNothing() {
        var round = designing();
        var before = rules.of(round.id());
        var form = form(round, Method.EQUAL_SHARES);
        form.put("step", "un euro");
        form.put("minVotes", "-1");
        form.put("ties", "age");
        form.put("group-1", "A");
        form.put("group-2", "B");
        form.put("group-3", "B");
        form.put("bonus-5", "10");
        send(round, form)
                .then()
                .statusCode(422)
                .body(
                        containsString("value=\"un euro\""),
                        containsString("value=\"EQUAL_SHARES\" checked"),
                        containsString("id=\"step-error\""),
                        containsString("id=\"minVotes-error\""),
                        containsString("id=\"ties-error\""),
                        containsString("id=\"group-1-error\""),
                        containsString("id=\"group-2-error\""),
                        containsString("id=\"bonus-5-error\""),
                        containsString("<details class=\"panel\" open>"));
        var points = form(round, Method.EQUAL_SHARES);
        points.put("utility", "POINTS");
        send(round, points).then().statusCode(422).body(containsString("id=\"utility-error\""));
        send(round, Map.of("version", "0", "method", "by hand")).then().statusCode(422);
        send(round, Map.of()).then().statusCode(422);
        assertEquals(before, rules.of(round.id()));
        assertEquals(List.of(), acts(round));
    }

    @Test
    void moneyGoesToACityWideListOnlyWhereThereIsOne() {
        var usual = TestRounds.usual("Senza lista della città " + UUID.randomUUID());
        var id = rounds.create(
                new it.broletto.round.NewRound(
                        usual.title(),
                        usual.summary(),
                        usual.body(),
                        3,
                        16,
                        Residence.CITY,
                        usual.areas().subList(0, 2),
                        usual.phases()),
                Somebody.councillor());
        var round = rounds.byId(id);
        councillor().get(desk(round)).then().body(not(containsString("TO_CITY_LIST")));
        var form = form(round, Method.GREEDY);
        form.put("leftover", "TO_CITY_LIST");
        send(round, form).then().statusCode(422).body(containsString("id=\"leftover-error\""));
    }

    @Test
    void whoTypedBesideSomebodyElseSeesBothAndLosesNothing() {
        var round = designing();
        var form = form(round, Method.PHRAGMEN);
        send(round, form(round, Method.EQUAL_SHARES)).then().statusCode(303);
        send(round, form)
                .then()
                .statusCode(409)
                .body(containsString("nel frattempo"), containsString("value=\"PHRAGMEN\" checked"));
        assertEquals(Method.EQUAL_SHARES, rules.of(round.id()).rules().method());
    }

    @Test
    void theSealDrawsALotThatAnybodyCanDrawAgain() throws Exception {
        var round = designing();
        var promised = api(round).getString("commitment");
        var version = rules.of(round.id()).version();
        send(round, "draw", version, "Lotto, ruota di Milano, 3 marzo").then().statusCode(303);
        send(round, "drawn", version + 1, "07 19 38 è uscito").then().statusCode(303);
        assertEquals(null, api(round).getString("seed"));
        open(round);
        var answer = api(round);
        assertTrue(answer.getBoolean("sealed"));
        var seed = HexFormat.of().parseHex(answer.getString("seed"));
        assertEquals(promised, sha256(seed));
        assertEquals(promised, answer.getString("commitment"));
        var byHash = new TreeMap<BigInteger, String>();
        for (var id : List.of("1", "2", "3", "4", "5")) {
            byHash.put(new BigInteger(sha256(seed, utf8("07 19 38 è uscito"), utf8(id)), 16), id);
        }
        assertEquals(List.copyOf(byHash.values()), answer.getList("rules.lot"));
        assertEquals(List.of("cost", "votes", "lot"), answer.getList("rules.ties"));
        var file = given().get("/rounds/" + round.slug() + "/rules.json").asByteArray();
        assertEquals(sha256(file), answer.getString("sha256"));
        assertEquals(RuleSheet.parse(new String(file, StandardCharsets.UTF_8)), rules.sealed(round.id()));
        assertEquals(List.of("rules.sealed", "rules.draw-entered", "rules.draw-named"), acts(round));
        given().get("/rounds/" + round.slug() + "/rules")
                .then()
                .statusCode(200)
                .body(
                        containsString(answer.getString("seed")),
                        containsString("07 19 38 è uscito"),
                        containsString("Sigillato"));
    }

    @Test
    void withoutAPublicDrawTheSeedAloneDecides() throws Exception {
        var round = designing();
        open(round);
        var answer = api(round);
        var seed = HexFormat.of().parseHex(answer.getString("seed"));
        var byHash = new TreeMap<BigInteger, String>();
        for (var id : List.of("1", "2", "3", "4", "5")) {
            byHash.put(new BigInteger(sha256(seed, utf8(id)), 16), id);
        }
        assertEquals(List.copyOf(byHash.values()), answer.getList("rules.lot"));
        assertEquals(null, answer.getString("draw"));
    }

    @Test
    void aResultNeedsADrawAndAnotherDrawForgetsIt() {
        var round = designing();
        var version = rules.of(round.id()).version();
        send(round, "drawn", version, "7").then().statusCode(422);
        send(round, "draw", version, "x").then().statusCode(422).body(containsString("id=\"draw-error\""));
        send(round, "draw", version, "Lotto del 3 marzo").then().statusCode(303);
        send(round, "drawn", version + 1, "7 8").then().statusCode(303);
        send(round, "draw", version + 2, "Lotto del 5 marzo").then().statusCode(303);
        given().get("/api/v1/rounds/" + round.slug() + "/rules")
                .then()
                .body("draw", equalTo("Lotto del 5 marzo"), "drawn", nullValue());
    }

    @Test
    void onceSealedNothingChangesItOverHttp() {
        var round = designing();
        open(round);
        var sealed = rules.of(round.id());
        for (var what : List.of("", "/draw", "/drawn")) {
            councillor()
                    .formParams(form(round, Method.PHRAGMEN))
                    .formParam("draw", "Lotto")
                    .formParam("drawn", "7")
                    .post(desk(round) + what)
                    .then()
                    .statusCode(409);
        }
        assertEquals(sealed, rules.of(round.id()));
        councillor()
                .get(desk(round))
                .then()
                .statusCode(200)
                .body(containsString(sealed.sha256()), not(containsString("<button class=\"act act-primary\"")));
    }

    @Test
    void onceSealedNothingChangesItInTheDatabase() throws Exception {
        var round = designing();
        var where = " where round_id = '" + round.id() + "'";
        assertSqlRefused(
                "update rule_sheet set seed = sha256('known')" + where,
                "update rule_sheet set sealed_at = now()" + where,
                "delete from rule_sheet" + where);
        open(round);
        var greedy = RuleSheet.GREEDY;
        assertSqlRefused(
                "update rule_sheet set rules = '" + greedy.canonicalJson() + "', sha256 = '" + greedy.sha256() + "'"
                        + where,
                "update rule_sheet set drawn = null, drawn_at = null" + where,
                "update rule_sheet set sealed_at = null" + where,
                "update rule_sheet set version = version + 1" + where,
                "delete from rule_sheet" + where,
                "truncate rule_sheet cascade");
    }

    @Test
    void noBallotIsCastWithoutASealedSheet() throws Exception {
        var round = testRounds.draft();
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            var person = UUID.randomUUID();
            statement.execute("update round set phase = 'VOTING', published_at = now() where id = '" + round + "'");
            statement.execute("insert into person (id, subject, created_at) values ('" + person + "', sha256('" + person
                    + "'), now())");
            statement.execute("insert into ballot (id, round_id, person_id, opened_at) values ('" + person + "', '"
                    + round + "', '" + person + "', now())");
            var refused = assertThrows(
                    SQLException.class,
                    () -> statement.execute(
                            "insert into ballot_cast (id, ballot_id, round_id, seq, receipt, intent, cast_at) values ('"
                                    + person + "', '" + person + "', '" + round + "', 1, '0000-0000-0000-0000', '"
                                    + person
                                    + "', now())"));
            assertEquals("23001", refused.getSQLState());
            assertTrue(refused.getMessage().contains("sealed"), refused.getMessage());
            connection.rollback();
        }
    }

    @Test
    void otherRolesCannotChoose() {
        var round = designing();
        for (var role : List.of("officer", "moderator", "auditor", "administrator")) {
            given().header(TestPerson.HEADER, TestPerson.staff(role))
                    .redirects()
                    .follow(false)
                    .formParams(form(round, Method.PHRAGMEN))
                    .post(desk(round))
                    .then()
                    .statusCode(403);
        }
        assertEquals(Method.GREEDY, rules.of(round.id()).rules().method());
    }

    @Test
    void theMigrationGivesRoundsOfBeforeTheirRules() throws Exception {
        String sql;
        try (var file = RulesTest.class.getResourceAsStream("/db/migration/V11__rule_sheet.sql")) {
            sql = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
        var written = new ArrayList<String>();
        sql.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("'{"))
                .forEach(line -> written.add(line.substring(1, line.length() - 1)));
        assertEquals(List.of(RuleSheet.GREEDY.canonicalJson(), RulesService.USUAL.canonicalJson()), written);
    }

    @Test
    void hashesAreShownInFull() {
        var round = projects.evaluating(Residence.ANYONE, 0);
        given().cookie("broletto_language", "en")
                .get("/rounds/" + round.slug() + "/rules")
                .then()
                .statusCode(200)
                .body(containsString("Most votes"), matchesPattern("(?s).*[0-9a-f]{64}.*"));
    }
}
