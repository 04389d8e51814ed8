package it.broletto.news;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import it.broletto.TestPerson;
import it.broletto.campaign.CampaignService;
import it.broletto.campaign.Town;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class NewsPagesTest {

    @Inject
    Town town;

    @Inject
    CampaignService campaigns;

    @Inject
    NewsService news;

    @Inject
    QuestionService questions;

    @Test
    void anUpdateIsToldOnceCorrectedAndBothVersionsStay() {
        var slug = town.liveCampaign();
        var updates = "/campaigns/" + slug + "/updates";
        citizen(1)
                .formParams("title", "Io no", "body", "Non posso", "intent", UUID.randomUUID())
                .post(updates)
                .then()
                .statusCode(403);
        officer()
                .formParams("title", "Il", "body", "Testo tenuto", "intent", UUID.randomUUID())
                .post(updates)
                .then()
                .statusCode(422)
                .body(containsString("Testo tenuto"));
        var intent = UUID.randomUUID();
        for (int i = 0; i < 2; i++) {
            officer()
                    .formParams("title", "Il muro è su & bello", "body", "Primo.\n\n<b>Secondo</b>.", "intent", intent)
                    .post(updates)
                    .then()
                    .statusCode(303);
        }
        officer()
                .formParams("title", "Il muro è su & bello", "body", "Altro.", "intent", intent)
                .post(updates)
                .then()
                .statusCode(409);
        var told = news.newest(campaigns.bySlug(slug).card().id(), 9);
        assertEquals(1, told.size());
        var one = updates + "/" + told.get(0).id();
        given().get("/campaigns/" + slug)
                .then()
                .body(containsString("Il muro è su &amp; bello"), containsString("&lt;b&gt;Secondo"));
        var mark = UUID.randomUUID();
        for (int i = 0; i < 2; i++) {
            officer()
                    .formParams("title", "Il muro è quasi su", "body", "Primo.", "version", 1, "intent", mark)
                    .post(one + "/correction")
                    .then()
                    .statusCode(303);
        }
        officer()
                .formParams("title", "Troppo tardi", "body", "Primo.", "version", 1, "intent", UUID.randomUUID())
                .post(one + "/correction")
                .then()
                .statusCode(409);
        given().get(one)
                .then()
                .statusCode(200)
                .body(
                        containsString("Il muro è quasi su"),
                        containsString("Versioni precedenti"),
                        containsString("&lt;b&gt;Secondo"));
        given().get(updates)
                .then()
                .body(containsString("quasi su"), containsString("corretto"), not(containsString("bello")));
        given().get(updates + ".atom")
                .then()
                .statusCode(200)
                .contentType("application/atom+xml")
                .body("feed.entry.size()", org.hamcrest.Matchers.is(1))
                .body("feed.entry[0].title", org.hamcrest.Matchers.is("Il muro è quasi su"));
        given().get(updates + "/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void aQuestionIsPublicWithItsAnswerAndOffThePageWhenHidden() {
        var slug = town.liveCampaign();
        var path = "/campaigns/" + slug + "/questions";
        given().redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .formParams("words", "Chi paga la luce?", "intent", UUID.randomUUID())
                .post(path)
                .then()
                .statusCode(401);
        citizen(2)
                .formParams("words", "Chi?", "intent", UUID.randomUUID())
                .post(path)
                .then()
                .statusCode(422)
                .body(containsString("Chi?"));
        citizen(2)
                .formParams("words", "Chi paga la luce?", "intent", UUID.randomUUID())
                .post(path)
                .then()
                .statusCode(303);
        given().get(path).then().body(not(containsString("Chi paga")));
        citizen(3).get(path).then().body(not(containsString("Chi paga")));
        citizen(2).get(path).then().body(containsString("Chi paga"), containsString("aspetta risposta"));
        officer().get(path).then().body(containsString("Aspettano risposta"));
        var id = questions.unanswered(campaigns.bySlug(slug).card().id()).get(0).id();
        citizen(3).get(path + "/" + id).then().statusCode(403);
        citizen(3)
                .formParams("answer", "Io!")
                .post(path + "/" + id + "/answer")
                .then()
                .statusCode(403);
        officer()
                .formParams("answer", "")
                .post(path + "/" + id + "/answer")
                .then()
                .statusCode(422);
        officer()
                .formParams("answer", "La paga il Municipio.")
                .post(path + "/" + id + "/answer")
                .then()
                .statusCode(303);
        for (var page : new String[] {path, "/campaigns/" + slug}) {
            given().get(page).then().body(containsString("Chi paga"), containsString("La paga il Municipio."));
        }
        officer()
                .formParams("answer", "La paghiamo noi.")
                .post(path + "/" + id + "/answer")
                .then()
                .statusCode(303);
        given().get(path).then().body(containsString("La paghiamo noi."), not(containsString("Municipio.")));
        citizen(2)
                .formParams("reason", "no")
                .post(path + "/" + id + "/hiding")
                .then()
                .statusCode(403);
        officer()
                .formParams("reason", "Contiene un numero di telefono")
                .post(path + "/" + id + "/hiding")
                .then()
                .statusCode(303);
        for (var page : new String[] {path, "/campaigns/" + slug}) {
            given().get(page).then().body(not(containsString("Chi paga")));
        }
        citizen(2).get(path).then().body(containsString("numero di telefono"));
    }

    @Test
    void onlySoManyQuestionsOfOnePersonWait() {
        var slug = town.liveCampaign();
        var path = "/campaigns/" + slug + "/questions";
        for (int i = 0; i <= QuestionService.MOST_WAITING; i++) {
            citizen(4)
                    .formParams("words", "Domanda numero " + i, "intent", UUID.randomUUID())
                    .post(path)
                    .then()
                    .statusCode(i < QuestionService.MOST_WAITING ? 303 : 422);
        }
    }

    /** The fifth question sent twice is one question, and with other words it is none. */
    @Test
    void aQuestionSentTwiceIsOne() throws Exception {
        var slug = town.liveCampaign();
        var path = "/campaigns/" + slug + "/questions";
        var marks = java.util.stream.Stream.generate(UUID::randomUUID)
                .limit(QuestionService.MOST_WAITING)
                .toList();
        for (int i = 0; i < 2; i++) {
            for (var mark : marks) {
                citizen(5)
                        .formParams("words", "Chi paga la luce?", "intent", mark)
                        .post(path)
                        .then()
                        .statusCode(303);
            }
        }
        citizen(5)
                .formParams("words", "Chi paga il gas?", "intent", marks.get(0))
                .post(path)
                .then()
                .statusCode(409);
        citizen(6)
                .formParams("words", "Chi paga la luce?", "intent", marks.get(0))
                .post(path)
                .then()
                .statusCode(409);
    }

    /** However many come at once, no more of them wait than may. */
    @Test
    void questionsAtOnceAreCountedOneAfterTheOther() throws Exception {
        var campaign = campaigns.bySlug(town.liveCampaign()).card().id();
        var person = town.backer();
        var pool = java.util.concurrent.Executors.newFixedThreadPool(12);
        try {
            var asked = new java.util.ArrayList<java.util.concurrent.Callable<Boolean>>();
            for (int i = 0; i < 24; i++) {
                asked.add(() -> questions.ask(campaign, "Chi paga la luce?", UUID.randomUUID(), person));
            }
            for (var one : pool.invokeAll(asked)) {
                one.get();
            }
        } finally {
            pool.shutdown();
        }
        assertEquals(
                QuestionService.MOST_WAITING,
                questions.of(campaign, person.id()).size());
    }

    private static RequestSpecification citizen(int number) {
        return as(TestPerson.citizen(TestPerson.codiceFiscale(8_400 + number)));
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
