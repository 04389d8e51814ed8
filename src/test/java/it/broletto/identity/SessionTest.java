package it.broletto.identity;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import it.broletto.Browser;
import it.broletto.EmbeddedServices;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of a session when its tokens, of some minutes each, run out. */
@QuarkusTest
class SessionTest {
    @Test
    void itOutlivesItsTokensWithTheSameLevelAndEndsWithTheSessionAtKeycloak() throws InterruptedException {
        try (var browser = Browser.open()) {
            tokensLive(3);
            try {
                browser.signInWithSpid("epopescu", 2);
                var before = browser.page().textContent("#person");
                Thread.sleep(4_000);
                browser.go("/login/me");
                assertEquals(before, browser.page().textContent("#person"));
                assertEquals("2", browser.page().getAttribute("#level", "data-level"));
                assertEquals("true", browser.page().getAttribute("#fresh", "data-fresh"));

                administrator().post(realm() + "/logout-all").then().statusCode(200);
                Thread.sleep(4_000);
                assertEquals(
                        200,
                        browser.page()
                                .navigate(EmbeddedServices.applicationUrl() + "/")
                                .status());
                browser.go("/login/me");
                assertTrue(browser.path().startsWith("/login?return="), browser.path());
            } finally {
                tokensLive(300);
            }
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
