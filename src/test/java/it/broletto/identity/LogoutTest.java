package it.broletto.identity;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import it.broletto.Browser;
import it.broletto.EmbeddedServices;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LogoutTest {
    @Test
    void signingOutEndsTheSessionAtTheIdentityProviderToo() {
        try (var browser = Browser.open()) {
            browser.signInWithSpid("mrossi", 1);
            browser.page().click("main form[action='/logout'] button");
            browser.awaitApplication();
            assertEquals("/", browser.path());
            assertTrue(browser.page().textContent("main").contains("Sei uscito"));
            browser.assertNoComplaints();
            browser.go("/login/me");
            assertTrue(browser.path().startsWith("/login?return="), browser.path());
            browser.go("/login/spid?return=/login/me");
            browser.page().waitForSelector("#password");
            assertTrue(browser.page().url().contains("/realms/spid-test/"), "the password is asked again");
        }
    }

    @Test
    void aSessionThatCannotBeReadBreaksNoPublicPage() {
        for (var path : new String[] {"/", "/login", "/login/error"}) {
            given().cookie("q_session", "broken").get(path).then().statusCode(200);
        }
        given().cookie("q_session", "broken")
                .redirects()
                .follow(false)
                .get("/login/me")
                .then()
                .statusCode(303)
                .header("Location", startsWith(EmbeddedServices.applicationUrl() + "/login?return="));
    }
}
