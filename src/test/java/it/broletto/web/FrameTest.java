package it.broletto.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FrameTest {

    @Test
    void theHomePageSpeaksItalianUnlessAskedOtherwise() {
        given().header("Accept-Language", "en")
                .get("/")
                .then()
                .statusCode(200)
                .body(containsString("<html lang=\"it\">"))
                .body(containsString("Bilancio partecipativo"));
        given().cookie("broletto_language", "en")
                .get("/")
                .then()
                .statusCode(200)
                .body(containsString("<html lang=\"en\">"))
                .body(containsString("Participatory budget"));
    }

    @Test
    void everyPageCarriesTheAttributesOfTheNationalValidator() {
        var page = given().get("/").then().statusCode(200);
        for (var element : new String[] {
            "personal-area-login",
            "main-navigation",
            "faq",
            "report-inefficiency",
            "privacy-policy-link",
            "legal-notes",
            "accessibility-link",
            "feedback",
            "feedback-title",
            "feedback-rate-1",
            "feedback-rate-5",
            "feedback-rating-positive",
            "feedback-rating-negative",
            "feedback-rating-answer",
            "feedback-input-text",
            "contacts"
        }) {
            page.body(containsString("data-element=\"" + element + "\""));
        }
    }

    @Test
    void theLanguageSwitchSetsACookieAndReturnsToThePage() {
        given().redirects()
                .follow(false)
                .formParam("language", "en")
                .formParam("back", "/rounds?page=2")
                .post("/language")
                .then()
                .statusCode(303)
                .cookie("broletto_language", equalTo("en"))
                .header("Location", containsString("/rounds?page=2"));
    }

    @Test
    void theLanguageSwitchNeverLeadsToAnotherSite() {
        for (var elsewhere :
                new String[] {"//evil.example/", "https://evil.example", "/\\evil.example", "javascript:x"}) {
            given().redirects()
                    .follow(false)
                    .formParam("language", "en")
                    .formParam("back", elsewhere)
                    .post("/language")
                    .then()
                    .statusCode(303)
                    .header("Location", not(containsString("evil")));
        }
    }
}
