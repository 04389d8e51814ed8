package it.broletto.change;

import static it.broletto.AtOnce.atOnce;
import static it.broletto.AtOnce.said;
import static it.broletto.call.TestCalls.HALF;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import it.broletto.application.Applicants;
import it.broletto.call.CallService;
import it.broletto.call.TestCalls;
import it.broletto.campaign.CampaignCard;
import it.broletto.campaign.CampaignChanged;
import it.broletto.campaign.CampaignService;
import it.broletto.campaign.CampaignStatus;
import it.broletto.campaign.CourseService;
import it.broletto.campaign.NewPledge;
import it.broletto.campaign.NewReturn;
import it.broletto.campaign.PledgeService;
import it.broletto.campaign.ReturnKind;
import it.broletto.campaign.ReturnService;
import it.broletto.campaign.Town;
import it.broletto.change.ChangeStatus.Event;
import it.broletto.collection.CollectionService;
import it.broletto.identity.Person;
import it.broletto.ledger.EnvelopeService;
import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import it.broletto.shared.Refusal.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Changes of live campaigns, from the request to the withdrawal. */
@QuarkusTest
class ChangeTest {

    private static final String WHY = "Il fornaio ha alzato il prezzo.";
    private static final List<CampaignChanged> TOLD = new CopyOnWriteArrayList<>();

    /** Who is told of changes, as whoever sends mail is. */
    @ApplicationScoped
    static class Ear {
        void hear(@Observes CampaignChanged changed) {
            TOLD.add(changed);
        }
    }

    @Inject
    Town town;

    @Inject
    Applicants applicants;

    @Inject
    ChangeService changes;

    @Inject
    CampaignService campaigns;

    @Inject
    CourseService courses;

    @Inject
    PledgeService pledges;

    @Inject
    ReturnService returns;

    @Inject
    CallService calls;

    @Inject
    CollectionService collections;

    @Inject
    TestCalls testCalls;

    @Inject
    EnvelopeService envelopes;

    @Inject
    AgroalDataSource database;

    private CampaignCard card(String slug) {
        return campaigns.bySlug(slug).card();
    }

    /** The same with another price of its required line. */
    private Content dearer(String slug, long cents) {
        var says = changes.says(slug);
        return new Content(
                says.title(),
                says.summary(),
                says.body(),
                List.of(
                        new Content.Line("Il forno", cents, true),
                        says.lines().get(says.lines().size() - 1)),
                List.of());
    }

    private UUID ask(String slug, Content after, Person by) {
        return changes.ask(slug, after, WHY, UUID.randomUUID(), by);
    }

    private UUID approved(String slug, Content after) {
        var id = ask(slug, after, town.backer());
        changes.propose(id, "Il preventivo è cresciuto.", town.backer());
        changes.approve(id, town.backer());
        return id;
    }

    @Test
    void whatTwoApproveIsSaidFromThenOnAndTheVersionBeforeStays() {
        var slug = town.liveCampaign();
        var before = changes.says(slug);
        var promoter = town.backer();
        var first = town.backer();
        var backer = town.backer();
        var pledge = pledges.pledge(slug, Town.pledge(100), backer);
        var id = ask(slug, dearer(slug, 80_000), promoter);
        assertEquals(60_000, card(slug).minimum().cents(), "as long as it waits nothing changes");
        assertTrue(changes.one(id).material());
        assertNull(changes.toldOf(pledge));
        refused(Reason.ALREADY_DONE, () -> ask(slug, dearer(slug, 90_000), promoter));
        refused(Reason.SAME_PERSON, () -> changes.propose(id, "Lo voglio proprio io.", promoter));
        refused(Reason.SECOND_PERSON_NEEDED, () -> changes.approve(id, first));
        changes.propose(id, "Il preventivo è cresciuto.", first);
        refused(Reason.SECOND_PERSON_NEEDED, () -> changes.approve(id, first));
        refused(Reason.SAME_PERSON, () -> changes.approve(id, promoter));
        changes.approve(id, town.backer());
        assertEquals(80_000, card(slug).minimum().cents());
        assertEquals(120_000, card(slug).goal().cents());
        assertEquals(80_000, campaigns.bySlug(slug).lines().get(0).amount().cents());
        assertEquals(2, campaigns.bySlug(slug).lines().size());
        assertEquals(before, changes.one(id).before());
        var told = changes.told(backer.id());
        assertEquals(List.of(pledge), told.stream().map(Told::pledge).toList());
        assertTrue(told.get(0).until().isAfter(Instant.now().plus(Duration.ofDays(changes.days()))));
        assertEquals(1, TOLD.stream().filter(one -> one.change().equals(id)).count(), "told once, with the approval");
        var later = pledges.pledge(slug, Town.pledge(5), backer);
        assertNull(changes.toldOf(later), "who promises now knows");
        pledges.withdraw(pledge, backer);
        assertNull(changes.toldOf(pledge));
        refused(Reason.ILLEGAL_TRANSITION, () -> changes.approve(id, town.backer()));
    }

