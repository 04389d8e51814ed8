package it.broletto.notice;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import it.broletto.TestPerson;
import it.broletto.application.Applicants;
import it.broletto.bridge.FollowService;
import it.broletto.bridge.Losers;
import it.broletto.campaign.Town;
import it.broletto.dev.MailSink;
import it.broletto.identity.MailAddress;
import it.broletto.identity.Person;
import it.broletto.privacy.PrivacyService;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mails to people who follow a project that goes on as a campaign. */
@QuarkusTest
class FollowerMailTest {

    @Inject
    FollowerMailService followers;

    @Inject
    FollowService following;

    @Inject
    Losers losers;

    @Inject
    Applicants people;

    @Inject
    Post post;

    @Inject
    MailSink sink;

    @Inject
    PrivacyService privacy;

    @Inject
    AgroalDataSource database;

    private final String address = "segue." + UUID.randomUUID() + "@posta.example.it";

    @BeforeEach
    void nothingWaits() {
        post.send();
    }

    private Person follower(UUID project) {
        var person = people.citizen();
        following.follow(project, person);
        return person;
    }

    private void ask(Person person, String language) {
        followers.ask(MailAddress.parse(address).orElseThrow(), language, person);
        post.send();
    }

    private void confirm() {
        var link = Post.paths(sink.to(address).get(0)).get(0);
        given().post(link).then().statusCode(200).body(containsString("Ti scriviamo quando un progetto che segui"));
    }

    @Test
    void onlyWhoFollowsAndSaidYesFromTheirAddressIsWrittenTo() {
        var author = people.citizen();
        var made = losers.lost(author);
        var agreed = follower(made.project());
        ask(agreed, "it");
        var asked = sink.to(address).get(0);
        assertEquals("Conferma: vuoi sapere dei progetti che segui?", asked.subject());
        assertFalse(followers.of(agreed).orElseThrow().confirmed());
        confirm();
        assertTrue(followers.of(agreed).orElseThrow().confirmed());

        // Follows, but never said yes from the address; follows and wants nothing; said yes, and follows something
        // else.
        var typed = "altrui." + UUID.randomUUID() + "@posta.example.it";
        followers.ask(MailAddress.parse(typed).orElseThrow(), "it", follower(made.project()));
        follower(made.project());
        post.send();
        var before = sink.to(typed).size();

        var slug = people.openedOf(made.project(), author);
        assertEquals(1, sink.to(address).size(), "nothing is sent within the request");
        post.send();
        post.send();
        assertEquals(2, sink.to(address).size());
        var mail = sink.to(address).get(0);
        assertTrue(mail.subject().startsWith("Il progetto che segui è una campagna: «"), mail.subject());
        assertTrue(mail.text().contains("/campaigns/" + slug), mail.text());
        assertTrue(mail.text().contains("Raccoglie promesse fino a"), mail.text());
        assertEquals("List-Unsubscribe=One-Click", mail.header("List-Unsubscribe-Post"));
        assertEquals(before, sink.to(typed).size(), "whoever typed the address need not be its owner");

        var stop = mail.header("List-Unsubscribe").replaceAll("^<https?://[^/]+|>$", "");
        given().get(stop).then().statusCode(200).body(containsString("cancelliamo l&#39;indirizzo"));
        assertTrue(followers.of(agreed).isPresent(), "looking at a link does nothing");
        given().formParam("List-Unsubscribe", "One-Click")
                .post(stop)
                .then()
                .statusCode(200)
                .body(containsString("per i progetti che segui e l&#39;indirizzo è cancellato"));
        assertTrue(followers.of(agreed).isEmpty());
        assertTrue(following.follows(made.project(), agreed.id()), "they follow it still");
        given().post(stop).then().statusCode(200);
    }

    @Test
    void whoClosedTheInvitationOrFollowsNoMoreBeforeItWasSentIsLeftInPeace() {
        for (var leaves : List.of(true, false)) {
            var author = people.citizen();
            var made = losers.lost(author);
            var person = follower(made.project());
            ask(person, "en");
            if (leaves) {
                confirm();
            }
            people.openedOf(made.project(), author);
            var sent = sink.to(address).size();
            if (leaves) {
                following.unfollow(made.project(), person);
            } else {
                following.close(following.invitations(person.id()).get(0).campaign(), person);
            }
            post.send();
            assertEquals(sent, sink.to(address).size());
            followers.stop(person);
        }
    }

