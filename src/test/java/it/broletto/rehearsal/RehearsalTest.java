package it.broletto.rehearsal;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import it.broletto.TestPerson;
import it.broletto.call.CallService;
import it.broletto.call.TestCalls;
import it.broletto.campaign.CampaignService;
import it.broletto.campaign.PledgeService;
import it.broletto.campaign.Town;
import it.broletto.collection.CollectionService;
import it.broletto.collection.RehearsalService;
import it.broletto.collection.Rehearsed;
import it.broletto.collection.Rehearsed.Fault;
import it.broletto.shared.Refusal;
import it.broletto.shared.Refusal.Reason;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A close is rehearsed with the real code, and nothing of it is kept. */
@QuarkusTest
class RehearsalTest {

    private static final int BACKERS = 40;

    @Inject
    Town town;

    @Inject
    RehearsalService rehearsals;

    @Inject
    RehearsalDeskService desk;

    @Inject
    CampaignService campaigns;

    @Inject
    PledgeService pledges;

    @Inject
    CollectionService collections;

    @Inject
    CallService calls;

    @Inject
    TestCalls testCalls;

    @Inject
    AgroalDataSource database;

    /** Live, in a call that adds half; each backer with a means of payment. */
    private String promised(int euros) {
        var slug = town.liveCampaign();
        var campaign = campaigns.bySlug(slug).card().id();
        collections.setRail(campaign, "sandbox");
        calls.admit(testCalls.open(TestCalls.HALF, 50_000), campaign, 100_000, TestCalls.OFFICER);
        for (var backer = 0; backer < BACKERS; backer++) {
            var pledge = pledges.pledge(slug, Town.pledge(euros), town.backer());
            collections.shown(pledge, 1, "sandbox", "means-" + backer);
        }
        return slug;
    }

    private UUID id(String slug) {
        return campaigns.bySlug(slug).card().id();
    }

    @Test
    void nothingOfARehearsalIsKept() throws Exception {
        var slug = promised(20);
        var campaign = id(slug);
        // Scheduled work of other tests may write meanwhile: then it is looked at again.
        Map<String, String> before = Map.of();
        Map<String, String> after = Map.of("", "");
        for (var time = 0; time < 5 && !before.equals(after); time++) {
            before = checksums();
            var report = rehearsals.run(campaign, 10, 7);
            after = checksums();
            assertTrue(report.sound(), report.toString());
            assertEquals(BACKERS, report.collected() + report.dropped());
        }
        assertEquals(before, after);
        assertTrue(before.size() > 60, "all tables are looked at");
        assertTrue(campaigns.bySlug(slug).card().open());
    }

    @Test
    void withFewDropOutsItIsFundedAndTheCityAddsItsHalf() {
        var campaign = id(promised(20));
        var all = rehearsals.run(campaign, 0, 1);
        assertTrue(all.sound(), all.toString());
        assertTrue(all.funded());
        assertEquals(80_000, all.promisedCents());
        assertEquals(80_000, all.collectedCents());
        assertEquals(0, all.dropped());
        assertEquals(50_000, all.matchCents());
        assertEquals(50_000, all.reservedCents());
        assertTrue(all.asks() > BACKERS, "what was lost is asked for again");
        assertFalse(all.faults().containsKey(Fault.DECLINED));
        var tenth = rehearsals.run(campaign, 10, 1);
        assertTrue(tenth.sound(), tenth.toString());
        assertEquals(4, tenth.dropped());
        assertEquals(72_000, tenth.collectedCents());
        assertEquals(4, tenth.faults().get(Fault.DECLINED));
        assertEquals(tenth.faults(), rehearsals.run(campaign, 10, 1).faults(), "the same seed is the same play");
    }

    @Test
    void dropOutsThatPushItBelowTheMinimumGiveEverythingBack() {
        var campaign = id(promised(16));
        var report = rehearsals.run(campaign, 10, 3);
        assertTrue(report.closed());
        assertFalse(report.funded(), "576 € of 600 €");
        assertEquals(36, report.refunds());
        assertEquals(50_000, report.leftCents() + 0L + (report.matchCents() == null ? 50_000 : 0));
        assertTrue(report.sound(), report.toString());
        var little = rehearsals.run(id(promised(10)), 0, 3);
        assertFalse(little.closed());
        assertEquals(0, little.asks(), "nobody is asked for money");
        assertTrue(little.sound(), little.toString());
    }

