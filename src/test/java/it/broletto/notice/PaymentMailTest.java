package it.broletto.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import it.broletto.campaign.CampaignService;
import it.broletto.campaign.Contact;
import it.broletto.campaign.PledgeService;
import it.broletto.campaign.Town;
import it.broletto.collection.CollectionService;
import it.broletto.collection.Funding;
import it.broletto.collection.PledgeMoved;
import it.broletto.collection.PledgeStatus;
import it.broletto.dev.MailSink;
import it.broletto.identity.MailAddress;
import it.broletto.rail.RailService;
import it.broletto.sandbox.Card;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What backers are told of their money, as it really moves. */
@QuarkusTest
class PaymentMailTest {

    @Inject
    Town town;

    @Inject
    CampaignService campaigns;

    @Inject
    CollectionService collections;

    @Inject
    PledgeService pledges;

    @Inject
    RailService rails;

    @Inject
    Funding funding;

    @Inject
    MailService mails;

    @Inject
    Post post;

    @Inject
    MailSink sink;

    private final String run = UUID.randomUUID() + "@posta.example.it";

    @BeforeEach
    void nothingWaits() {
        post.send();
    }

    private UUID pledge(String slug, long euros, String to, Card card) {
        var id = pledges.pledge(
                slug,
                Town.pledge(euros),
                new Contact(MailAddress.parse(to + run).orElseThrow(), false, "it"),
                town.backer());
        funding.show(id, euros * 100, card);
        return id;
    }

    private String begin(Duration closesIn) {
        var slug = town.closingCampaign(closesIn);
        collections.setRail(campaigns.bySlug(slug).card().id(), "sandbox");
        return slug;
    }

    private void close() {
        funding.close(Duration.ofSeconds(6));
    }

    private void workUntil(UUID pledge, String status) throws Exception {
        funding.work();
        funding.workUntil(pledge, status);
    }

    @Test
    void whoseCardIsRefusedIsToldToMendItAndWhatBecameOfIt() throws Exception {
        var slug = begin(Duration.ofSeconds(5));
        var good = pledge(slug, 700, "buona.", Card.GOOD);
        var bad = pledge(slug, 25, "rifiutata.", Card.DECLINED);
        close();
        workUntil(good, "COLLECTED");
        post.send();
        var fix = sink.to("rifiutata." + run).stream()
                .filter(mail -> mail.subject().startsWith("Sistema il pagamento"))
                .toList();
        assertEquals(1, fix.size(), "once, however often the same card is tried");
        assertEquals("/pledges/" + bad + "/payment", Post.paths(fix.get(0)).get(0));
        assertTrue(fix.get(0).text().contains("25"), fix.get(0).text());
        Town.later(Duration.ofSeconds(15));
        workUntil(bad, "DROPPED");
        post.send();
        assertEquals(
                List.of("COLLECTED SENT", "FUNDED SENT", "RECEIVED SENT"),
                post.about(good).stream().sorted().toList());
        assertEquals(
                List.of("DROPPED SENT", "FIX SENT", "FUNDED NOT_NEEDED", "RECEIVED SENT"),
                post.about(bad).stream().sorted().toList());
        assertEquals(
                "La tua promessa a «Un forno di quartiere» è decaduta",
                sink.to("rifiutata." + run).get(0).subject());
    }

    @Test
    void whoGetsTheMoneyBackIsToldOnce() throws Exception {
        var slug = begin(Duration.ofSeconds(5));
        var good = pledge(slug, 300, "buona.", Card.GOOD);
        pledge(slug, 400, "rifiutata.", Card.DECLINED);
        close();
        workUntil(good, "COLLECTED");
        post.send();
        Town.later(Duration.ofSeconds(15));
        workUntil(good, "REFUNDED");
        post.send();
        var subjects =
                sink.to("buona." + run).stream().map(MailSink.Arrived::subject).toList();
        assertTrue(
                subjects.contains("Abbiamo incassato la tua promessa a «Un forno di quartiere»"), subjects::toString);
        assertTrue(
                subjects.contains("Ti abbiamo restituito i soldi promessi a «Un forno di quartiere»"),
                subjects::toString);
        assertTrue(subjects.contains("«Un forno di quartiere» non è arrivata al minimo"), subjects::toString);
        assertEquals(4, subjects.size(), subjects::toString);
    }

    @Test
    void tooFewPromisesAreToldWithoutAnyCollection() {
        var slug = begin(Duration.ofSeconds(5));
        var pledge = pledge(slug, 25, "poca.", Card.GOOD);
        close();
        post.send();
        assertEquals(
                List.of("FAILED SENT", "RECEIVED SENT"),
                post.about(pledge).stream().sorted().toList());
        assertTrue(
                sink.to("poca." + run).get(0).text().contains("la tua carta non è stata toccata"),
                () -> sink.to("poca." + run).get(0).text());
    }

    /** A window of seven days: at once, after three days, and a day before its end. */
    @Test
    void remindersComeWhileTheyHelp() {
        var opened = Instant.parse("2026-03-01T12:00:00Z");
        assertEquals(
                List.of(opened, opened.plus(Duration.ofDays(3)), opened.plus(Duration.ofDays(6))),
                MailService.reminders(opened, opened.plus(Duration.ofDays(7))));
        assertEquals(
                List.of(opened, opened.plus(Duration.ofDays(2))),
                MailService.reminders(opened, opened.plus(Duration.ofDays(3))));
        assertEquals(List.of(opened), MailService.reminders(opened, opened.plus(Duration.ofHours(20))));
    }

    @Test
    void whoseAddressIsNotKnownIsNotWrittenTo() throws Exception {
        var made = funding.collected(new Funding.Gift(650, Card.GOOD), new Funding.Gift(25, Card.DECLINED));
        mails.moved(new PledgeMoved(made.pledges().get(0), PledgeStatus.Event.REFUND, 99));
        assertEquals(List.of(), post.about(made.pledges().get(0)));
    }

    @Test
    void anAddressIsErasedWhenTheCampaignIsSettled() {
        var slug = begin(Duration.ofSeconds(5));
        var pledge = pledge(slug, 25, "poca.", Card.GOOD);
        post.send();
        post.erase();
        assertTrue(post.keepsAddress(pledge), "it is live");
        close();
        post.send();
        post.erase();
        assertTrue(post.keepsAddress(pledge), "somebody may still ask");
        Town.later(Duration.ofDays(8));
        post.erase();
        assertFalse(post.keepsAddress(pledge));
    }
}
