package it.broletto.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import it.broletto.TestPerson;
import it.broletto.campaign.Town;
import it.broletto.collection.Funding;
import it.broletto.sandbox.Card;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Receipts and all that is kept of people without an account, and how they are forgotten. */
@QuarkusTest
class GuestDataTest extends GuestScene {

    @Inject
    Funding funding;

    /** Only who asks, with data for it, and with a link that was opened just now. */
    @Test
    void whoHasNoAccountHasTheirReceiptThroughAFreshLink() throws Exception {
        var made = funding.collected(
                campaign -> {
                    ask(slugOf(campaign), "70", UUID.randomUUID());
                    assertEquals(303, form().post(link()).statusCode());
                    funding.show(pledgeIn(campaign), 7_000, Card.GOOD);
                },
                new Funding.Gift(600, Card.GOOD));
        var pledge = pledgeIn(made.campaign());
        Town.later(Duration.ofMinutes(2));
        var path = "/me/receipts/" + pledge;
        assertTrue(Set.of(302, 303, 401).contains(form().get(path).statusCode()), "nobody");
        assertTrue(Set.of(302, 303, 401).contains(form().get("/me/receipts").statusCode()), "nobody");
        form().formParam("email", address).post("/pledges/link");
        var guest = form().post(link()).cookie("broletto_guest");
        assertTrue(as(guest).get("/pledges/mine").asString().contains("/me/receipts"));
        assertTrue(as(guest)
                .get("/campaigns/" + made.slug() + "/pledges/" + pledge)
                .asString()
                .contains(path));
        assertEquals(200, as(guest).get(path).statusCode());
        assertEquals(404, as(guest).get("/me/receipts/" + made.pledges().get(0)).statusCode(), "another's");
        assertEquals(404, as(guest).get(path + "/receipt.pdf").statusCode(), "nobody asked for one");
        var wrong = receipt(guest, path, "AAAAAA00A00A000A");
        assertEquals(422, wrong.statusCode());
        assertTrue(wrong.asString().contains("Ospite Senza Accesso"));
        var code = TestPerson.codiceFiscale(1_235);
        assertEquals(303, receipt(guest, path, code).statusCode());
        var page = as(guest).get(path);
        assertTrue(page.asString().contains("Ricevuta n. "), page.asString());
        assertFalse(page.asString().contains(code));
        assertEquals("private, no-store", page.header("Cache-Control"));
        assertEquals("application/pdf", as(guest).get(path + "/receipt.pdf").contentType());
        var year = java.time.LocalDate.now(java.time.ZoneId.of("Europe/Rome")).getYear();
        assertEquals(
                200,
                as(guest).get("/me/receipts/years/" + year + "/summary.pdf").statusCode());
        assertTrue(as(guest).get("/me/receipts").asString().contains("/" + year));
        Town.later(Duration.ofMinutes(13));
        for (var old :
                List.of(path, path + "/receipt.pdf", "/me/receipts", "/me/receipts/years/" + year + "/summary.pdf")) {
            var answer = as(guest).get(old);
            assertEquals(303, answer.statusCode(), old);
            assertTrue(answer.header("Location").endsWith("/pledges/link"), old);
        }
        assertEquals(200, as(guest).get("/pledges/mine").statusCode(), "what bears no tax code is still open");
        var late = receipt(guest, path, code);
        assertEquals(422, late.statusCode());
        assertTrue(late.asString().contains("Ospite Senza Accesso")
                && late.asString().contains("/pledges/link"));
        assertFalse(late.asString().contains("Ricevuta n. "));
    }

    /** All that is kept, and forgetting it, are for guests too; who comes back with the same address is somebody new. */
    @Test
    void whoHasNoAccountSeesTheirDataAndMayBeForgotten() {
        var slug = town.liveCampaign();
        ask(slug, "25", UUID.randomUUID(), "message", "Forza");
        var guest = form().post(link()).cookie("broletto_guest");
        var opening = link();
        ask(slug, "30", UUID.randomUUID());
        post.send();
        var unused = Post.paths(sink.to(address).get(0)).get(0);
        assertTrue(Set.of(302, 303, 401).contains(form().get("/me/data").statusCode()), "nobody");
        assertTrue(Set.of(302, 303, 401).contains(form().get("/me/data.json").statusCode()), "nobody");
        assertTrue(Set.of(302, 303, 401).contains(form().post("/me/erasure").statusCode()), "nobody");
        for (var path : List.of("/me/data", "/me/data.json")) {
            var kept = as(guest).get(path);
            assertEquals(200, kept.statusCode());
            assertTrue(kept.asString().contains(address) && kept.asString().contains("Forza"), kept.asString());
        }
        assertEquals(
                422, as(guest).formParam("sure", "true").post("/me/erasure").statusCode(), "a promise stands");
        var own = "/campaigns/" + slug + "/pledges/"
                + pledgeIn(campaigns.bySlug(slug).card().id());
        assertTrue(as(guest).get("/me/erasure").asString().contains(own));
        as(guest).post(own + "/withdrawal");
        Town.later(Duration.ofMinutes(11));
        for (var path : List.of("/me/data", "/me/data.json", "/me/erasure")) {
            assertEquals(303, as(guest).get(path).statusCode(), "a link from before");
        }
        assertEquals(
                303, as(guest).formParam("sure", "true").post("/me/erasure").statusCode());
        Town.later(Duration.ofMinutes(1));
        assertEquals(422, as(guest).post("/me/erasure").statusCode());
        var gone = as(guest).formParam("sure", "true").post("/me/erasure");
        assertEquals(303, gone.statusCode());
        assertTrue(gone.header("Location").endsWith("/campaigns"));
        assertEquals(410, form().post(unused).statusCode(), "what waited to be confirmed is forgotten too");
        assertEquals(410, form().post(opening).statusCode(), "and no link from before leads to them");
        assertFalse(as(guest).get("/me/data.json").asString().contains("Forza"));
        var receipt = own.replaceAll(".*/", "/me/receipts/");
        for (var answer : List.of(
                as(guest).get(own),
                as(guest).get("/me/data"),
                as(guest).get("/pledges/mine"),
                receipt(guest, receipt, TestPerson.codiceFiscale(7)),
                as(guest)
                        .formParam("naming", "named")
                        .formParam("publicName", "Zoe")
                        .post(own + "/naming"))) {
            assertTrue(
                    Set.of(302, 303, 401).contains(answer.statusCode()),
                    "a cookie of somebody forgotten is nobody's: " + answer.statusCode());
        }
        assertEquals(0, written("receipt_wish", own) + written("pledge_naming", own), "and leaves nothing");
        post.send();
        var mails = sink.to(address).size();
        form().formParam("email", address).post("/pledges/link");
        post.send();
        assertEquals(mails, sink.to(address).size(), "nobody is known by it");
    }

    private long written(String table, String path) {
        return (Long) database.createNativeQuery("select count(*) from " + table + " where pledge_id = ?1", Long.class)
                .setParameter(1, UUID.fromString(path.replaceAll(".*/", "")))
                .getSingleResult();
    }

    private static Response receipt(String guest, String path, String code) {
        return as(guest)
                .formParam("intent", UUID.randomUUID())
                .formParam("holder", "Ospite Senza Accesso")
                .formParam("taxCode", code)
                .post(path);
    }

    private String slugOf(UUID campaign) {
        return campaigns.byIds(List.of(campaign)).get(campaign).slug();
    }
}
