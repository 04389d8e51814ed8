package it.broletto.identity;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import it.broletto.Browser;
import it.broletto.EmbeddedServices;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What becomes of a session when its tokens, of some minutes each, run out. */
@QuarkusTest
class SessionTest {
    private static final int ROUNDS = 20;
    private static final int AT_ONCE = 16;
    /** Of short-lived tokens, in seconds. */
    private static final int LIFE = 3;

    /** Comes in several pieces, while the session is renewed. */
    private static final String LONG_TEXT = "text=" + "a".repeat(60_000);

    @Test
    void itOutlivesItsTokensWithTheSameLevelAndEndsWithTheSessionAtKeycloak() {
        try (var browser = Browser.open()) {
            tokensLive(LIFE);
            try {
                browser.signInWithSpid("epopescu", 2);
                var before = browser.page().textContent("#person");
                var tokens = session(browser);
                await(() -> {
                    browser.go("/login/me");
                    return !session(browser).equals(tokens);
                });
                assertEquals(before, browser.page().textContent("#person"));
                assertEquals("2", browser.page().getAttribute("#level", "data-level"));
                assertEquals("true", browser.page().getAttribute("#fresh", "data-fresh"));

                administrator().post(realm() + "/logout-all").then().statusCode(200);
                await(() -> {
                    var home = browser.page().navigate(EmbeddedServices.applicationUrl() + "/");
                    assertEquals(200, home.status());
                    browser.go("/login/me");
                    return browser.path().startsWith("/login?return=");
                });
            } finally {
                tokensLive(300);
            }
        }
    }

    /** Pages and forms that one browser asks for at once, as from several tabs, just when the tokens have run out. */
    @Test
    void requestsThatRenewItAtOnceAreAllAnsweredForTheirPersonAndLoseNothing() throws Exception {
        try (var browser = Browser.open()) {
            var sessions = withTokensRunOut(browser);
            for (var round = 0; round < ROUNDS; round++) {
                var answers =
                        new LinkedHashMap<CompletableFuture<HttpResponse<String>>, Consumer<HttpResponse<String>>>();
                for (var number = 0; number < AT_ONCE; number++) {
                    var session = sessions.get(number % 2);
                    if (number % 8 < 6) {
                        answers.put(session.get(), session::isTheirs);
                    } else {
                        var typed = "/typed-" + round + "-" + number;
                        answers.put(
                                session.post(LONG_TEXT + "&language=it&back=" + typed),
                                answer -> hasKept(typed, answer));
                    }
                }
                for (var answer : answers.entrySet()) {
                    answer.getValue().accept(answer.getKey().get(30, TimeUnit.SECONDS));
                }
            }
        }
    }

    /** Two people's sessions; the tokens that will replace theirs live long. */
    private static List<SignedIn> withTokensRunOut(Browser browser) throws InterruptedException {
        tokensLive(LIFE);
        try {
            var sessions = List.of(SignedIn.as("epopescu", browser), SignedIn.as("lcolombo", browser));
            var over = Instant.now().plusSeconds(LIFE + 1);
            while (Instant.now().isBefore(over)) {
                Thread.sleep(50);
            }
            return sessions;
        } finally {
            tokensLive(300);
        }
    }

    /** A session with its own connections, whose cookies stay as they were at the login. */
    private record SignedIn(String person, String cookies, HttpClient client) {
        static SignedIn as(String user, Browser browser) {
            browser.newWindow(1280);
            browser.signInWithSpid(user, 2);
            browser.go("/login/me");
            return new SignedIn(
                    browser.page().textContent("#person").strip(),
                    browser.page().context().cookies().stream()
                            .filter(cookie -> cookie.name.startsWith("q_session"))
                            .map(cookie -> cookie.name + "=" + cookie.value)
                            .collect(Collectors.joining("; ")),
                    HttpClient.newHttpClient());
        }

        CompletableFuture<HttpResponse<String>> get() {
            return send(request("/login/me").GET());
        }

        CompletableFuture<HttpResponse<String>> post(String form) {
            return send(request("/language")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("Sec-Fetch-Site", "same-origin")
                    .POST(HttpRequest.BodyPublishers.ofString(form)));
        }

        void isTheirs(HttpResponse<String> answer) {
            assertEquals(200, answer.statusCode());
            assertTrue(answer.body().contains(person), answer.body());
            isRenewed(answer);
        }

        private HttpRequest.Builder request(String path) {
            return HttpRequest.newBuilder(URI.create(EmbeddedServices.applicationUrl() + path))
                    .version(HttpClient.Version.HTTP_1_1)
                    .header("Accept", "text/html")
                    .header("Cookie", cookies);
        }

        private CompletableFuture<HttpResponse<String>> send(HttpRequest.Builder request) {
            return client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static void hasKept(String typed, HttpResponse<String> answer) {
        assertEquals(303, answer.statusCode());
        assertTrue(answer.headers().firstValue("Location").orElseThrow().endsWith(typed));
        isRenewed(answer);
    }

    /** The answer brings new cookies of the session, and takes none away. */
    private static void isRenewed(HttpResponse<String> answer) {
        var session = answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("q_session"))
                .toList();
        assertFalse(session.isEmpty(), "not renewed");
        assertTrue(session.stream().noneMatch(cookie -> cookie.contains("Max-Age=0")), "signed out");
    }

    /** What the cookies of the session hold; new tokens change it. */
    private static String session(Browser browser) {
        return browser.page().context().cookies().stream()
                .filter(cookie -> cookie.name.startsWith("q_session"))
                .map(cookie -> cookie.name + cookie.value)
                .sorted()
                .collect(Collectors.joining());
    }

    private static void await(BooleanSupplier isSo) {
        var until = Instant.now().plusSeconds(30);
        while (!isSo.getAsBoolean()) {
            assertTrue(Instant.now().isBefore(until), "not so after 30 seconds");
        }
    }

    private static void tokensLive(int seconds) {
        administrator()
                .contentType("application/json")
                .body(Map.of("accessTokenLifespan", seconds))
                .put(realm())
                .then()
                .statusCode(204);
    }

    private static String realm() {
        return EmbeddedServices.keycloakUrl() + "/admin/realms/comune";
    }

    private static RequestSpecification administrator() {
        String token = given().formParams(
                        "grant_type", "password", "client_id", "admin-cli", "username", "admin", "password", "admin")
                .post(EmbeddedServices.keycloakUrl() + "/realms/master/protocol/openid-connect/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
        return given().auth().oauth2(token);
    }
}
