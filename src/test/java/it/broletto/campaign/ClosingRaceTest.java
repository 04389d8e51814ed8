package it.broletto.campaign;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import it.broletto.Sql;
import it.broletto.TestPerson;
import it.broletto.identity.TestResidents;
import it.broletto.shared.Money;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.RepeatedTest;

/** Promises and their withdrawals over HTTP while the campaign's time ends. */
@QuarkusTest
class ClosingRaceTest {

    private static final int EARLIER = 12;
    private static final int MORE = 60;

    @Inject
    Town town;

    @Inject
    TestResidents residents;

    @Inject
    CampaignService campaigns;

    @Inject
    Sql sql;

    /** @param change of what is promised, in euros, if it is accepted */
    private record Act(long change, Callable<Response> send) {}

    private record Done(long change, Response answer) {}

    @RepeatedTest(5)
    void F17_theCloseCountsExactlyWhatWasAcceptedBeforeIt() throws Exception {
        var slug = town.closingCampaign();
        var acts = new ArrayList<Act>();
        for (var i = 0; i < MORE; i++) {
            var backer = backer();
            acts.add(new Act(10, () -> pledge(backer, slug)));
            if (i % (MORE / EARLIER) == 0) {
                var earlier = backer();
                var own = pledge(earlier, slug).header("Location");
                acts.add(new Act(-10, () -> as(earlier).post(own + "/withdrawal")));
                acts.add(new Act(0, this::closeDue));
            }
        }
        acts.add(acts.size() / 3, new Act(0, () -> {
            Town.later(Duration.ofMinutes(2));
            return null;
        }));
        var promised = EARLIER * 10L;
        var refused = 0;
        for (var done : atOnce(acts)) {
            if (done.answer() != null && done.answer().statusCode() == 303) {
                assertTrue(done.answer().header("Location").matches(".*/pledges/[0-9a-f-]{36}"));
                promised += done.change();
            } else if (done.answer() != null) {
                assertEquals(409, done.answer().statusCode(), done.answer()::asString);
                assertTrue(done.answer().asString().contains("non raccoglie promesse"), done.answer()::asString);
                refused++;
            }
        }
        assertTrue(refused > 0, "some came too late");
        for (var i = 0; i < 200 && campaigns.bySlug(slug).card().status() == CampaignStatus.LIVE; i++) {
            campaigns.closeDue();
        }
        assertEquals(Money.ofEuros(promised), campaigns.bySlug(slug).card().promised());
        assertEquals(promised * 100, sql.number("""
                select promised_cents from campaign_closing c join campaign k on k.id = c.campaign_id where slug = '%s'""".formatted(slug)));
        assertEquals(0, sql.number("""
                select count(*) from pledge p join campaign k on k.id = p.campaign_id
                  left join pledge_withdrawal w on w.pledge_id = p.id
                 where slug = '%s' and (p.pledged_at >= closes_at or w.withdrawn_at >= closes_at)""".formatted(slug)));
    }

    private String backer() {
        return TestPerson.citizen(residents.somebody());
    }

    private static RequestSpecification as(String person) {
        return given().redirects().follow(false).header(TestPerson.HEADER, person);
    }

    private static Response pledge(String backer, String slug) {
        return as(backer)
                .formParams("amount", "10", "otherAmount", "", "naming", "anonymous", "intent", UUID.randomUUID())
                .post("/campaigns/" + slug + "/pledges");
    }

    private Response closeDue() {
        campaigns.closeDue();
        return null;
    }

    private static List<Done> atOnce(List<Act> acts) throws Exception {
        var pool = Executors.newFixedThreadPool(16);
        try {
            var calls = acts.stream()
                    .<Callable<Done>>map(
                            act -> () -> new Done(act.change(), act.send().call()))
                    .toList();
            var done = new ArrayList<Done>();
            for (var one : pool.invokeAll(calls)) {
                done.add(one.get());
            }
            return done;
        } finally {
            pool.shutdownNow();
        }
    }
}
