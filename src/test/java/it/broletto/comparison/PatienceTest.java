package it.broletto.comparison;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import it.broletto.TestPerson;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A count that takes longer than a request waits. */
@QuarkusTest
class PatienceTest {

    private Comparisons hasty;

    /** Requests do not wait, and a count may take a moment only. */
    @BeforeEach
    void haveNoPatience() {
        hasty = new Comparisons(Duration.ZERO, Duration.ofMillis(300));
        QuarkusMock.installMockForType(hasty, Comparisons.class);
    }

    @AfterEach
    void stop() {
        hasty.stop();
    }

    private static Response get(String page) {
        return given().header(TestPerson.HEADER, TestPerson.staff("councillor")).get(page);
    }

    @Test
    void uploadsBeyondThoseThatAreBeingReadAreRefused() throws InterruptedException {
        ComparisonPages.READING.acquire(2);
        try {
            given().header(TestPerson.HEADER, TestPerson.staff("councillor"))
                    .multiPart("file", "voto.pb", new byte[] {1})
                    .post("/desk/comparisons")
                    .then()
                    .statusCode(503)
                    .body(containsString("Stiamo leggendo altri file. Riprova tra un minuto"));
        } finally {
            ComparisonPages.READING.release(2);
        }
        given().header(TestPerson.HEADER, TestPerson.staff("councillor"))
                .multiPart("file", "voto.pb", new byte[] {1})
                .post("/desk/comparisons")
                .then()
                .statusCode(422);
        assertEquals(2, ComparisonPages.READING.availablePermits());
    }

    private static String upload(String content) {
        return URI.create(given().redirects()
                        .follow(false)
                        .header(TestPerson.HEADER, TestPerson.staff("councillor"))
                        .multiPart("file", "voto.pb", content.getBytes(StandardCharsets.UTF_8))
                        .post("/desk/comparisons")
                        .then()
                        .statusCode(303)
                        .extract()
                        .header("Location"))
                .getPath();
    }

    /** More than can be counted by five rules in a moment. */
    private static String large() {
        var chance = new Random(7);
        var file = new StringBuilder("""
                META
                key;value
                description;Grande
                country;Italy
                unit;Grande
                instance;2024
                num_projects;200
                num_votes;200000
                budget;5000000
                vote_type;approval
                rule;greedy
                PROJECTS
                project_id;cost;name
                """);
        for (var project = 0; project < 200; project++) {
            file.append(project)
                    .append(';')
                    .append(10_000 + chance.nextInt(300_000))
                    .append(";P\n");
        }
        file.append("VOTES\nvoter_id;vote\n");
        for (var voter = 0; voter < 200_000; voter++) {
            var named = new TreeSet<Integer>();
            while (named.size() < 6) {
                named.add(chance.nextInt(200));
            }
            file.append(voter)
                    .append(';')
                    .append(named.toString().replaceAll("[\\[\\] ]", ""))
                    .append('\n');
        }
        return file.toString();
    }

    @Test
    void theRequestDoesNotWaitAndTheCountIsCalledOff() throws InterruptedException {
        var page = upload(large());
        get(page)
                .then()
                .statusCode(202)
                .body(allOf(containsString("Il conto è ancora in corso"), containsString("href=\"" + page + "\"")));
        var answer = get(page);
        while (answer.statusCode() == 202) {
            Thread.sleep(50);
            answer = get(page);
        }
        assertEquals(200, answer.statusCode());
        answer.then().body(containsString("Questo conto è troppo lungo per una pagina"));
    }
}
