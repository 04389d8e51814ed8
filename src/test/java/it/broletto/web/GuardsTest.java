package it.broletto.web;

import static io.restassured.RestAssured.config;
import static io.restassured.RestAssured.given;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import it.broletto.Browser;
import it.broletto.EmbeddedServices;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class GuardsTest {

    private static final UUID NOBODY = new UUID(-1, -1);

    @TestHTTPResource("/")
    URL site;

    @ParameterizedTest
    @ValueSource(strings = {"/", "/no-such-page", "/icons.svg", "/api/v1/no-such-thing", "/q/health/live", "/status"})
    void everyAnswerCarriesTheSecurityHeaders(String path) {
        given().get(path)
                .then()
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .header("Content-Security-Policy", not(containsString("unsafe")))
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "same-origin")
                .header("Permissions-Policy", containsString("camera=()"))
                .header("X-Request-Id", not(nullValue()));
    }

    @Test
    void formsMayEndAtTheLoginServer() {
        given().get("/").then().header("Content-Security-Policy", containsString("form-action 'self' http"));
    }

    /** Browsers stop a form whose answer leads to another site, unless that site is named. */
    @Test
    void formsMayEndAtTheProvidersOfPayments() {
        given().get("/").then().header("Content-Security-Policy", containsString(" https://pay.example.it;"));
    }

    @Test
    void anotherSiteCannotPost() {
        given().header("Sec-Fetch-Site", "cross-site")
                .formParam("language", "en")
                .post("/language")
                .then()
                .statusCode(403)
                .body(containsString("sito"));
        given().header("Sec-Fetch-Site", "same-site").post("/language").then().statusCode(403);
        given().header("Origin", "https://evil.example")
                .post("/language")
                .then()
                .statusCode(403);
        given().header("Origin", "null").post("/language").then().statusCode(403);
        given().header("Sec-Fetch-Site", "cross-site")
                .header("Accept", "application/json")
                .contentType("application/json")
                .body("{\"title\":\"long enough\"}")
                .post("/api/v1/trials/notes")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("reason", equalTo("CROSS_SITE"));
    }

    @Test
    void ourOwnPagesCanPost() {
        var own = site.getProtocol() + "://" + site.getAuthority();
        given().redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .formParam("language", "it")
                .post("/language")
                .then()
                .statusCode(303);
        given().redirects()
                .follow(false)
                .header("Origin", own)
                .formParam("language", "it")
                .post("/language")
                .then()
                .statusCode(303);
    }

    @Test
    void aClientThatIsNoBrowserMayPostOnlyWithoutASession() {
        given().redirects()
                .follow(false)
                .formParam("language", "it")
                .post("/language")
                .then()
                .statusCode(303);
        given().redirects()
                .follow(false)
                .cookie("q_session", "ended")
                .formParam("language", "it")
                .post("/language")
                .then()
                .statusCode(403);
        try (var browser = Browser.open()) {
            browser.signInWithSpid("mrossi", 1);
            var answer = browser.page()
                    .request()
                    .post(
                            EmbeddedServices.applicationUrl() + "/language",
                            RequestOptions.create().setForm(FormData.create().set("language", "en")));
            assertEquals(403, answer.status());
        }
    }

    @Test
    void tooManyRequestsAreRefusedUntilTokensAreBack() {
        var limits = new RateLimits(3, 60, Clock.systemUTC());
        for (var i = 2; i >= 0; i--) {
            assertEquals(i, (int) limits.take(7, 0));
        }
        assertTrue(limits.take(7, 0) < 0);
        assertTrue(limits.take(8, 0) >= 0, "another client has a bucket of its own");
        assertTrue(limits.take(7, 500) < 0, "half a second earns half a token");
        assertTrue(limits.take(7, 1000) >= 0);
        assertTrue(limits.take(7, 1000) < 0);
    }

    @Test
    void madeUpSessionsOfOneAddressShareTenBuckets() {
        var limits = new RateLimits(1, 1, Clock.systemUTC());
        for (var i = 0; i < 10; i++) {
            assertTrue(limits.take(7, 0, 10) >= 0);
        }
        assertTrue(limits.take(7, 0, 10) < 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"made-up", "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..AAAA.BBBB.CCCC", "a|b|c", "x.y.z"})
    void aSessionThatIsNotOursIsNobodys(String session) {
        for (var path : new String[] {"/", "/login", "/rounds", "/api/v1/rounds"}) {
            given().redirects()
                    .follow(false)
                    .cookie("q_session", session)
                    .get(path)
                    .then()
                    .statusCode(200);
        }
        given().redirects()
                .follow(false)
                .cookie("q_session", session)
                .get("/me/ballots")
                .then()
                .statusCode(303)
                .header("Location", containsString("/login?return="));
        given().redirects()
                .follow(false)
                .cookie("q_session", session)
                .header("Sec-Fetch-Site", "same-origin")
                .formParam("language", "it")
                .post("/language")
                .then()
                .statusCode(303);
    }

    @Test
    void whatIsNoFormIsABadRequest() throws Exception {
        var form = "application/x-www-form-urlencoded";
        for (var body : new String[] {"%", "%zz=%zz", "a=1&".repeat(5000)}) {
            given().config(config().encoderConfig(encoderConfig().encodeContentTypeAs(form, ContentType.TEXT)))
                    .contentType(form)
                    .body(body)
                    .post("/ratings")
                    .then()
                    .statusCode(400);
        }
        var half = "multipart/form-data; boundary=x";
        var request = HttpRequest.newBuilder(site.toURI().resolve("/ratings"))
                .header("Content-Type", half)
                .POST(HttpRequest.BodyPublishers.ofString("--x\r\n"))
                .build();
        assertEquals(
                400,
                HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode());
    }

    @Test
    void aCursorFromTheEndOfTimeIsTheStart() {
        for (var list : new String[] {"/campaigns", "/accountability", "/rounds", "/audit"}) {
            for (var key : new String[] {
                ">true|+1000000000-12-31T23:59:59Z|" + NOBODY,
                "<false|-1000000000-01-01T00:00:00Z|" + NOBODY,
                ">+999999999-12-31|" + NOBODY,
                "<-999999999-01-01|" + NOBODY,
                ">+1000000000-12-31T23:59:59Z|" + NOBODY
            }) {
                given().queryParam(
                                "page", Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes()))
                        .get(list)
                        .then()
                        .statusCode(200);
            }
        }
    }

    @Test
    void answersSayWhatIsLeft() {
        given().redirects()
                .follow(false)
                .formParam("language", "it")
                .post("/language")
                .then()
                .header("X-RateLimit-Limit", "100000")
                .header("X-RateLimit-Remaining", not(nullValue()));
    }

    @Test
    void reportsOfThePolicyAreCounted() {
        given().contentType("application/csp-report")
                .body("{\"csp-report\":{\"blocked-uri\":\"inline\"}}".getBytes())
                .post("/csp-reports")
                .then()
                .statusCode(204);
        var metrics = given().get("/q/metrics").asString();
        assertTrue(metrics.lines().anyMatch(l -> l.startsWith("broletto_csp_reports_total") && !l.endsWith(" 0.0")));
    }

    @Test
    void publicPagesAreRevalidatedAndSignedInOnesArePrivate() {
        given().get("/").then().header("Cache-Control", "public, no-cache").header("Vary", containsString("Cookie"));
        given().cookie("broletto_language", "en").get("/").then().header("Cache-Control", "private, no-cache");
        given().cookie("q_session", "ended").get("/api/v1/rounds").then().header("Cache-Control", "private, no-cache");
        for (var mine : new String[] {
            "/me",
            "/desk/payouts",
            "/pledges/" + NOBODY + "/payment",
            "/campaigns/x/pledges/" + NOBODY,
            "/applications/" + NOBODY
        }) {
            given().redirects()
                    .follow(false)
                    .cookie("q_session", "ended")
                    .get(mine)
                    .then()
                    .header("Cache-Control", "private, no-store");
        }
        given().formParam("stars", "9").post("/ratings").then().statusCode(422).contentType("text/html;charset=UTF-8");
    }

    @Test
    void bundlesAreKeptForAYear() {
        var page = given().get("/").asString();
        var css = page.replaceAll("(?s).*href=\"(/static/bundle/[^\"]+\\.css)\".*", "$1");
        given().get(css)
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("immutable"))
                .body(containsString("--bootstrap-italia-version"));
    }
}
