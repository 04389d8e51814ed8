package it.broletto.comparison;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import it.broletto.Browser;
import it.broletto.TestPerson;
import it.broletto.ballot.CountService;
import it.broletto.round.Phase;
import it.broletto.round.RoundService;
import it.broletto.round.TestRounds;
import it.broletto.shared.Time;
import it.broletto.tally.Limits;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ComparisonPagesTest {

    private static final String SMALL = """
            META
            key;value
            description;Confronto di prova %s
            country;Italy
            unit;Confrontopoli
            instance;2024
            num_projects;4
            num_votes;10
            budget;100
            vote_type;approval
            rule;greedy
            date_begin;01.01.2024
            date_end;%s
            PROJECTS
            project_id;cost;name;category;district
            a;50;Piazza;public space;Nord
            b;50;Strada <script>alert(1)</script>;mobility;Nord
            c;20;Parco;urban greenery,sport;Sud
            d;20;Orto;urban greenery;Sud
            VOTES
            voter_id;vote
            1;a,b
            2;a,b
            3;a,b
            4;a,b
            5;a,b
            6;a,b
            7;c,d
            8;c,d
            9;c,d
            10;c,d
            """;

    @Inject
    AgroalDataSource database;

    @Inject
    SessionFactory hibernate;

    @Inject
    TestRounds rounds;

    @Inject
    RoundService roundService;

    @Inject
    CountService counts;

    private static RequestSpecification as(String role) {
        return given().redirects().follow(false).header(TestPerson.HEADER, TestPerson.staff(role));
    }

    /** Ends today: the list begins with what closed last. */
    private static String small() {
        return SMALL.formatted(
                UUID.randomUUID(), LocalDate.now(Time.ROME).format(DateTimeFormatter.ofPattern("dd.MM.yyyy")));
    }

    private static Response upload(String content) {
        return upload(content.getBytes(StandardCharsets.UTF_8));
    }

    private static Response upload(byte[] content) {
        return as("councillor").multiPart("file", "voto.pb", content).post("/desk/comparisons");
    }

    private static String path(Response answer) {
        return URI.create(answer.then().statusCode(303).extract().header("Location"))
                .getPath();
    }

    /** Slug of an imported round. */
    private static String imported(byte[] content) {
        var preview =
                path(as("administrator").multiPart("file", "voto.pb", content).post("/desk/imports"));
        return path(as("administrator").post(preview + "/round")).split("/")[2];
    }

    @Test
    void councillorsAuditorsAndAdministratorsMayCompare() {
        for (var role : new String[] {"councillor", "auditor", "administrator"}) {
            as(role).get("/desk/comparisons").then().statusCode(200).body(containsString("Regole a confronto"));
            as(role).get("/desk").then().body(containsString("\"/desk/comparisons\""));
        }
        for (var role : new String[] {"citizen", "officer", "moderator"}) {
            as(role).get("/desk/comparisons").then().statusCode(403);
            as(role).multiPart("file", "x.pb", small().getBytes(StandardCharsets.UTF_8))
                    .post("/desk/comparisons")
                    .then()
                    .statusCode(403);
        }
        as("officer").get("/desk").then().body(not(containsString("\"/desk/comparisons\"")));
        given().redirects().follow(false).get("/desk/comparisons").then().statusCode(303);
    }

    @Test
    void aPastRoundIsChosenFromTheListAndHasAnAddress() {
        var slug = imported(small().getBytes(StandardCharsets.UTF_8));
        as("councillor").get("/desk/comparisons").then().body(containsString("value=\"" + slug + "/CITY\""));
        as("councillor")
                .get("/desk/comparisons?of=" + slug + "/CITY")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/desk/comparisons/" + slug + "/CITY"));
        as("auditor")
                .get("/desk/comparisons/" + slug + "/CITY")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("Confrontopoli 2024"),
                        containsString("40,0\u00a0% con «Più voti», 0,0\u00a0% con «Parti uguali»"),
                        containsString("Vincono con ogni regola (1)"),
                        containsString("Le regole non sono d'accordo su 3 progetti".replace("'", "&#39;")),
                        containsString("verde urbano"),
                        containsString("&lt;script&gt;")));
        as("auditor")
                .cookie("broletto_language", "en")
                .get("/desk/comparisons/" + slug + "/CITY")
                .then()
                .statusCode(200)
                .body(containsString("40.0\u00a0% with “Most votes”, 0.0\u00a0% with “Equal Shares”"));
    }

    @Test
    void anOlderRoundIsFoundByItsTitle() {
        var title = "Ritrovata " + UUID.randomUUID();
        var slug = imported(
                small().replace("unit;Confrontopoli", "unit;100% " + title).getBytes(StandardCharsets.UTF_8));
        var option = "value=\"" + slug + "/CITY\"";
        for (var words : List.of(title, title.toUpperCase(Locale.ROOT).substring(4), "100%")) {
            as("councillor")
                    .queryParam("words", words)
                    .get("/desk/comparisons")
                    .then()
                    .statusCode(200)
                    .body(allOf(containsString(option), containsString("name=\"words\"")));
        }
        for (var words : List.of(title + "_", title.replace('-', '_'), "<i>")) {
            as("councillor")
                    .queryParam("words", words)
                    .get("/desk/comparisons")
                    .then()
                    .statusCode(200)
                    .body(allOf(
                            not(containsString(option)),
                            not(containsString("<i>")),
                            containsString("Nessuna edizione decisa ha")));
        }
    }

    @Test
    void whatIsNotDecidedIsNotShown() {
        var round = rounds.in(Phase.VOTING);
        as("councillor").get("/desk/comparisons/" + round.slug() + "/M1").then().statusCode(409);
        as("councillor").get("/desk/comparisons/" + round.slug() + "/M9").then().statusCode(404);
        as("councillor").get("/desk/comparisons/no-such-round/CITY").then().statusCode(404);
        as("councillor").get("/desk/comparisons/" + "0".repeat(64)).then().statusCode(404);
        as("councillor").get("/desk/comparisons?of=").then().statusCode(422).body(containsString("Scegli un"));
        as("councillor").get("/desk/comparisons?of=//evil.example/x").then().statusCode(422);
    }

    @Test
    void aRoundOfSeveralAreasLeadsToEachAndNamesItsOwnRule() {
        var voting = rounds.in(Phase.VOTING);
        roundService.move(voting.id(), Phase.COUNTING, "Prova", TestRounds.Somebody.councillor());
        while (roundService.byId(voting.id()).phase() != Phase.DECIDED) {
            counts.countNext();
        }
        var page = as("councillor").get("/desk/comparisons/" + voting.slug() + "/M2");
        page.then()
                .statusCode(200)
                .body(allOf(
                        containsString("Municipio 2"),
                        containsString("href=\"/desk/comparisons/" + voting.slug() + "/M1\""),
                        containsString("usata in questa edizione"),
                        containsString("soglie, gruppi e premi del regolamento di questa edizione")));
    }

    @Test
    void anUploadedFileIsShownAndBecomesNoRound() throws SQLException {
        var content = small();
        var before = number("select count(*) from round");
        var page = path(upload(content));
        for (var reload = 0; reload < 2; reload++) {
            as("councillor")
                    .get(page)
                    .then()
                    .statusCode(200)
                    .body(allOf(containsString("File caricato"), containsString("Confrontopoli 2024")));
        }
        assertEquals(page, path(upload(content)));
        assertEquals(before, number("select count(*) from round"));
    }

    @Test
    void aFileIsForgottenAfterADay() throws SQLException {
        var page = path(upload(small()));
        var sha256 = page.substring(page.lastIndexOf('/') + 1);
        assertEquals(
                1,
                write("update compared_file set uploaded_at = uploaded_at - interval '25 hours' where sha256 = '"
                        + sha256 + "'"));
        path(upload(small()));
        as("councillor").get(page).then().statusCode(404);
    }

    @Test
    void aMalformedFileIsRefusedWithLineAndReasonAndTheFormStays() throws SQLException {
        var before = number("select count(*) from compared_file");
        upload(small().replace("num_votes;10", "num_votes;11"))
                .then()
                .statusCode(422)
                .body(allOf(
                        containsString("Riga 8: num_votes dice 11, il file ne ha 10."),
                        containsString("action=\"/desk/comparisons\""),
                        containsString("aria-invalid=\"true\"")));
        upload(new byte[0]).then().statusCode(422);
        upload(new byte[(int) Limits.UPLOAD.bytes() + 1]).then().statusCode(422).body(containsString("32 MB"));
        as("councillor")
                .cookie("broletto_language", "en")
                .multiPart("file", "x.pb", "nonsense".getBytes(StandardCharsets.UTF_8))
                .post("/desk/comparisons")
                .then()
                .statusCode(422)
                .body(containsString("Line 1: expected the section META"));
        assertEquals(before, number("select count(*) from compared_file"));
    }

    @Test
    void moreRoundsNeedNoMoreQueries() {
        imported(small().getBytes(StandardCharsets.UTF_8));
        var few = statements("/desk/comparisons");
        for (var more = 0; more < 5; more++) {
            imported(small().getBytes(StandardCharsets.UTF_8));
        }
        assertEquals(few, statements("/desk/comparisons"));
    }

    /** How many statements a page needs; the least of some tries, because jobs of the server make some of their own. */
    private long statements(String path) {
        var least = Long.MAX_VALUE;
        for (var i = 0; i < 8; i++) {
            var before = hibernate.getStatistics().getPrepareStatementCount();
            as("councillor").get(path).then().statusCode(200);
            least = Math.min(least, hibernate.getStatistics().getPrepareStatementCount() - before);
        }
        assertTrue(least > 0, "statistics are off");
        return least;
    }

    @Test
    void itReadsWellAtAnyWidth() throws IOException {
        if (System.getenv("CI") == null) {
            Assumptions.assumeTrue(Files.isDirectory(ComparisonTest.FOLDER));
        }
        var slug = imported(Files.readAllBytes(ComparisonTest.FOLDER.resolve("Poland_Lodz_2025.pb")));
        try (var browser = Browser.open()) {
            browser.signInStaff("assessora");
            browser.go("/desk/comparisons");
            browser.look("comparison-form");
            browser.page().selectOption("#of", slug + "/CITY");
            browser.page().click("form:has(#of) button[type=submit]");
            assertEquals("/desk/comparisons/" + slug + "/CITY", browser.path());
            assertTrue(browser.page()
                    .textContent("main")
                    .contains("25,3\u00a0% con «Più voti», 13,4\u00a0% con «Parti uguali»"));
            browser.look("comparison-lodz");
            for (var file : Arrays.asList("Switzerland_Zurich_D5", "France_Toulouse_2022")) {
                browser.go("/desk/comparisons");
                browser.page().setInputFiles("#file", Path.of(ComparisonTest.FOLDER.toString(), file + ".pb"));
                browser.page().click("form[enctype] button[type=submit]");
                assertTrue(browser.path().matches("/desk/comparisons/[0-9a-f]{64}"), browser.path());
                if (file.startsWith("Switzerland")) {
                    browser.page().evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
                }
                browser.look("comparison-" + file.toLowerCase());
            }
            browser.assertNoComplaints();
        }
    }

    private long number(String query) throws SQLException {
        try (var connection = database.getConnection();
                var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private int write(String statement) throws SQLException {
        try (var connection = database.getConnection()) {
            return connection.createStatement().executeUpdate(statement);
        }
    }
}
