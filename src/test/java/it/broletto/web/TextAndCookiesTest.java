package it.broletto.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TextAndCookiesTest {

    private static RequestSpecification utf8() {
        return given().config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig().defaultContentCharset("UTF-8")))
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .redirects()
                .follow(false);
    }

    @Test
    void hostileTextArrivesClean() {
        utf8().formParam("text", "  a\u0000b\u202Ec\u2066d\u200Fe\r\nf  ")
                .post("/trials/text")
                .then()
                .body(equalTo("61 62 63 64 65 a 66"));
        utf8().formParam("text", "e\u0301 \uD83C\uDF33")
                .post("/trials/text")
                .then()
                .body(equalTo("e9 20 1f333"));
        given().contentType("application/json")
                .body("{\"title\":\"abc\\u0000d\\u202Eef\"}")
                .post("/api/v1/trials/notes")
                .then()
                .statusCode(200)
                .body(equalTo("61 62 63 64 65 66"));
    }

    @Test
    void aFlashIsShownOnceAndEscaped() {
        var cookie = utf8().formParam("text", "<b>Fatto</b>")
                .post("/trials/flash")
                .then()
                .statusCode(303)
                .extract()
                .cookie("broletto_flash");
        given().cookie("broletto_flash", cookie)
                .get("/")
                .then()
                .body(containsString("&lt;b&gt;Fatto&lt;/b&gt;"))
                .body(not(containsString("<b>Fatto</b>")))
                .cookie("broletto_flash", equalTo(""));
        given().cookie("broletto_flash", "forged" + cookie)
                .get("/")
                .then()
                .statusCode(200)
                .body(not(containsString("Fatto")));
    }

    @Test
    void aKeptFormIsTakenBackOnItsPathOnly() {
        var cookie = utf8().formParam("title", "Più alberi & ombra")
                .post("/trials/kept")
                .then()
                .body(equalTo("true"))
                .extract()
                .cookie("broletto_form");
        given().cookie("broletto_form", cookie).get("/trials/other").then().body(equalTo("nothing"));
        given().cookie("broletto_form", cookie + "x").get("/trials/kept").then().body(equalTo("nothing"));
        given().cookie("broletto_form", cookie)
                .get("/trials/kept")
                .then()
                .body(equalTo("Più alberi & ombra"))
                .cookie("broletto_form", equalTo(""));
    }

    @Test
    void aFormThatIsTooLongIsNotKept() {
        utf8().formParam("title", "x".repeat(4000)).post("/trials/kept").then().body(equalTo("false"));
    }
}
