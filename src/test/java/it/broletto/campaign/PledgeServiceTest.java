package it.broletto.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import it.broletto.Sql;
import it.broletto.identity.Guest;
import it.broletto.identity.Person;
import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import it.broletto.shared.Refusal.Reason;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PledgeServiceTest {

    @Inject
    Town town;

    @Inject
    CampaignService campaigns;

    @Inject
    PledgeService pledges;

    @Inject
    AgroalDataSource database;

    @Inject
    Sql sql;

    @Test
    void fiftyPledgesAtOnceSumExactly() throws Exception {
        var slug = town.liveCampaign();
        var work = new ArrayList<Callable<UUID>>();
        for (int i = 0; i < 50; i++) {
            var backer = town.backer();
            var wanted = new NewPledge(Money.ofCents(1001), null, null, UUID.randomUUID());
            work.add(() -> pledges.pledge(slug, wanted, backer));
        }
        for (var done : atOnce(work)) {
            done.get();
        }
        var card = campaigns.bySlug(slug).card();
        assertEquals(Money.ofCents(50 * 1001), card.promised());
        assertEquals(50, card.backers());
    }

    @Test
    void F19_oneFormSentTwentyTimesAtOnceIsOnePledge() throws Exception {
        var slug = town.liveCampaign();
        var backer = town.backer();
        var wanted = Town.pledge(25);
        var work = new ArrayList<Callable<UUID>>();
        for (int i = 0; i < 20; i++) {
            work.add(() -> pledges.pledge(slug, wanted, backer));
        }
        var ids = new java.util.HashSet<UUID>();
        for (var done : atOnce(work)) {
            ids.add(done.get());
        }
        assertEquals(1, ids.size());
        assertEquals(Money.ofEuros(25), campaigns.bySlug(slug).card().promised());
    }

    @Test
    void theSameIntentWithOtherWordsIsRefused() {
        var slug = town.liveCampaign();
        var backer = town.backer();
        var wanted = Town.pledge(25);
        pledges.pledge(slug, wanted, backer);
        refuses(
                Reason.INTENT_REUSED,
                () -> pledges.pledge(slug, new NewPledge(Money.ofEuros(26), null, null, wanted.intent()), backer));
        refuses(Reason.INTENT_REUSED, () -> pledges.pledge(slug, wanted, town.backer()));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -2500, 99, 10_000_001, 100_000_000_000_000_000L})
    void anAmountOutOfRangeIsRefused(long cents) {
        var slug = town.liveCampaign();
        refuses(
                Reason.AMOUNT_OUT_OF_RANGE,
                () -> pledges.pledge(
                        slug, new NewPledge(Money.ofCents(cents), null, null, UUID.randomUUID()), town.backer()));
    }

    @ParameterizedTest
    @ValueSource(longs = {100, 10_000_000})
    void theLeastAndTheMostArePossible(long cents) {
        var slug = town.liveCampaign();
        atDesk(slug, cents / 100, town.backer());
        assertEquals(Money.ofCents(cents), campaigns.bySlug(slug).card().promised());
    }

    private UUID atDesk(String slug, long euros, Person backer) {
        return pledges.pledgeFor(slug, Town.pledge(euros), backer, town.backer(), "PASSPORT");
    }

    /** The threshold of 15,000 € is for what stands of one person in one campaign, and nobody passes it but at the desk. */
    @Test
    void manySmallPromisesDoNotPassUnderTheThreshold() {
        var slug = town.liveCampaign();
        var backer = town.backer();
        pledges.pledge(slug, Town.pledge(9_000), backer);
        var second = Town.pledge(6_000);
        var made = pledges.pledge(slug, second, backer);
        refuses(Reason.DOCUMENT_NEEDED, () -> pledges.pledge(slug, Town.pledge(1), backer));
        assertEquals(made, pledges.pledge(slug, second, backer), "the same form is the same pledge");
        pledges.pledge(slug, Town.pledge(15_000), town.backer());
        pledges.pledge(town.liveCampaign(), Town.pledge(15_000), backer);
        atDesk(slug, 1, backer);
        pledges.withdraw(made, backer);
        pledges.pledge(slug, Town.pledge(5_999), backer);
        refuses(Reason.DOCUMENT_NEEDED, () -> pledges.pledge(slug, Town.pledge(1), new Guest(backer.id())));
        assertEquals(Money.ofEuros(30_000), campaigns.bySlug(slug).card().promised());
    }

    @Test
    void noManyPromisesAtOncePassUnderTheThreshold() throws Exception {
        var slug = town.liveCampaign();
        var backer = town.backer();
        var work = new ArrayList<Callable<UUID>>();
        for (int i = 0; i < 20; i++) {
            work.add(() -> pledges.pledge(slug, Town.pledge(1_000), backer));
        }
        var refused = 0;
        for (var done : atOnce(work)) {
            try {
                done.get();
            } catch (ExecutionException no) {
                assertEquals(Reason.DOCUMENT_NEEDED, ((Refusal) no.getCause()).reason());
                refused++;
            }
        }
        assertEquals(5, refused);
        assertEquals(Money.ofEuros(15_000), campaigns.bySlug(slug).card().promised());
    }

    @Test
    void pledgingAnUnknownCampaignIsRefused() {
        refuses(Reason.NOT_FOUND, () -> pledges.pledge("nessuna", Town.pledge(5), town.backer()));
    }

    @Test
    void beforeItOpensAndAfterItsTimeACampaignTakesNoPledge() {
        var early = town.campaign(Duration.ofDays(1), Duration.ofDays(2));
        refuses(Reason.CAMPAIGN_NOT_LIVE, () -> pledges.pledge(early, Town.pledge(5), town.backer()));
        // Its time is over although the job may not have closed it yet.
        var late = town.closingCampaign();
        Town.later(Duration.ofMinutes(1));
        refuses(Reason.CAMPAIGN_NOT_LIVE, () -> pledges.pledge(late, Town.pledge(5), town.backer()));
    }

    @Test
    void theDatabaseItselfRefusesAPledgeToAClosedCampaign() {
        var slug = town.closingCampaign();
        Town.later(Duration.ofMinutes(2));
        closeAllDue(slug);
        var backer = town.backer();
        assertThrows(SQLException.class, () -> sql("""
                insert into pledge (id, campaign_id, person_id, amount_cents, intent, pledged_at)
                select gen_random_uuid(), id, '%s', 500, gen_random_uuid(), closes_at - interval '1 hour' from campaign where slug = '%s'""".formatted(backer.id(), slug)));
    }

    @Test
    void aCampaignClosesOnceOnWhatWasPromised() throws Exception {
        var missed = town.closingCampaign();
        var reached = town.closingCampaign();
        pledges.pledge(missed, new NewPledge(Money.ofCents(59_999), null, null, UUID.randomUUID()), town.backer());
        pledges.pledge(reached, Town.pledge(600), town.backer());
        Town.later(Duration.ofMinutes(2));
        var work = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 8; i++) {
            work.add(campaigns::closeDue);
        }
        for (var done : atOnce(work)) {
            done.get();
        }
        closeAllDue(missed);
        closeAllDue(reached);
        assertEquals(CampaignStatus.FAILED, campaigns.bySlug(missed).card().status());
        assertEquals(CampaignStatus.CLOSED, campaigns.bySlug(reached).card().status());
        assertEquals(
                1,
                sql.number(
                        "select count(*) from audit_entry a join campaign c on c.id = a.subject_id where a.act like 'campaign.%' and a.act <> 'campaign.opened' and a.act <> 'campaign.pledged' and c.slug = '"
                                + reached + "'"));
    }

    @Test
    void aPromiseIsTakenBackOnceAndOnlyByWhoMadeIt() {
        var slug = town.liveCampaign();
        var backer = town.backer();
        var id = pledges.pledge(slug, Town.pledge(40), backer);
        refuses(Reason.NOT_FOUND, () -> pledges.withdraw(id, town.backer()));
        refuses(Reason.NOT_FOUND, () -> pledges.own(id, town.backer().id()));
        pledges.withdraw(id, backer);
        pledges.withdraw(id, backer);
        assertEquals(Money.ZERO, campaigns.bySlug(slug).card().promised());
        assertEquals(0, campaigns.bySlug(slug).card().backers());
        assertFalse(pledges.own(id, backer.id()).withdrawable());
    }

    @Test
    void afterTheCloseAPromiseStands() {
        var slug = town.closingCampaign();
        var backer = town.backer();
        var id = pledges.pledge(slug, Town.pledge(700), backer);
        Town.later(Duration.ofMinutes(2));
        refuses(Reason.CAMPAIGN_NOT_LIVE, () -> pledges.withdraw(id, backer));
        assertTrue(pledges.ownedBy(backer.id()).stream()
                .anyMatch(pledge -> pledge.id().equals(id) && pledge.withdrawnAt() == null));
    }

    @Test
    void pledgesAndTermsCannotBeRewrittenBySql() {
        var slug = town.liveCampaign();
        var id = pledges.pledge(slug, Town.pledge(10), town.backer());
        for (var change : new String[] {
            "update pledge set amount_cents = 500 where id = '" + id + "'",
            "delete from pledge where id = '" + id + "'",
            "update campaign set goal_cents = goal_cents + 1 where slug = '" + slug + "'",
            "update campaign set closes_at = closes_at + interval '1 day' where slug = '" + slug + "'",
            "update campaign_budget_line set amount_cents = 1"
        }) {
            assertThrows(SQLException.class, () -> sql(change), change);
        }
    }

    private static void refuses(Reason reason, org.junit.jupiter.api.function.Executable act) {
        assertEquals(reason, assertThrows(Refusal.class, act).reason());
    }

    private void closeAllDue(String slug) {
        for (int i = 0; i < 200 && campaigns.bySlug(slug).card().status() == CampaignStatus.LIVE; i++) {
            campaigns.closeDue();
        }
    }

    private void sql(String text) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(text);
        }
    }

    private static <T> java.util.List<Future<T>> atOnce(java.util.List<Callable<T>> work) throws InterruptedException {
        var start = new CountDownLatch(1);
        var pool = Executors.newFixedThreadPool(work.size());
        try {
            var futures = new ArrayList<Future<T>>();
            for (var one : work) {
                futures.add(pool.submit(() -> {
                    start.await();
                    return one.call();
                }));
            }
            start.countDown();
            for (var future : futures) {
                try {
                    future.get();
                } catch (java.util.concurrent.ExecutionException shownByTheCaller) {
                    // The caller looks at the futures.
                }
            }
            return futures;
        } finally {
            pool.shutdown();
        }
    }
}
