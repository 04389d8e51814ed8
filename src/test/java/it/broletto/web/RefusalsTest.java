package it.broletto.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.specification.RequestSpecification;
import it.broletto.EmbeddedServices;
import it.broletto.shared.Refusal;
import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RefusalsTest {

    private static RequestSpecification browser() {
        return given().accept("text/html,application/xhtml+xml;q=0.9,*/*;q=0.8")
                .redirects()
                .follow(false);
    }

    @ParameterizedTest
    @EnumSource(value = Refusal.Reason.class, mode = EnumSource.Mode.EXCLUDE, names = "LEVEL_TOO_LOW")
    void everyReasonIsAPageInBothLanguages(Refusal.Reason reason) {
        for (var language : Language.CODES) {
            browser()
                    .cookie("broletto_language", language)
                    .get("/trials/refusal/" + reason)
                    .then()
                    .statusCode(reason.kind().status())
                    .body(containsString("<html lang=\"" + language + "\">"))
                    .body(containsString("error-page"))
                    .body(not(containsString("%1")))
                    .body(not(containsString("refusal_")));
        }
    }

    @ParameterizedTest
    @EnumSource(value = Refusal.Reason.class, mode = EnumSource.Mode.EXCLUDE, names = "LEVEL_TOO_LOW")
    void everyReasonIsAProblemOfTheApi(Refusal.Reason reason) {
        given().get("/api/v1/trials/refusal/" + reason)
                .then()
                .statusCode(reason.kind().status())
                .contentType("application/problem+json")
                .body("status", equalTo(reason.kind().status()))
                .body("reason", equalTo(reason.name()))
                .body("title", notNullValue())
                .body("detail", notNullValue())
                .body("requestId", notNullValue());
    }

    @Test
    void theApiAnswersInTheLanguageOfTheCaller() {
        given().header("Accept-Language", "en-GB,en;q=0.9")
                .get("/api/v1/trials/refusal/NOT_FOUND")
                .then()
                .body("title", equalTo("This page does not exist"));
        given().header("Accept-Language", "de")
                .get("/api/v1/trials/refusal/NOT_FOUND")
                .then()
                .body("title", equalTo("Questa pagina non c'è"));
    }

    @Test
    void whatIsNotThereIs404() {
        browser()
                .get("/no/such/page")
                .then()
                .statusCode(404)
                .body(containsString("Questa pagina non c&#39;è"))
                .header("Content-Security-Policy", containsString("default-src 'none'"));
        browser().get("/trials/thing/not-a-uuid").then().statusCode(404).body(containsString("error-page"));
        browser().get("/trials/thing/" + UUID.randomUUID()).then().statusCode(200);
        given().get("/api/v1/no/such/thing")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("status", equalTo(404));
        given().get("/api/v1/trials/thing/not-a-uuid").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void aStaleFormIs409() {
        browser().get("/trials/stale").then().statusCode(409).body(containsString("Nel frattempo"));
        given().get("/api/v1/trials/stale").then().statusCode(409).body("reason", equalTo("STALE_FORM"));
    }

    @Test
    void aBugShowsAnIdAndNothingElse() {
        browser()
                .get("/trials/bug")
                .then()
                .statusCode(500)
                .body(containsString("Codice da citare"))
                .body(matchesPattern("(?s).*[0-9a-f]{8}-[0-9a-f]{4}.*"))
                .body(not(containsString("secret-detail")));
        given().header("X-Request-Id", "given-by-the-proxy")
                .get("/api/v1/trials/bug")
                .then()
                .statusCode(500)
                .contentType("application/problem+json")
                .header("X-Request-Id", "given-by-the-proxy")
                .body("requestId", equalTo("given-by-the-proxy"))
                .body(not(containsString("secret-detail")));
    }

    @Test
    void whatIsTooLargeIs413() throws Exception {
        var page = tooLarge("/trials/text", "text/html,*/*;q=0.8");
        assertEquals(413, page.statusCode());
        assertTrue(page.body().contains("error-page"), page.body());
        var problem = tooLarge("/api/v1/trials/notes", "*/*");
        assertEquals(413, problem.statusCode());
        var type = problem.headers().firstValue("Content-Type").orElseThrow();
        assertTrue(type.startsWith("application/problem+json"), type);
        assertEquals(413, tooLarge("/trials/text", "text/html").statusCode());
        assertEquals(413, tooLarge("/trials/text", "image/png").statusCode());
    }

    @Test
    void whatIsTooLargeIs413OverHttp2Too() throws Exception {
        var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        var before = client.send(
                HttpRequest.newBuilder(URI.create(EmbeddedServices.applicationUrl() + "/status"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertEquals(HttpClient.Version.HTTP_2, before.version());
        for (var accept : List.of("text/html", "application/json", "text/html,*/*;q=0.8")) {
            var answer = client.send(large("/trials/text", accept).build(), HttpResponse.BodyHandlers.ofString());
            assertEquals(HttpClient.Version.HTTP_2, answer.version());
            assertEquals(413, answer.statusCode(), answer.body());
            assertTrue(
                    answer.body().contains(accept.contains("html") ? "error-page" : "FILE_TOO_LARGE"), answer.body());
        }
    }

    /** Of blanks, which no reader refuses before their end. */
    @Test
    void whatTurnsOutTooLargeWithoutHavingSaidSoIs413Too() throws Exception {
        var types = Map.of(
                "/trials/text", "multipart/form-data; boundary=x",
                "/trials/flash", "application/x-www-form-urlencoded",
                "/api/v1/trials/notes", "application/json");
        var blanks = new byte[35 << 20];
        Arrays.fill(blanks, (byte) ' ');
        for (var version : HttpClient.Version.values()) {
            for (var path : types.keySet()) {
                var request = large(path, "text/html,*/*;q=0.8")
                        .version(version)
                        .setHeader("Content-Type", types.get(path))
                        .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(blanks)))
                        .build();
                var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
                assertEquals(413, answer.statusCode(), answer.body());
                assertTrue(
                        answer.body().contains(path.startsWith("/api") ? "FILE_TOO_LARGE" : "error-page"),
                        answer.body());
            }
        }
    }

    /** The answer comes before the body, of which no more than a beginning is sent here. */
    @Test
    void whatIsFarTooLargeIs413AtOnce() throws Exception {
        var address = URI.create(EmbeddedServices.applicationUrl());
        for (var path : List.of("/trials/text", "/api/v1/trials/notes")) {
            try (var line = new Socket(address.getHost(), address.getPort())) {
                line.setSoTimeout(10_000);
                line.getOutputStream()
                        .write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/html,*/*;q=0.8\r\n"
                                        + (path.startsWith("/api") ? "Connection: close\r\n" : "")
                                        + "Content-Type: application/octet-stream\r\nContent-Length: 99999999999\r\n\r\nx")
                                .getBytes(StandardCharsets.US_ASCII));
                // All of it: until the other side hangs up.
                var answer = new String(line.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertTrue(answer.startsWith("HTTP/1.1 413"), answer);
                assertTrue(answer.contains(path.startsWith("/api") ? "FILE_TOO_LARGE" : "error-page"), answer);
            }
        }
    }

    /** Not by REST Assured, which needs half a minute for so many bytes. */
    private static HttpResponse<String> tooLarge(String path, String accept) throws Exception {
        var request = large(path, accept).version(HttpClient.Version.HTTP_1_1).build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder large(String path, String accept) {
        return HttpRequest.newBuilder(URI.create(EmbeddedServices.applicationUrl() + path))
                .timeout(Duration.ofSeconds(30))
                .header("Accept", accept)
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[35 << 20]));
    }

    @Test
    void theWrongMethodIs405() {
        browser().delete("/campaigns").then().statusCode(405).body(containsString("error-page"));
        given().delete("/api/v1/campaigns").then().statusCode(405).contentType("application/problem+json");
    }

    @Test
    void jsonThatIsNoneIsAProblem() {
        given().contentType("application/json")
                .body("{")
                .post("/api/v1/trials/notes")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
        given().contentType("application/json")
                .body("[1]")
                .post("/api/v1/trials/notes")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
        given().contentType("text/csv")
                .body("a;b")
                .post("/api/v1/trials/notes")
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
    }

    @Test
    void wrongFieldsAreListed() {
        given().contentType("application/json")
                .body("{\"title\":\"a\"}")
                .post("/api/v1/trials/notes")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors", hasSize(1))
                .body("errors[0].field", equalTo("title"))
                .body("errors[0].message.length()", greaterThan(5));
    }

    @Test
    void aVisitorIsSentToTheDoorAndComesBack() {
        browser()
                .get("/trials/officer?a=b")
                .then()
                .statusCode(303)
                .header("Location", containsString("/login?return=%2Ftrials%2Fofficer%3Fa%3Db"));
        given().get("/api/v1/trials/officer")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("reason", equalTo("SIGN_IN_NEEDED"));
    }

    @Test
    @TestSecurity(user = "somebody", roles = "citizen")
    void aWrongRoleIs403() {
        browser().get("/trials/officer").then().statusCode(403).body(containsString("riservata"));
        given().get("/api/v1/trials/officer").then().statusCode(403).body("reason", equalTo("NOT_ALLOWED"));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 405, 406, 409, 410, 413, 415, 422, 429, 503})
    void everyStatusHasAPageThatLooksLikeTheRest(int status) {
        browser()
                .get("/style/error/" + status)
                .then()
                .statusCode(status)
                .body(containsString("it-header-wrapper"))
                .body(containsString("<p class=\"code\" aria-hidden=\"true\">" + status + "</p>"));
    }
}
