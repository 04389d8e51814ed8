package it.broletto.notice;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import it.broletto.campaign.CampaignService;
import it.broletto.campaign.Town;
import it.broletto.dev.MailSink;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** Somebody without an account: the form, the mail, the link. */
abstract class GuestScene {

    @Inject
    Town town;

    @Inject
    CampaignService campaigns;

    @Inject
    Post post;

    @Inject
    MailSink sink;

    @Inject
    EntityManager database;

    String address = "ospite." + UUID.randomUUID() + "@posta.example.it";

    @BeforeEach
    void nothingWaits() {
        post.send();
    }

    static RequestSpecification form() {
        return given().redirects().follow(false).contentType("application/x-www-form-urlencoded; charset=UTF-8");
    }

    Response ask(String slug, String euros, UUID intent, String... more) {
        return askFrom(address, slug, euros, intent, more);
    }

    static Response askFrom(String from, String slug, String euros, UUID intent, String... more) {
        var form = form().formParam("intent", intent)
                .formParam("amount", "other")
                .formParam("otherAmount", euros)
                .formParam("naming", "anonymous")
                .formParam("by", "mail")
                .formParam("email", from);
        for (var at = 0; at < more.length; at += 2) {
            form.formParam(more[at], more[at + 1]);
        }
        return form.post("/campaigns/" + slug + "/pledges");
    }

    /** The link in the latest mail. */
    String link() {
        post.send();
        return Post.paths(sink.to(address).get(0)).get(0);
    }

    long made(String slug) {
        return ((Number) database.createNativeQuery(
                                "select count(*) from pledge p join campaign c on c.id = p.campaign_id where c.slug = ?1")
                        .setParameter(1, slug)
                        .getSingleResult())
                .longValue();
    }

    static RequestSpecification as(String guest) {
        return form().cookie("broletto_guest", guest).header("Sec-Fetch-Site", "same-origin");
    }

    UUID pledgeIn(UUID campaign) {
        return UUID.fromString(database.createNativeQuery("""
                        select cast(p.id as text) from pledge p join person_by_mail m on m.person_id = p.person_id where p.campaign_id = ?1""")
                .setParameter(1, campaign)
                .getSingleResult()
                .toString());
    }
}
