package it.broletto.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(RateLimitTest.Strict.class)
class RateLimitTest {

    public static class Strict implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("broletto.limits.burst", "2", "broletto.limits.per-minute", "1");
        }
    }

    @Test
    void whoAsksTooOftenIsToldToWaitAndReadingGoesOn() {
        for (var i = 0; i < 2; i++) {
            given().redirects()
                    .follow(false)
                    .formParam("language", "en")
                    .post("/language")
                    .then()
                    .statusCode(303)
                    .header("X-RateLimit-Remaining", String.valueOf(1 - i));
        }
        given().formParam("language", "en")
                .post("/language")
                .then()
                .statusCode(429)
                .header("Retry-After", "60")
                .header("X-RateLimit-Remaining", "0");
        given().contentType("application/json")
                .body("{\"title\":\"long enough\"}")
                .post("/api/v1/trials/notes")
                .then()
                .statusCode(429)
                .contentType("application/problem+json")
                .body("reason", equalTo("TOO_MANY_REQUESTS"));
        given().get("/participate").then().statusCode(200);
    }
}
