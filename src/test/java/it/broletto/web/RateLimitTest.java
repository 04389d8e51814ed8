package it.broletto.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RateLimitTest {

    @BeforeEach
    void allowTwoAndOneMoreEachMinute() {
        QuarkusMock.installMockForType(new RateLimits(2, 1, Clock.systemUTC()), RateLimits.class);
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
