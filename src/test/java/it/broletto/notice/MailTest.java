package it.broletto.notice;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import it.broletto.TestPerson;
import it.broletto.campaign.CampaignService;
import it.broletto.campaign.Contact;
import it.broletto.campaign.PledgeService;
import it.broletto.campaign.Town;
import it.broletto.collection.CollectionService;
import it.broletto.dev.MailSink;
import it.broletto.identity.MailAddress;
import it.broletto.identity.Person;
import it.broletto.identity.Role;
import it.broletto.news.NewUpdate;
import it.broletto.news.NewsService;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The outbox and its links, through a real mail server on this computer. */
@QuarkusTest
class MailTest {

    @Inject
    Town town;

    @Inject
    CampaignService campaigns;

    @Inject
    CollectionService collections;

    @Inject
    PledgeService pledges;

    @Inject
    NewsService news;

    @Inject
    MailService mails;

    @Inject
    LetterService letters;

    @Inject
    Postman postman;

    @Inject
    Post post;

    @Inject
    MailSink sink;

    @Inject
    AgroalDataSource database;

    private final String address = "prova." + UUID.randomUUID() + "@posta.example.it";

    @BeforeEach
    void nothingWaits() {
        post.send();
    }

    @AfterEach
    void theServerIsThere() {
        sink.refuse("");
        sink.start();
    }

    private UUID pledge(String slug, boolean updates, String language) {
        return pledges.pledge(
                slug,
                Town.pledge(25),
                new Contact(MailAddress.parse(address).orElseThrow(), updates, language),
                town.backer());
    }

    @Test
    void aPledgeIsToldInTheLanguageOfItsForm() {
        var slug = town.liveCampaign();
        var pledge = pledge(slug, false, "en");
        assertEquals(0, sink.to(address).size(), "nothing is sent within the request");
        post.send();
        var mail = sink.to(address).get(0);
        assertEquals("Your pledge to “Un forno di quartiere”", mail.subject());
        assertTrue(mail.text().contains("€25"), mail.text());
        assertEquals(
                "/campaigns/" + slug + "/pledges/" + pledge, Post.paths(mail).get(0));
        assertTrue(mail.html().contains("<html lang=\"en\">"), mail.html());
        assertEquals("auto-generated", mail.header("Auto-Submitted"));
        assertEquals(List.of("RECEIVED SENT"), post.about(pledge));
        post.send();
        assertEquals(1, sink.to(address).size(), "once");
    }

    /** The transaction that causes a mail is the one that writes it. */
    @Test
    void F10_whatIsRolledBackIsNotTold() {
        var slug = town.liveCampaign();
        var wanted = Town.pledge(25);
        var contact = new Contact(MailAddress.parse(address).orElseThrow(), false, "it");
        pledges.pledge(slug, wanted, town.backer());
        assertThrows(RuntimeException.class, () -> pledges.pledge(slug, wanted, contact, town.backer()));
        var backer = town.backer();
        QuarkusTransaction.begin();
        pledges.pledge(slug, Town.pledge(25), contact, backer);
        QuarkusTransaction.rollback();
        post.send();
        assertEquals(0, sink.to(address).size());
    }

    /** Somebody took the mail in hand and died: before the server had it, or after, nobody knows. */
    @Test
    void F10_whoDiesBetweenTakingAMailAndSendingItLeavesItToTheNext() {
        pledge(town.liveCampaign(), false, "it");
        assertEquals(1, mails.claim(20).size());
        post.send();
        assertEquals(0, sink.to(address).size(), "until the patience is over, it is theirs");
        Town.later(Duration.ofMinutes(6));
        post.send();
        assertEquals(1, sink.to(address).size());
    }

    @Test
    void whatWasSentTwiceIsOneMailToItsReader() throws Exception {
        pledge(town.liveCampaign(), false, "it");
        var mail = mails.claim(20).get(0);
        postman.send(mail.id(), address, letters.word(mail).orElseThrow());
        Town.later(Duration.ofMinutes(6));
        post.send();
        var both = sink.to(address);
        assertEquals(2, both.size());
        assertEquals(both.get(0).header("Message-ID"), both.get(1).header("Message-ID"));
        assertTrue(both.get(0).header("Message-ID").startsWith("<" + mail.id() + "@"));
    }

