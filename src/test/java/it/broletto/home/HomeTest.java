package it.broletto.home;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import it.broletto.campaign.Town;
import it.broletto.round.Phase;
import it.broletto.round.TestRounds;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HomeTest {

    @Inject
    TestRounds rounds;

    @Inject
    Town town;

    @Inject
    HomeView view;

    @Test
    void theMostUrgentActStandsFirstAndEveryDoorLeadsSomewhere() {
        var voting = rounds.in(Phase.VOTING);
        var collecting = rounds.in(Phase.COLLECTING);
        var campaign = town.liveCampaign();
        var home = view.now();
        assertEquals(Act.Kind.VOTE, home.acts().get(0).kind(), "voting comes before everything else");
        assertEquals(
                List.of(Act.Kind.values()),
                home.doors().stream().map(Door::kind).toList());
        assertTrue(home.acts().stream().anyMatch(a -> a.href().equals("/rounds/" + voting.slug() + "/booth")));
        assertTrue(
                home.acts().stream().anyMatch(a -> a.href().equals("/rounds/" + collecting.slug() + "/proposals/new")));
        given().get("/")
                .then()
                .statusCode(200)
                .body(containsString("Vota adesso"))
                .body(containsString("/booth"))
                .body(not(containsString("{card")));
        given().get("/campaigns/" + campaign).then().statusCode(200);
    }

    @Test
    void theServicePageSaysWhatTheNationalModelAsks() {
        for (var language : List.of("it", "en")) {
            var page = given().cookie("broletto_language", language)
                    .get("/participate")
                    .then()
                    .statusCode(200);
            for (var id : List.of("who", "how", "needed", "get", "when", "access", "conditions", "contacts", "faq")) {
                page.body(containsString("id=\"" + id + "\""));
            }
        }
    }

    @Test
    void theServiceSaysHowItIsAndWhoAnswersForIt() {
        given().get("/status")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("status", equalTo(200));
        given().accept("application/json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body("info.title", equalTo("Broletto"))
                .body("info.'x-summary'", containsString("Participatory"))
                .body("info.contact.email", containsString("@"))
                .body("info.license.name", equalTo("EUPL-1.2"))
                .body("servers[0].description", containsString("municipality"));
    }

    /** What machines send here is told to operators instead. */
    @Test
    void integratorsAreToldOfEveryAddressOfTheApi() throws IOException {
        Map<String, Map<String, ?>> paths =
                given().accept("application/json").get("/q/openapi").path("paths");
        var read = new TreeSet<String>();
        paths.forEach((path, acts) -> {
            if (path.startsWith("/api/v1/") && acts.containsKey("get")) {
                read.add(path);
            }
        });
        var told = new TreeSet<String>();
        Pattern.compile("`(/api/v1/[^`]+)`")
                .matcher(Files.readString(Path.of("docs/integrators.md")))
                .results()
                .forEach(found -> told.add(found.group(1)));
        assertEquals(read, told);
    }
}
