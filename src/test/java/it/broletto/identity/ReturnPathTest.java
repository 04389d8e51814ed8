package it.broletto.identity;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ReturnPathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "/\t/evil.example",
                "javascript:alert(1)",
                "",
                "evil.example",
                "/a b",
                "/\u0000",
                "/\r\nLocation: https://evil.example",
                "/login",
                "/login?return=/",
                "/logout",
                "/login/go",
                "/%zz",
                "/\u560a\u560dX:y"
            })
    void whatIsNoPathOfThisSiteBecomesTheHomePage(String asked) {
        assertEquals("/", ReturnPath.of(asked).value());
        assertEquals("/", ReturnPath.of(null).value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/rounds/2026/booth?page=2#x", "/loginhelp", "/login/me", "/rounds/citt%C3%A0"})
    void aPathOfThisSiteIsKept(String asked) {
        assertEquals(asked, ReturnPath.of(asked).value());
    }

    @Test
    void theDoorLeadsNowhereElse() {
        given().queryParam("return", "https://evil.example/")
                .get("/login")
                .then()
                .statusCode(200)
                .body(not(containsString("href=\"https://evil")))
                .body(containsString("/login/spid?return=%2F"));
    }
}
