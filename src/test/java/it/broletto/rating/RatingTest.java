package it.broletto.rating;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RatingTest {

    @Inject
    AgroalDataSource database;

    @Test
    void aRatingIsStoredWithoutSayingWhoGaveIt() throws SQLException {
        var page = "/" + UUID.randomUUID();
        given().redirects()
                .follow(false)
                .formParam("page", page + "?q=secret")
                .formParam("stars", "4")
                .formParam("reason", "CLEAR")
                .formParam("comment", "  molto\nchiaro ")
                .post("/ratings")
                .then()
                .statusCode(303)
                .header("Location", endsWith(page + "?q=secret"));
        assertEquals(
                "4 CLEAR molto chiaro it",
                one("select stars || ' ' || reason || ' ' || comment || ' ' || language from page_rating where page = '"
                        + page + "'"));
    }

    @Test
    void starsAreNeededAndCommentsAreShort() throws SQLException {
        var page = "/" + UUID.randomUUID();
        given().formParam("page", page)
                .formParam("comment", "Bene così")
                .post("/ratings")
                .then()
                .statusCode(422)
                .body(containsString("Scegli da 1 a 5 stelle"))
                .body(containsString("Bene così"));
        given().formParam("page", page)
                .formParam("stars", "6")
                .post("/ratings")
                .then()
                .statusCode(422);
        given().formParam("page", page)
                .formParam("stars", "3")
                .formParam("comment", "x".repeat(201))
                .post("/ratings")
                .then()
                .statusCode(422)
                .body(containsString("200"));
        assertEquals("0", one("select count(*)::text from page_rating where page = '" + page + "'"));
    }

    @Test
    void aRatingLeadsNowhereElse() {
        given().redirects()
                .follow(false)
                .formParam("page", "https://evil.example")
                .formParam("stars", "1")
                .post("/ratings")
                .then()
                .statusCode(303)
                .header("Location", not(containsString("evil")));
        for (var odd : new String[] {"/%00", "/è", "/%ED%A0%80"}) {
            given().redirects()
                    .follow(false)
                    .formParam("page", odd)
                    .formParam("stars", "1")
                    .post("/ratings")
                    .then()
                    .statusCode(303);
        }
    }

    @Test
    void ratingsAreNeverChanged() {
        given().redirects()
                .follow(false)
                .formParam("page", "/")
                .formParam("stars", "1")
                .post("/ratings")
                .then()
                .statusCode(303);
        assertThrows(SQLException.class, () -> one("update page_rating set stars = 5 returning stars::text"));
    }

    private String one(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
