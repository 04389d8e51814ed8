package it.broletto.need;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import it.broletto.TestPerson;
import it.broletto.campaign.CampaignService;
import it.broletto.campaign.Town;
import it.broletto.shared.Money;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class NeedPagesTest {

    @Inject
    Town town;

    @Inject
    CampaignService campaigns;

    @Inject
    NeedService needs;

    @Inject
    AgroalDataSource database;

    @Test
    void hoursAreAskedOfferedCountedAndTakenBackAndNeverMoney() throws SQLException {
        var slug = town.liveCampaign();
        var needs = "/campaigns/" + slug + "/needs";
        citizen(1)
                .formParams("kind", "HOURS", "name", "Imbiancare", "wanted", "40", "intent", UUID.randomUUID())
                .post(needs)
                .then()
                .statusCode(403);
        officer()
                .formParams("kind", "HOURS", "name", "Im", "wanted", "quaranta", "intent", UUID.randomUUID())
                .post(needs)
                .then()
                .statusCode(422)
                .body(containsString("quaranta"));
        officer()
                .formParams("kind", "HOURS", "name", "Imbiancare la sala", "wanted", "40", "intent", UUID.randomUUID())
                .post(needs)
                .then()
                .statusCode(303);
        var need = only(slug);
        var offers = needs + "/" + need.id() + "/offers";
        citizen(1)
                .formParams("quantity", "0", "note", "Il sabato", "intent", UUID.randomUUID())
                .post(offers)
                .then()
                .statusCode(422)
                .body(containsString("Il sabato"));
        var intent = UUID.randomUUID();
        for (int i = 0; i < 2; i++) {
            citizen(1)
                    .formParams("quantity", "8", "note", "Il sabato, 333 1234567", "intent", intent)
                    .post(offers)
                    .then()
                    .statusCode(303);
        }
        citizen(1)
                .formParams("quantity", "9", "note", "Il sabato, 333 1234567", "intent", intent)
                .post(offers)
                .then()
                .statusCode(409);
        citizen(1)
                .formParams("quantity", "8", "note", "La domenica", "intent", intent)
                .post(offers)
                .then()
                .statusCode(409);
        citizen(2)
                .formParams("quantity", "8", "note", "Io", "intent", intent)
                .post(offers)
                .then()
                .statusCode(409);
        citizen(2)
                .formParams("quantity", "35", "note", "Ho una squadra", "intent", UUID.randomUUID())
                .post(offers)
                .then()
                .statusCode(303);
        assertEquals(43, only(slug).offered());
        assertEquals(2, only(slug).people());
        assertEquals(Money.ZERO, campaigns.bySlug(slug).card().promised());
        for (var page : new String[] {needs, "/campaigns/" + slug}) {
            given().get(page)
                    .then()
                    .statusCode(200)
                    .body(
                            containsString("Offerte 43 ore su 40 ore"),
                            containsString("2 persone"),
                            not(containsString("1234567")));
        }
        citizen(2).get(needs).then().body(containsString("squadra"), not(containsString("1234567")));
        officer().get(needs).then().body(containsString("squadra"), containsString("1234567"));
        assertFalse(stored(need.id()).contains("1234567"), "notes are kept sealed");
        var own = this.needs
                .offersOf(campaigns.bySlug(slug).card().id(), offerer())
                .get(0);
        citizen(2).post(needs + "/offers/" + own.id() + "/withdrawal").then().statusCode(404);
        citizen(1).post(needs + "/offers/" + own.id() + "/withdrawal").then().statusCode(303);
        assertEquals(35, only(slug).offered());
        officer().get(needs).then().body(not(containsString("1234567")));
    }

    @Test
    void aNeedOfAnotherCampaignIsNotFound() {
        var slug = town.liveCampaign();
        needs.ask(
                campaigns.bySlug(slug).card().id(),
                new NewNeed(NeedKind.GOODS, "Sedie", 4, UUID.randomUUID()),
                town.backer());
        var other = town.liveCampaign();
        citizen(3)
                .get("/campaigns/" + other + "/needs/" + only(slug).id())
                .then()
                .statusCode(404);
    }

    private NeedView only(String slug) {
        return needs.of(campaigns.bySlug(slug).card().id()).get(0);
    }

    private UUID offerer() throws SQLException {
        try (var connection = database.getConnection();
                var rows = connection
                        .createStatement()
                        .executeQuery("select person_id from need_offer where quantity = 8 order by offered_at desc")) {
            rows.next();
            return rows.getObject(1, UUID.class);
        }
    }

    private String stored(UUID need) throws SQLException {
        try (var connection = database.getConnection();
                var rows = connection
                        .createStatement()
                        .executeQuery("select string_agg(note, ' ') from need_offer where need_id = '" + need + "'")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static RequestSpecification citizen(int number) {
        return as(TestPerson.citizen(TestPerson.codiceFiscale(8_300 + number)));
    }

    private static RequestSpecification officer() {
        return as(TestPerson.staff("officer"));
    }

    private static RequestSpecification as(String who) {
        return given().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .header(TestPerson.HEADER, who);
    }
}