    /** Whoever comes back late, after another one sent it, changes nothing. */
    @Test
    void aLateAnswerIsForgotten() {
        var pledge = pledge(town.liveCampaign(), false, "it");
        var mail = mails.claim(20).get(0);
        Town.later(Duration.ofMinutes(6));
        post.send();
        mails.failed(mail, "late");
        mails.sent(mail);
        assertEquals(List.of("RECEIVED SENT"), post.about(pledge));
    }

    @Test
    void twoJobsAtOnceSendEachMailOnce() throws Exception {
        var slug = town.liveCampaign();
        var all = new HashSet<String>();
        for (var at = 0; at < 30; at++) {
            var one = at + "." + address;
            all.add(one);
            pledges.pledge(
                    slug,
                    Town.pledge(10),
                    new Contact(MailAddress.parse(one).orElseThrow(), false, "it"),
                    town.backer());
        }
        var jobs = Executors.newFixedThreadPool(4);
        jobs.invokeAll(List.of(
                Executors.callable(post::send),
                Executors.callable(post::send),
                Executors.callable(post::send),
                Executors.callable(post::send)));
        jobs.shutdown();
        for (var one : all) {
            assertEquals(1, sink.to(one).size(), one);
        }
    }

    @Test
    void theServerIsDownAndComesBack() {
        var pledge = pledge(town.liveCampaign(), false, "it");
        sink.stop();
        post.send();
        assertEquals(List.of("RECEIVED WAITING"), post.about(pledge));
        assertTrue(
                mails.desk().problems().stream()
                        .anyMatch(problem -> problem.code().contains("Connect")),
                mails.desk().problems()::toString);
        sink.start();
        post.send();
        assertEquals(0, sink.to(address).size(), "not at once");
        Town.later(Duration.ofMinutes(2));
        post.send();
        assertEquals(1, sink.to(address).size());
    }

    @Test
    void whatTheServerNeverTakesIsGivenUpAndShownWithoutTheAddress() {
        var pledge = pledge(town.liveCampaign(), false, "it");
        sink.refuse(address);
        post.send();
        Town.later(Duration.ofDays(4));
        post.send();
        assertEquals(List.of("RECEIVED GIVEN_UP"), post.about(pledge));
        var desk =
                given().header(TestPerson.HEADER, TestPerson.staff("officer")).get("/desk/mails");
        assertEquals(200, desk.statusCode());
        assertTrue(desk.asString().contains("SMTP 550"), desk.asString());
        assertFalse(desk.asString().contains(address));
        given().header(TestPerson.HEADER, TestPerson.citizen(TestPerson.codiceFiscale(16_800)))
                .get("/desk/mails")
                .then()
                .statusCode(403);
    }

    /** Also not in the words that the mail server said, nor in what was sealed. */
    @Test
    void theDatabaseKeepsNoAddressThatCanBeRead() throws SQLException {
        pledge(town.liveCampaign(), false, "it");
        sink.refuse(address);
        post.send();
        try (var connection = database.getConnection();
                var rows = connection
                        .createStatement()
                        .executeQuery(
                                "select string_agg(cast(c as text), '') || (select string_agg(cast(a as text), '')"
                                        + " from mail_attempt a) from contact c")) {
            rows.next();
            assertFalse(rows.getString(1).contains(address.substring(0, 20)));
        }
    }

    @Test
    void anAddressGetsFiveMailsADayThatItsOwnerDidNotAskFor() {
        var slug = town.liveCampaign();
        for (var at = 0; at < 8; at++) {
            pledge(slug, false, "it");
        }
        post.send();
        assertEquals(MailService.MOST_ASKED_FOR, sink.to(address).size());
    }

    @Test
    void updatesGoToWhoConfirmedThatTheyWantThem() {
        var slug = town.liveCampaign();
        var campaign = campaigns.bySlug(slug).card().id();
        pledge(slug, true, "it");
        post.send();
        tell(campaign, "Prima");
        post.send();
        assertEquals(1, sink.to(address).size(), "whoever typed the address need not be its owner");
        var link = Post.paths(sink.to(address).get(0)).get(1);
        assertEquals(200, given().get(link).statusCode());
        tell(campaign, "Aperta da uno scanner");
        post.send();
        assertEquals(1, sink.to(address).size(), "looking at a link does nothing");
        assertEquals(200, given().post(link).statusCode());
        assertEquals(410, given().post(link).statusCode(), "a link is used once");
        tell(campaign, "Il <forno> & il tetto");
        post.send();
        var update = sink.to(address).get(0);
        assertTrue(update.text().contains("Il <forno> & il tetto"), update.text());
        assertTrue(update.html().contains("Il &lt;forno&gt; &amp; il tetto"), update.html());
        assertEquals("List-Unsubscribe=One-Click", update.header("List-Unsubscribe-Post"));
        var stop = update.header("List-Unsubscribe").replaceAll("^<https?://[^/]+|>$", "");
        given().formParam("List-Unsubscribe", "One-Click").post(stop).then().statusCode(200);
        given().post(stop).then().statusCode(200);
        tell(campaign, "Dopo");
        post.send();
        assertEquals(2, sink.to(address).size());
    }