    @Test
    void whoAppliedForTheCampaignDecidesNothing() {
        var promoter = applicants.citizen();
        var slug = applicants.opened(promoter);
        var officer = applicants.officer();
        var id = ask(slug, dearer(slug, 70_000), officer);
        refused(Reason.SAME_PERSON, () -> changes.propose(id, "Sono il promotore, io.", promoter));
        refused(Reason.SAME_PERSON, () -> changes.propose(id, "L'ho chiesta io, però.", officer));
        denied(
                "insert into campaign_change_event (change_id, number, event, from_status, to_status, actor_id, reason, at) values ('"
                        + id + "', 1, 'PROPOSE', 'PENDING', 'PROPOSED', '" + promoter.id()
                        + "', 'Un motivo qualunque', now())");
    }

    @Test
    void slipsOfThePenAreMendedAtOnceAndAlsoStay() {
        var slug = town.liveCampaign();
        var says = changes.says(slug);
        var id = ask(
                slug,
                new Content("Un Forno di quartiere!", says.summary(), says.body(), says.lines(), List.of()),
                town.backer());
        assertEquals(ChangeStatus.APPLIED, changes.one(id).status());
        assertEquals("Un Forno di quartiere!", card(slug).title());
        assertEquals("Un forno di quartiere", changes.one(id).before().title());
        refused(Reason.INVALID_INPUT, () -> ask(slug, changes.says(slug), town.backer()));
        assertTrue(TOLD.stream().noneMatch(one -> one.change().equals(id)));
    }

    /** Letter by letter any word becomes another: what counts is how far it is from what two of the offices have read. */
    @Test
    void slipsOfThePenDoNotAddUpToAnotherText() {
        var slug = town.liveCampaign();
        for (var title : List.of("Un forno di quertiere", "Un forno di quertiera")) {
            var says = changes.says(slug);
            var id = ask(slug, new Content(title, says.summary(), says.body(), says.lines(), List.of()), town.backer());
            assertEquals(title.endsWith("a"), changes.one(id).material());
        }
        assertEquals("Un forno di quertiere", card(slug).title());
    }

    @Test
    void theSameFormIsOneRequestAndItsAuthorMayTakeItBack() {
        var slug = town.liveCampaign();
        var promoter = town.backer();
        var intent = UUID.randomUUID();
        var id = changes.ask(slug, dearer(slug, 70_000), WHY, intent, promoter);
        assertEquals(id, changes.ask(slug, dearer(slug, 70_000), WHY, intent, promoter));
        refused(Reason.INTENT_REUSED, () -> changes.ask(slug, dearer(slug, 71_000), WHY, intent, promoter));
        changes.retract(slug, promoter);
        changes.retract(slug, promoter);
        assertEquals(ChangeStatus.RETRACTED, changes.one(id).status());
        var next = ask(slug, dearer(slug, 75_000), promoter);
        changes.reject(next, "Il prezzo non è spiegato.", town.backer());
        assertEquals("Il prezzo non è spiegato.", changes.one(next).answer());
        assertEquals(60_000, card(slug).minimum().cents());
        refused(
                Reason.INTENT_REUSED,
                () -> changes.ask(town.liveCampaign(), dearer(slug, 70_000), WHY, intent, promoter));
    }

    @Test
    void theSameFormTwiceAtOnceIsOneRequestToo() throws Exception {
        var slug = town.liveCampaign();
        var promoter = town.backer();
        var intent = UUID.randomUUID();
        var wanted = dearer(slug, 70_000);
        var told = atOnce(6, each -> changes.ask(slug, wanted, WHY, intent, promoter));
        assertEquals(1, Set.copyOf(told).size());
    }

    @Test
    void theCloseWaitsUntilBackersHadTheirTime() {
        var slug = town.closingCampaign(Duration.ofMinutes(2));
        var backer = town.backer();
        pledges.pledge(slug, Town.pledge(700), backer);
        var id = approved(slug, dearer(slug, 65_000));
        assertEquals(changes.one(id).withdrawUntil(), card(slug).closesAt());
        Town.later(Duration.ofMinutes(4));
        campaigns.closeDue();
        assertEquals(CampaignStatus.LIVE, card(slug).status());
        var far = town.liveCampaign();
        var closes = card(far).closesAt();
        approved(far, dearer(far, 65_000));
        assertEquals(closes, card(far).closesAt(), "one that has time enough keeps its day");
    }

