package it.broletto.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import it.broletto.Sql;
import it.broletto.call.CallService;
import it.broletto.call.TestCalls;
import it.broletto.campaign.CampaignService;
import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import it.broletto.shared.Refusal.Reason;
import it.broletto.shared.Time;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ApplicationServiceTest {

    @Inject
    Applicants people;

    @Inject
    ApplicationService applications;

    @Inject
    AssessmentService assessments;

    @Inject
    TestCalls testCalls;

    @Inject
    CallService calls;

    @Inject
    CampaignService campaigns;

    @Inject
    Sql sql;

    @Inject
    Clock clock;

    @Test
    void anApplicationBecomesACampaignWithItsBudget() {
        var citizen = people.citizen();
        var slug = people.opened(citizen);
        var campaign = campaigns.bySlug(slug);
        assertTrue(campaign.card().open());
        assertEquals(Money.ofEuros(600), campaign.card().minimum());
        assertEquals(Money.ofEuros(1000), campaign.card().goal());
        assertEquals("Associazione Il Forno", campaign.card().promoter());
        assertTrue(applications.isPromoter(campaign.card().id(), citizen.id()));
        assertFalse(
                applications.isPromoter(campaign.card().id(), people.citizen().id()));
        assertNotEquals(slug, people.opened(people.citizen()), "the same title is another campaign");
    }

    /** On the night that has 23 hours and on the one that has 25. */
    @ParameterizedTest
    @CsvSource({"2027-03-28, 2027-03-28T21:59:59Z", "2027-10-31, 2027-10-31T22:59:59Z"})
    void F14_aCampaignClosesAfterTheLastSecondOfADayInRome(LocalDate last, Instant lastSecond) {
        var citizen = people.citizen();
        var id = people.approved(citizen);
        var days = applications.versions(id).get(0).content().days();
        var opens = last.plusDays(1).minusDays(days).atTime(18, 30).atZone(Time.ROME);
        QuarkusMock.installMockForType(Clock.fixed(opens.toInstant(), ZoneOffset.UTC), Clock.class);
        var slug = applications.open(id, null, citizen);
        assertEquals(lastSecond.plusSeconds(1), campaigns.bySlug(slug).card().closesAt());
    }

    @Test
    void twoApproversAtOnceApproveOnce() throws Exception {
        for (var round = 0; round < 5; round++) {
            var id = people.proposed(people.citizen(), people.officer());
            var one = people.officer();
            var other = people.officer();
            var done = atOnce(List.of(
                    () -> approve(id, one),
                    () -> approve(id, other),
                    () -> approve(id, one),
                    () -> approve(id, other)));
            assertEquals(1, done.stream().filter("done"::equals).count(), done.toString());
            assertEquals(3, done.stream().filter("ILLEGAL_TRANSITION"::equals).count(), done.toString());
            assertEquals(
                    1,
                    sql.number("select count(*) from application_event where event = 'APPROVE' and application_id = '"
                            + id + "'"));
        }
    }

    private String approve(UUID id, it.broletto.identity.Person who) {
        assessments.approve(id, 1, who);
        return "done";
    }

    @Test
    void openedTwiceAtOnceIsOneCampaign() throws Exception {
        var citizen = people.citizen();
        for (var round = 0; round < 5; round++) {
            var id = people.approved(citizen);
            Callable<String> open = () -> applications.open(id, null, citizen);
            var slugs = new HashSet<>(atOnce(List.of(open, open, open, open)));
            assertEquals(1, slugs.size(), slugs.toString());
            var slug = slugs.iterator().next();
            assertEquals(slug, applications.own(id, citizen.id()).campaignSlug());
            assertEquals(
                    1,
                    sql.number("select count(*) from campaign_rail r join campaign c on c.id = r.campaign_id"
                            + " where rail = 'sandbox' and slug = '" + slug + "'"));
        }
    }

    /** The call's envelope has 600 €; each campaign may get 500 €. */
    @Test
    void inACallTheMatchIsReservedAtTheOpeningOrThereIsNoCampaign() throws Exception {
        var call = testCalls.open(TestCalls.HALF, 60_000);
        var one = people.citizen();
        var other = people.citizen();
        var first = people.approved(call, one);
        var second = people.approved(call, other);
        var done = atOnce(
                List.of(() -> applications.open(first, null, one), () -> applications.open(second, null, other)));
        assertEquals(1, done.stream().filter("NOT_COVERED"::equals).count(), done.toString());
        var refused = done.get(0).equals("NOT_COVERED") ? first : second;
        assertEquals(ApplicationStatus.APPROVED, assessments.sent(refused).status());
        assertEquals(
                1,
                sql.number("select count(*) from admission where reserved_cents = 50000 and call_id = '" + call + "'"));
        var slug = done.stream().filter(said -> !said.equals("NOT_COVERED")).findFirst();
        var card = campaigns.bySlug(slug.orElseThrow()).card();
        assertEquals(call, calls.admission(card.id()).orElseThrow().call());
    }

    @Test
    void oneAnswerOfTwoAtOnceCounts() throws Exception {
        var id = people.sent(people.citizen());
        var one = people.officer();
        var other = people.officer();
        var done = atOnce(List.of(
                () -> {
                    assessments.reject(id, 1, "Non riguarda il Comune.", one);
                    return "done";
                },
                () -> {
                    assessments.giveBack(
                            id, 1, "Manca il preventivo.", clock.instant().plus(Duration.ofDays(9)), other);
                    return "done";
                }));
        assertEquals(1, done.stream().filter("done"::equals).count(), done.toString());
    }

    @Test
    void itTakesTwoToApproveAndNeitherIsTheApplicant() {
        var citizen = people.citizen();
        var officer = people.officer();
        var id = people.sent(citizen);
        refused(Reason.SHEET_NEEDED, () -> assessments.propose(id, 1, "Serve al quartiere.", officer));
        refused(Reason.OWN_APPLICATION, () -> assessments.judge(id, 1, Applicants.sheet(5), citizen));
        assessments.judge(id, 1, Applicants.sheet(3), officer);
        refused(Reason.SECOND_PERSON_NEEDED, () -> assessments.approve(id, 1, people.officer()));
        assessments.propose(id, 1, "Serve al quartiere.", officer);
        refused(Reason.ALREADY_DONE, () -> assessments.propose(id, 1, "Serve al quartiere.", officer));
        refused(Reason.SECOND_PERSON_NEEDED, () -> assessments.approve(id, 1, officer));
        refused(Reason.OWN_APPLICATION, () -> assessments.approve(id, 1, citizen));
        refused(Reason.ILLEGAL_TRANSITION, () -> applications.open(id, null, citizen));
        assessments.approve(id, 1, people.officer());
        assertEquals(ApplicationStatus.APPROVED, assessments.sent(id).status());
        refused(Reason.NOT_FOUND, () -> applications.open(id, null, people.citizen()));
        refused(
                Reason.INVALID_INPUT,
                () -> applications.open(id, clock.instant().minusSeconds(60), citizen));
        refused(
                Reason.INVALID_INPUT,
                () -> applications.open(id, clock.instant().plus(Duration.ofDays(91)), citizen));
    }

    @Test
    void theDatabaseKeepsTheRulesByItself() throws SQLException {
        var officer = people.officer();
        var citizen = people.citizen();
        var id = people.proposed(citizen, officer);
        var event =
                "insert into application_event (application_id, number, event, from_status, to_status, version, actor_id, reason, at)"
                        + " values ('" + id + "', %d, '%s', 'IN_REVIEW', '%s', 1, '%s', %s, now())";
        denied(event.formatted(3, "APPROVE", "APPROVED", officer.id(), "null"));
        denied(event.formatted(3, "REJECT", "REJECTED", citizen.id(), "'Un motivo qualunque.'"));
        denied(event.formatted(4, "APPROVE", "APPROVED", people.officer().id(), "null"));
        denied("update application set status = 'APPROVED' where id = '" + id + "'");
        denied("update application set draft = '{}' where id = '" + id + "'");
        denied("delete from application where id = '" + id + "'");
        denied("update application_version set content = '{}' where application_id = '" + id + "'");
        denied(
                "insert into application_sheet (id, application_id, version, reviewer_id, given_at) values (gen_random_uuid(), '"
                        + id + "', 1, '" + citizen.id() + "', now())");
        denied("delete from application_score");
        var rejected = people.sent(citizen);
        assessments.reject(rejected, 1, "Non riguarda il Comune.", officer);
        denied(
                "insert into application_sheet (id, application_id, version, reviewer_id, given_at) values (gen_random_uuid(), '"
                        + rejected + "', 1, '" + officer.id() + "', now())");
    }

    @Test
    void whatIsReturnedIsSentAgainAsAnotherVersionAndJudgedAnew() {
        var citizen = people.citizen();
        var officer = people.officer();
        var id = people.proposed(citizen, officer);
        assessments.giveBack(
                id, 1, "Quanto costa il forno?", clock.instant().plus(Duration.ofDays(9)), people.officer());
        refused(Reason.ILLEGAL_TRANSITION, () -> assessments.approve(id, 1, people.officer()));
        applications.send(id, Applicants.content("Un forno più piccolo"), citizen);
        refused(Reason.STALE_FORM, () -> assessments.judge(id, 1, Applicants.sheet(1), officer));
        refused(Reason.SECOND_PERSON_NEEDED, () -> assessments.approve(id, 2, people.officer()));
        refused(Reason.SHEET_NEEDED, () -> assessments.propose(id, 2, "Serve al quartiere.", officer));
        assertEquals(
                List.of("Un forno più piccolo", "Un forno di quartiere"),
                applications.versions(id).stream()
                        .map(version -> version.content().title())
                        .toList());
    }

    @Test
    void aDraftIsItsAuthorsAloneAndSavedOverWhatTheySaw() {
        var citizen = people.citizen();
        var id = people.draft(citizen);
        applications.save(id, 0, ApplicationForm.empty(""), citizen);
        refused(Reason.STALE_FORM, () -> applications.save(id, 0, ApplicationForm.empty(""), citizen));
        refused(Reason.NOT_FOUND, () -> applications.save(id, 1, ApplicationForm.empty(""), people.citizen()));
        refused(Reason.NOT_FOUND, () -> assessments.sent(id));
        applications.discard(id, citizen);
        refused(Reason.NOT_FOUND, () -> applications.own(id, citizen.id()));
        var sent = people.sent(citizen);
        refused(Reason.ILLEGAL_TRANSITION, () -> applications.discard(sent, citizen));
        refused(Reason.ILLEGAL_TRANSITION, () -> applications.save(sent, 0, ApplicationForm.empty(""), citizen));
    }

    @Test
    void theSameFormBeginsOneDraftAndTooManyAreRefused() throws Exception {
        var citizen = people.citizen();
        var intent = UUID.randomUUID();
        var id = applications.begin(intent, ApplicationForm.empty(""), citizen);
        assertEquals(id, applications.begin(intent, ApplicationForm.empty(""), citizen));
        refused(Reason.INTENT_REUSED, () -> applications.begin(intent, ApplicationForm.empty(""), people.citizen()));
        var pool = java.util.concurrent.Executors.newFixedThreadPool(12);
        try {
            var more = new java.util.ArrayList<java.util.concurrent.Callable<Void>>();
            for (var each = 0; each < 3 * ApplicationService.MOST_DRAFTS; each++) {
                more.add(() -> {
                    try {
                        people.draft(citizen);
                    } catch (Refusal tooMany) {
                        assertEquals(Reason.TOO_MANY_DRAFTS, tooMany.reason());
                    }
                    return null;
                });
            }
            for (var one : pool.invokeAll(more)) {
                one.get();
            }
        } finally {
            pool.shutdown();
        }
        assertEquals(
                ApplicationService.MOST_DRAFTS,
                applications.ownedBy(citizen.id()).size());
        refused(Reason.TOO_MANY_DRAFTS, () -> people.draft(citizen));
        assertEquals(id, applications.begin(intent, ApplicationForm.empty(""), citizen));
    }

    private static void refused(Reason reason, Executable act) {
        assertEquals(reason, assertThrows(Refusal.class, act).reason());
    }

    private void denied(String attempt) throws SQLException {
        var refused = assertThrows(SQLException.class, () -> sql.run(attempt), attempt);
        assertEquals("23001", refused.getSQLState(), refused.getMessage());
    }

    private static List<String> atOnce(List<Callable<String>> acts) throws Exception {
        var pool = Executors.newFixedThreadPool(acts.size());
        try {
            var done = new ArrayList<String>();
            for (var one : pool.invokeAll(acts)) {
                try {
                    done.add(one.get());
                } catch (ExecutionException e) {
                    done.add(
                            e.getCause() instanceof Refusal refusal
                                    ? refusal.reason().name()
                                    : e.getCause().toString());
                }
            }
            return done;
        } finally {
            pool.shutdownNow();
        }
    }
}
