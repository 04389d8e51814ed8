package it.broletto.ballot;

import static it.broletto.ballot.TestVoters.as;
import static it.broletto.ballot.TestVoters.cast;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import it.broletto.TestPerson;
import it.broletto.identity.TestResidents;
import it.broletto.project.TestProjects;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BoothTest {

    @Inject
    TestProjects projects;

    @Inject
    TestResidents residents;

    private String citizen() {
        return TestPerson.citizen(residents.somebody());
    }

    @Test
    void aCitizenChoosesReviewsCastsAndGetsAReceipt() {
        var round = projects.voting();
        var ids = projects.ids(round);
        var citizen = citizen();
        as(citizen)
                .get("/rounds/" + round.slug() + "/booth")
                .then()
                .statusCode(200)
                .body(containsString("Alberi in via Padova 8"), containsString("Ti restano 3 scelte su 3"));
        var paper = as(citizen)
                .formParam("pick", ids.get(0), ids.get(6))
                .post("/rounds/" + round.slug() + "/booth/review")
                .then()
                .statusCode(200)
                .body(containsString("Alberi in via Padova 7"), not(containsString("Alberi in via Padova 2")))
                .extract()
                .htmlPath();
        var intent = paper.getString("**.find { it.@name == 'intent' }.@value");
        var receipt = cast(citizen, round, UUID.fromString(intent), List.of(ids.get(0), ids.get(6)))
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        as(citizen)
                .get(receipt)
                .then()
                .statusCode(200)
                .body(containsString("Sì, la tua scheda è nell"), not(containsString("Alberi in via Padova")));
        as(citizen()).get(receipt).then().statusCode(404);
        as(citizen).get("/me/ballots").then().statusCode(200).body(containsString(round.title()));
    }
}
