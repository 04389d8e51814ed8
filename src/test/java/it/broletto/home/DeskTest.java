package it.broletto.home;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import it.broletto.TestPerson;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DeskTest {

    @Test
    void eachRoleSeesItsOwnQueues() {
        given().header(TestPerson.HEADER, TestPerson.staff("councillor"))
                .get("/desk")
                .then()
                .statusCode(200)
                .body(containsString("\"/desk/rounds\""))
                .body(not(containsString("\"/desk/proposals\"")));
        given().header(TestPerson.HEADER, TestPerson.staff("officer"))
                .cookie("broletto_language", "en")
                .get("/desk")
                .then()
                .statusCode(200)
                .body(containsString("\"/desk/proposals\""))
                .body(containsString("Proposals to review"));
        given().header(TestPerson.HEADER, TestPerson.staff("citizen"))
                .get("/desk")
                .then()
                .statusCode(403);
        given().redirects().follow(false).get("/desk").then().statusCode(303);
    }
}