    @Test
    void itIsWordedInTheLanguageOfItsForm() {
        var author = people.citizen();
        var made = losers.lost(author);
        ask(follower(made.project()), "en");
        assertTrue(sink.to(address).get(0).subject().startsWith("Confirm:"));
        confirm();
        people.openedOf(made.project(), author);
        post.send();
        var mail = sink.to(address).get(0);
        assertTrue(mail.subject().startsWith("What you follow is a campaign now: “"), mail.subject());
        assertTrue(mail.text().contains("Do not write to me about what I follow any more"), mail.text());
        given().header(TestPerson.HEADER, TestPerson.staff("administrator"))
                .get("/desk/mails")
                .then()
                .statusCode(200);
    }

    @Test
    void anAddressThatIsNotConfirmedOrNotNeededIsErasedAndOneThatIsStays() {
        var made = losers.lost(people.citizen());
        var unsure = follower(made.project());
        followers.ask(MailAddress.parse("x." + address).orElseThrow(), "it", unsure);
        var person = follower(made.project());
        ask(person, "it");
        var late = Post.paths(sink.to("x." + address).get(0)).get(0);
        confirm();
        Town.later(Duration.ofDays(4));
        post.erase();
        assertTrue(followers.of(unsure).isEmpty());
        given().post(late).then().statusCode(410);
        assertTrue(followers.of(person).isPresent());
        following.unfollow(made.project(), person);
        post.erase();
        assertTrue(followers.of(person).isEmpty(), "who follows nothing is written to about nothing");
    }

    @Test
    void oneAddressForAPersonAndFiveMailsADayToOneAddress() {
        var person = people.citizen();
        for (var each = 0; each < 7; each++) {
            ask(person, "it");
        }
        assertEquals(5, sink.to(address).size());
        followers.ask(MailAddress.parse("y." + address).orElseThrow(), "it", person);
        assertEquals("y." + address, followers.of(person).orElseThrow().address());
        post.send();
        given().post(Post.paths(sink.to(address).get(0)).get(0)).then().statusCode(410);
    }

    @Test
    void whoIsForgottenIsNotWrittenTo() throws SQLException {
        var person = people.citizen();
        ask(person, "it");
        confirm();
        var kept = privacy.kept(person.id()).toString();
        assertTrue(kept.contains("ADDRESS=" + address) && kept.contains("section=MAILS"), kept);
        privacy.forget(person.id());
        assertTrue(followers.of(person).isEmpty());
        assertFalse(privacy.kept(person.id()).toString().contains(address));
        try (var connection = database.getConnection();
                var found = connection
                        .createStatement()
                        .executeQuery("select count(*) from follower_mail where person_id = '" + person.id() + "'")) {
            found.next();
            assertEquals(0, found.getInt(1));
        }
    }

    @Test
    void thePageTellsTheOwnerWhereItWritesAndKeepsWhatWasTyped() {
        var who = TestPerson.citizen(TestPerson.codiceFiscale(16_140));
        var page = "/me/mails";
        given().redirects().follow(false).get(page).then().statusCode(303);
        as(who).get(page).then().statusCode(200).body(containsString("Avvisatemi"));
        as(who).formParam("email", "non un indirizzo")
                .post(page)
                .then()
                .statusCode(422)
                .body(containsString("value=\"non un indirizzo\""), containsString("#email"));
        as(who).formParam("email", address).post(page).then().statusCode(303);
        post.send();
        as(who).get(page).then().body(containsString("Ti abbiamo scritto a " + address));
        confirm();
        as(who).get(page).then().body(containsString("Ti scriviamo a " + address));
        as(who).post(page + "/end").then().statusCode(303);
        as(who).get(page).then().body(not(containsString(address)));
        as(TestPerson.staff("officer")).get(page).then().statusCode(403);
    }

    private static io.restassured.specification.RequestSpecification as(String person) {
        return given().redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .header(TestPerson.HEADER, person);
    }
}
