package it.broletto.identity;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import it.broletto.Browser;
import it.broletto.EmbeddedServices;
import java.time.Instant;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What becomes of a session when its tokens, of some minutes each, run out. */
@QuarkusTest
class SessionTest {
    @Test
    void itOutlivesItsTokensWithTheSameLevelAndEndsWithTheSessionAtKeycloak() {
        try (var browser = Browser.open()) {
            tokensLive(3);
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