    @Test
    void afterTheCloseNothingChangesAndWhatWaitedIsOver() {
        var slug = town.closingCampaign(Duration.ofMinutes(1));
        var id = ask(slug, dearer(slug, 65_000), town.backer());
        changes.propose(id, "Il preventivo è cresciuto.", town.backer());
        Town.later(Duration.ofMinutes(2));
        refused(Reason.CAMPAIGN_NOT_LIVE, () -> ask(slug, dearer(slug, 66_000), town.backer()));
        while (campaigns.closeDue() > 0) {
            Thread.onSpinWait();
        }
        assertTrue(changes.one(id).over());
        assertNull(changes.open(card(slug).id()));
        refused(Reason.ILLEGAL_TRANSITION, () -> changes.approve(id, town.backer()));
        assertEquals(60_000, card(slug).minimum().cents());
    }

    /** Whoever comes first: it changed and stays open, or it closed as it was. Never both, never neither. */
    @Test
    void approvalAndCloseAtTheSameInstantAgree() throws Exception {
        for (var round = 0; round < 8; round++) {
            var slug = town.closingCampaign(Duration.ofMillis(700));
            var id = ask(slug, dearer(slug, 65_000), town.backer());
            changes.propose(id, "Il preventivo è cresciuto.", town.backer());
            var approver = town.backer();
            var closes = card(slug).closesAt();
            Thread.sleep(Math.max(0, Duration.between(Instant.now(), closes).toMillis() - 3));
            var done = atOnce(List.of(
                    () -> said(() -> changes.approve(id, approver)),
                    () -> said(campaigns::closeDue),
                    () -> said(campaigns::closeDue)));
            while (Instant.now().isBefore(closes) || campaigns.closeDue() > 0) {
                Thread.onSpinWait();
            }
            if (done.get(0).equals("done")) {
                assertEquals(CampaignStatus.LIVE, card(slug).status());
                assertEquals(65_000, card(slug).minimum().cents());
            } else {
                assertEquals(CampaignStatus.FAILED, card(slug).status());
                assertEquals(60_000, card(slug).minimum().cents());
                assertEquals(closes, card(slug).closesAt());
            }
        }
    }

    /** Nobody's money is asked for as long as they may still leave. */
    @Test
    void aCampaignThatWouldHaveClosedLetsGoAndCollectsNothing() throws Exception {
        var slug = town.closingCampaign(Duration.ofMinutes(2));
        var backers = List.of(town.backer(), town.backer(), town.backer(), town.backer());
        var mine = new ArrayList<UUID>();
        for (var backer : backers) {
            mine.add(pledges.pledge(slug, Town.pledge(700), backer));
        }
        approved(slug, dearer(slug, 65_000));
        Town.later(Duration.ofMinutes(4));
        var acts = new ArrayList<Callable<String>>();
        acts.add(() -> said(campaigns::closeDue));
        acts.add(() -> said(collections::openDue));
        for (var at = 0; at < 2; at++) {
            var which = at;
            acts.add(() -> said(() -> pledges.withdraw(mine.get(which), backers.get(which))));
        }
        assertEquals(List.of("done", "done", "done", "done"), atOnce(acts));
        assertEquals(CampaignStatus.LIVE, card(slug).status());
        assertEquals(140_000, card(slug).promised().cents());
    }

    @Test
    void aReturnThatEndsIsGoneForNewPledgesAndItsBackersAreTold() {
        var slug = town.liveCampaign();
        var chosen = returns.add(
                card(slug).id(),
                new NewReturn(ReturnKind.INDIVIDUAL, "Una pagnotta", "", Money.ofEuros(5), null, UUID.randomUUID()),
                town.backer());
        var backer = town.backer();
        var pledge = pledges.pledge(slug, claiming(chosen), backer);
        var says = changes.says(slug);
        var id = approved(slug, new Content(says.title(), says.summary(), says.body(), says.lines(), List.of(chosen)));
        assertTrue(changes.one(id).material());
        assertEquals(List.of(), returns.of(card(slug).id()));
        refused(Reason.RETURN_GONE, () -> pledges.pledge(slug, claiming(chosen), town.backer()));
        assertEquals(pledge, changes.told(backer.id()).get(0).pledge());
        denied("insert into return_claim (pledge_id, return_id, claimed_at) values ('"
                + pledges.pledge(slug, Town.pledge(10), backer) + "', '" + chosen + "', now())");
        denied("insert into return_ending (return_id, change_id, ended_at) values ('" + chosen + "', '" + id
                + "', now())");
    }

    private static NewPledge claiming(UUID chosen) {
        var plain = Town.pledge(10);
        return new NewPledge(plain.amount(), null, null, plain.intent(), chosen, it.broletto.campaign.Fallback.BACK);
    }

