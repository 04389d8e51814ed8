package it.broletto.notice;

import static it.broletto.AtOnce.atOnce;
import static it.broletto.Until.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import it.broletto.TestPerson;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** New links, for those who lost theirs: they tell nobody anything, open no account, and flood no mailbox. */
@QuarkusTest
class GuestLinkTest extends GuestScene {

    @Inject
    AgroalDataSource source;

    /** Whether somebody is known is told to nobody, in the answer or by what it does. */
    @Test
    void aNewLinkIsAskedForWithoutTellingWhetherTheAddressIsKnown() {
        var slug = town.liveCampaign();
        ask(slug, "25", UUID.randomUUID());
        form().post(link());
        post.send();
        var before = sink.to(address).size();
        var known = form().formParam("email", address.toUpperCase(java.util.Locale.ROOT))
                .post("/pledges/link");
        var unknown = form().formParam("email", "nessuno" + address).post("/pledges/link");
        assertEquals(known.statusCode(), unknown.statusCode());
        assertEquals(known.header("Location"), unknown.header("Location"));
        assertEquals(known.asString(), unknown.asString());
        assertEquals(
                422,
                form().formParam("email", "a@b\nBcc: c@d.it")
                        .post("/pledges/link")
                        .statusCode());
        post.send();
        assertEquals(0, sink.to("nessuno" + address).size());
        var mails = sink.all().stream()
                .filter(mail -> mail.to().equalsIgnoreCase(address))
                .toList();
        assertEquals(before + 1, mails.size());
        var let = form().post(Post.paths(mails.get(0)).get(0));
        assertEquals(303, let.statusCode());
        assertTrue(
                as(let.cookie("broletto_guest")).get("/pledges/mine").asString().contains(slug));
    }

    /** Forms that anybody can fill in write to one address five times a day. */
    @Test
    void nobodyIsFloodedWithMails() {
        var slug = town.liveCampaign();
        for (var at = 0; at < 7; at++) {
            assertEquals(303, ask(slug, "25", UUID.randomUUID()).statusCode());
            assertEquals(
                    303,
                    form().formParam("email", address).post("/pledges/link").statusCode());
        }
        post.send();
        assertEquals(MailService.MOST_ASKED_FOR, sink.to(address).size());
    }

    /** Not by asking many times at once, and not under the other names of one mailbox. */
    @Test
    void nobodyIsFloodedAtOnceOrUnderOtherNames() throws Exception {
        var slug = town.liveCampaign();
        var others = new ArrayList<String>();
        for (var at = 0; at < 8; at++) {
            others.add(address.replace("ospite.", at % 2 == 0 ? "ospite" : "os.pite")
                    .replace("@", "+" + at + "@"));
        }
        whileNoContactIsWritten(() -> {
            atOnce(others.size(), at -> askFrom(others.get(at), slug, "25", UUID.randomUUID()));
            return null;
        });
        post.send();
        assertEquals(
                MailService.MOST_ASKED_FOR,
                others.stream().mapToInt(other -> sink.to(other).size()).sum());
    }

    /** All of them go as far as they get before the first one writes. */
    private void whileNoContactIsWritten(Callable<Void> asking) throws Exception {
        var alone = Executors.newSingleThreadExecutor();
        try (var connection = source.getConnection();
                var sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            sql.execute("lock table contact in share mode");
            var asked = alone.submit(asking);
            until(20, () -> {
                try (var waiting = sql.executeQuery("select count(*) from pg_locks where not granted")) {
                    waiting.next();
                    return waiting.getInt(1) >= 8;
                }
            });
            connection.commit();
            asked.get();
        } finally {
            alone.shutdownNow();
        }
    }

    /** A person with an account and the same address is somebody else: nobody is let in by a mailbox. */
    @Test
    void anAddressOpensNoAccount() {
        var slug = town.liveCampaign();
        var citizen = TestPerson.citizen(TestPerson.codiceFiscale(16_701));
        var own = form().header(TestPerson.HEADER, citizen)
                .formParam("intent", UUID.randomUUID())
                .formParam("amount", "25")
                .formParam("naming", "anonymous")
                .formParam("email", address)
                .post("/campaigns/" + slug + "/pledges");
        assertEquals(303, own.statusCode());
        post.send();
        var before = sink.to(address).size();
        form().formParam("email", address).post("/pledges/link");
        post.send();
        assertEquals(before, sink.to(address).size(), "there is no pledge by mail");
        ask(slug, "10", UUID.randomUUID());
        var guest = form().post(link()).cookie("broletto_guest");
        var mine = as(guest).get("/pledges/mine").asString();
        assertEquals(2, mine.split("/campaigns/" + slug + "/pledges/", -1).length, mine);
    }
}