    private void tell(UUID campaign, String title) {
        news.tell(
                campaign,
                new NewUpdate(title, "Le mura sono su.", UUID.randomUUID()),
                new Person(town.backer().id(), Set.of(Role.OFFICER), 2, Instant.now(), null, ""));
    }

    @Test
    void whoWantsNoMoreMailsIsForgotten() {
        var slug = town.liveCampaign();
        var pledge = pledge(slug, false, "it");
        post.send();
        var stop = Post.paths(sink.to(address).get(0)).get(1);
        given().get(stop).then().statusCode(200);
        assertTrue(post.keepsAddress(pledge));
        given().post(stop).then().statusCode(200);
        assertFalse(post.keepsAddress(pledge));
    }

    @Test
    void aForgedOrOldLinkIsGone() {
        pledge(town.liveCampaign(), true, "it");
        post.send();
        var link = Post.paths(sink.to(address).get(0)).get(1);
        given().post(link + "A").then().statusCode(410);
        given().get("/links/" + "A".repeat(43)).then().statusCode(410);
        given().get("/links/..%2f..%2fetc").then().statusCode(410);
        Town.later(Duration.ofDays(15));
        given().get(link).then().statusCode(410);
        given().post(link).then().statusCode(410);
    }

    @Test
    void nothingInAnAddressBecomesARecipientOrAHeader() {
        for (var wrong : List.of(
                "",
                "a",
                "a@b",
                "a@@b.it",
                "a b@c.it",
                "a@b.it\nBcc: c@d.it",
                "a@b.it\r\nBcc: c@d.it",
                "a@b.it,c@d.it",
                "<a@b.it>",
                "\"a\"@b.it",
                "a@b.it>",
                "a(c)@b.it",
                ".a@b.it",
                "a..b@c.it",
                "a@-b.it",
                "a@b_c.it",
                "a@b.it\u0000",
                "à@b.it",
                "x".repeat(65) + "@b.it")) {
            assertTrue(MailAddress.parse(wrong).isEmpty(), wrong);
        }
        assertEquals(
                "a+b@xn--citt-3na.it",
                MailAddress.parse(" a+b@Città.it ").orElseThrow().value());
        assertEquals(
                MailAddress.parse("Anna.Bo@Posta.IT").orElseThrow().normalised(),
                MailAddress.parse("anna.bo@posta.it").orElseThrow().normalised());
    }

    @Test
    void theFormKeepsWhatWasTypedAndSaysWhatIsWrongWithAnAddress() {
        var slug = town.liveCampaign();
        var answer = given().header(TestPerson.HEADER, TestPerson.citizen(TestPerson.codiceFiscale(16_801)))
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("intent", UUID.randomUUID())
                .formParam("amount", "25")
                .formParam("naming", "anonymous")
                .formParam("email", "anna@posta, bo@posta.it")
                .post("/campaigns/" + slug + "/pledges");
        assertEquals(422, answer.statusCode());
        assertTrue(answer.asString().contains("value=\"anna@posta, bo@posta.it\""));
        assertTrue(answer.asString().contains("nome@esempio.it"));
    }

    @Test
    void aMailMovesByAttemptsAlone() throws SQLException {
        pledge(town.liveCampaign(), false, "it");
        try (var connection = database.getConnection()) {
            for (var sql : List.of(
                    "update mail set status = 'SENT'",
                    "delete from mail",
                    "update mail_token set ends_at = ends_at + interval '1 day'",
                    "insert into mail_attempt (mail_id, number, event, at, due_at) select id, 7, 'SENT', now(), now() from mail where status = 'WAITING'",
                    "update contact set address = 'other' where erased_at is null",
                    "delete from contact")) {
                var refused = assertThrows(
                        SQLException.class, () -> connection.createStatement().execute(sql), sql);
                assertEquals("23001", refused.getSQLState(), sql);
            }
        }
    }
}