    @Test
    void whatIsReservedGrowsOnlyWithCoverAndByTheRuleOfTheAdmission() {
        var call = testCalls.open(HALF, 70_000);
        var slug = town.liveCampaign();
        var id = card(slug).id();
        calls.admit(call, id, 100_000, TestCalls.OFFICER);
        assertEquals(50_000, envelopes.grant(id).reserved());
        refused(Reason.NOT_COVERED, () -> ask(slug, dearer(slug, 110_000), town.backer()));
        refused(Reason.COST_OUTSIDE_CALL, () -> ask(slug, dearer(slug, 99_960_001), town.backer()));
        approved(slug, dearer(slug, 90_000));
        assertEquals(65_000, envelopes.grant(id).reserved());
        assertEquals(5_000, envelopes.envelope(call).available());
        assertEquals(130_000, calls.admission(id).orElseThrow().budget().cents());
        approved(slug, dearer(slug, 40_000));
        assertEquals(40_000, envelopes.grant(id).reserved());
        assertEquals(30_000, envelopes.envelope(call).available());
        var match = calls.decide(id, TestCalls.gifts(8, 10_000), Instant.now()).orElseThrow();
        assertEquals(40_000, match.cents());
        assertEquals(40_000, envelopes.grant(id).committed());
    }

    @Test
    void whatTheEnvelopeCoveredWhenItWasAskedMayBeGoneWhenItIsApproved() {
        var call = testCalls.open(HALF, 70_000);
        var slug = town.liveCampaign();
        calls.admit(call, card(slug).id(), 100_000, TestCalls.OFFICER);
        var id = ask(slug, dearer(slug, 90_000), town.backer());
        changes.propose(id, "Il preventivo è cresciuto.", town.backer());
        calls.admit(call, testCalls.campaign(), 30_000, TestCalls.OFFICER);
        refused(Reason.NOT_COVERED, () -> changes.approve(id, town.backer()));
        assertEquals(ChangeStatus.PROPOSED, changes.one(id).status());
        assertEquals(60_000, card(slug).minimum().cents());
        assertEquals(50_000, envelopes.grant(card(slug).id()).reserved());
    }

    @Test
    void theDatabaseAllowsExactlyTheMovesOfTheTable() throws SQLException {
        var here = new TreeSet<String>();
        for (var from : ChangeStatus.values()) {
            for (var event : Event.values()) {
                if (from.allows(event)) {
                    here.add(from + " " + event + " " + from.after(event));
                } else {
                    refused(Reason.ILLEGAL_TRANSITION, () -> from.after(event));
                }
            }
        }
        var there = new TreeSet<String>();
        try (var connection = database.getConnection();
                var rows = connection
                        .createStatement()
                        .executeQuery("select from_status, event, to_status from campaign_change_edge")) {
            while (rows.next()) {
                there.add(rows.getString(1) + " " + rows.getString(2) + " " + rows.getString(3));
            }
        }
        assertEquals(here, there);
    }

    @Test
    void theDatabaseChangesACampaignOnlyAsItWasDecided() {
        var slug = town.liveCampaign();
        var id = ask(slug, dearer(slug, 70_000), town.backer());
        denied("update campaign set title = 'Un altro titolo' where slug = '" + slug + "'");
        denied("update campaign set minimum_cents = 70000 where slug = '" + slug + "'");
        denied("update campaign_change set status = 'APPROVED' where id = '" + id + "'");
        var event =
                "insert into campaign_change_event (change_id, number, event, from_status, to_status, actor_id, reason, withdraw_until, closes_before, closes_after, at) values ('"
                        + id + "', 1, %s, '" + town.backer().id() + "', %s, now())";
        denied(event.formatted("'APPROVE', 'PROPOSED', 'APPROVED'", "null, now() + interval '1 day', null, null"));
        denied(event.formatted("'APPLY', 'PENDING', 'APPLIED'", "null, null, null, null"));
        changes.propose(id, "Il preventivo è cresciuto.", town.backer());
        denied(event.replace("', 1, ", "', 2, ")
                .formatted("'APPROVE', 'PROPOSED', 'APPROVED'", "null, now() + interval '99 day', null, null"));
        changes.approve(id, town.backer());
        denied("update campaign set title = 'Un altro titolo' where slug = '" + slug + "'");
        denied("update campaign_budget_line set amount_cents = 1 where version = 2");
        denied("delete from campaign_change_event");
        assertFalse(changes.one(id).waits());
    }

    private void denied(String sql) {
        assertThrows(SQLException.class, () -> {
            try (var connection = database.getConnection()) {
                connection.createStatement().execute(sql);
            }
        });
    }

    private static void refused(Reason reason, Executable act) {
        assertEquals(reason, assertThrows(Refusal.class, act).reason());
    }
}