    @Test
    void theDatabaseRefusesToKeepWhatIsRehearsed() throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("insert into rehearsal_guard (id) values (gen_random_uuid())");
            assertEquals(
                    "23001",
                    assertThrows(SQLException.class, connection::commit).getSQLState());
            connection.rollback();
        }
        var campaign = id(promised(20));
        assertThrows(IllegalStateException.class, () -> campaigns.closeNow(campaign));
        assertTrue(campaigns.byIds(java.util.List.of(campaign)).get(campaign).open());
    }

    @Test
    void onlyALiveCampaignWithARailIsRehearsed() {
        var without = town.liveCampaign();
        assertEquals(
                Reason.INVALID_INPUT,
                assertThrows(Refusal.class, () -> rehearsals.run(id(without), 0, 1))
                        .reason());
        assertEquals(
                Reason.CAMPAIGN_NOT_LIVE,
                assertThrows(Refusal.class, () -> desk.start(without, UUID.randomUUID(), town.backer()))
                        .reason());
        assertEquals(
                Reason.CAMPAIGN_NOT_LIVE,
                assertThrows(Refusal.class, () -> rehearsals.run(UUID.randomUUID(), 0, 1))
                        .reason());
    }

    @Test
    void theDeskStartsItAndReadsThreeRuns() {
        var slug = promised(20);
        var path = "/desk/campaigns/" + slug + "/rehearsals";
        var officer = "rehearsal-officer; roles=officer; level=2";
        var intent = UUID.randomUUID().toString();
        given().header(TestPerson.HEADER, officer)
                .get("/desk/campaigns/" + slug)
                .then()
                .body(containsString(path));
        for (var twice = 0; twice < 2; twice++) {
            given().redirects()
                    .follow(false)
                    .header(TestPerson.HEADER, officer)
                    .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                    .formParam("intent", intent)
                    .post(path)
                    .then()
                    .statusCode(303);
        }
        given().header(TestPerson.HEADER, officer)
                .get(path)
                .then()
                .statusCode(200)
                .body(containsString("Fatti 0 giri su 3"));
        while (desk.work()) {
            Thread.onSpinWait();
        }
        var runs = desk.of(id(slug));
        assertEquals(1, runs.size());
        assertTrue(runs.get(0).over());
        assertNull(runs.get(0).runs().get(0).aborted());
        assertTrue(runs.get(0).runs().stream().map(RehearsalView.Run::report).allMatch(Rehearsed::sound));
        given().header(TestPerson.HEADER, officer)
                .get(path)
                .then()
                .statusCode(200)
                .body(containsString("Tutte rispettate"), containsString("10 su 100"), containsString("800"));
        given().header(TestPerson.HEADER, officer)
                .cookie("broletto_language", "en")
                .get(path)
                .then()
                .statusCode(200)
                .body(containsString("All held"));
    }

    /** One sum over all rows of each table. */
    private Map<String, String> checksums() throws SQLException {
        var sums = new TreeMap<String, String>();
        try (var connection = database.getConnection()) {
            try (var tables = connection.createStatement().executeQuery("""
                    select format('%I.%I', schemaname, tablename) from pg_tables
                    where schemaname not in ('pg_catalog', 'information_schema')""")) {
                while (tables.next()) {
                    sums.put(tables.getString(1), "");
                }
            }
            for (var table : sums.keySet()) {
                try (var sum = connection
                        .createStatement()
                        .executeQuery(
                                "select count(*) || ' ' || coalesce(cast(sum(('x' || left(md5(t::text), 15))::bit(60)::bigint) as text), '') from "
                                        + table + " t")) {
                    sum.next();
                    sums.put(table, sum.getString(1));
                }
            }
        }
        assertNotEquals(0, sums.size());
        return sums;
    }
}
