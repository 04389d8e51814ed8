package it.broletto.accountability;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import it.broletto.TestPerson;
import it.broletto.ballot.CountService;
import it.broletto.identity.TestResidents;
import it.broletto.project.ProjectService;
import it.broletto.project.ProjectStatus;
import it.broletto.project.TestProjects;
import it.broletto.round.Phase;
import it.broletto.round.PhaseEntered;
import it.broletto.round.RoundService;
import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import it.broletto.shared.Refusal.Reason;
import it.broletto.shared.Time;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

@QuarkusTest
class FollowUpServiceTest {

    private static final LocalDate YESTERDAY = LocalDate.now(Time.ROME).minusDays(1);
    private static final LocalDate LATER = LocalDate.now(Time.ROME).plusYears(1);

    @Inject
    Works works;

    @Inject
    FollowUpService followUp;

    @Inject
    Event<PhaseEntered> entered;

    @Inject
    TestProjects ballot;

    @Inject
    TestResidents residents;

    @Inject
    CountService counts;

    @Inject
    RoundService rounds;

    @Inject
    ProjectService allProjects;

    @Test
    void winnersAreFollowedFromTheDayTheyWon() {
        var round = works.round();
        var winner = works.winner(round, "M1", 1000);
        assertFalse(followUp.isFollowed(winner));
        entered.fire(new PhaseEntered(round.id(), Phase.DECIDED));
        entered.fire(new PhaseEntered(round.id(), Phase.DECIDED));
        assertTrue(followUp.isFollowed(winner));
        assertTrue(followUp.page(winner)
                .sheet()
                .promisedOn()
                .isAfter(LocalDate.now(Time.ROME).plusMonths(23)));
    }

    @Test
    void aCountLeavesItsWinnersFollowedAndNobodyElse() {
        var round = ballot.voting();
        given().header(TestPerson.HEADER, TestPerson.citizen(residents.somebody()))
                .contentType("application/json")
                .body("{\"intent\":\"%s\",\"projects\":[\"%s\"]}"
                        .formatted(UUID.randomUUID(), ballot.ids(round).get(0)))
                .post("/api/v1/rounds/" + round.slug() + "/casts")
                .then()
                .statusCode(201);
        ballot.close(round);
        for (int i = 0; i < 100 && rounds.byId(round.id()).phase() != Phase.DECIDED; i++) {
            counts.countNext();
        }
        var projects = ballot.ids(round).stream().map(allProjects::byId).toList();
        assertTrue(projects.stream().anyMatch(project -> project.status() == ProjectStatus.PLANNED));
        assertTrue(projects.stream().anyMatch(project -> project.status() == ProjectStatus.LOST));
        projects.forEach(project -> assertEquals(
                project.status() == ProjectStatus.PLANNED, followUp.isFollowed(project.id()), project.title()));
    }

    @Test
    void aStepIsTakenOnceAndLeavesAFact() {
        var project = works.promised(LATER);
        var step = new MoveProject(
                ProjectStatus.UNDER_WAY, null, "Il cantiere è aperto.", version(project), UUID.randomUUID());
        followUp.move(project, step, works.officer());
        followUp.move(project, step, works.officer());
        var page = followUp.page(project);
        assertEquals(ProjectStatus.UNDER_WAY, page.project().status());
        assertEquals(1, page.facts().size());
        assertEquals(ProjectStatus.UNDER_WAY, page.facts().get(0).status());
    }

    @Test
    void aFormThatWasTakenIsNotTakenForAnother() {
        var project = works.promised(LATER);
        var intent = UUID.randomUUID();
        var spent = new NewSpending(Stage.COMMITTED, Money.ofEuros(10), YESTERDAY, "Determina 1", null, intent);
        followUp.spend(project, spent, works.officer());
        followUp.spend(project, spent, works.officer());
        refuses(Reason.INTENT_REUSED, () -> followUp.spend(works.promised(LATER), spent, works.officer()));
        refuses(
                Reason.INTENT_REUSED,
                () -> followUp.spend(
                        project,
                        new NewSpending(Stage.COMMITTED, Money.ofEuros(99), YESTERDAY, "Determina 1", null, intent),
                        works.officer()));
        followUp.state(project, new NewFact("Il cantiere è aperto.", intent), works.officer());
        refuses(
                Reason.INTENT_REUSED,
                () -> followUp.state(project, new NewFact("Il cantiere è chiuso.", intent), works.officer()));
        followUp.promise(project, new NewMilestone("Progetto", LATER, intent), works.officer());
        refuses(
                Reason.INTENT_REUSED,
                () -> followUp.promise(project, new NewMilestone("Collaudo", LATER, intent), works.officer()));
        refuses(
                Reason.INTENT_REUSED,
                () -> followUp.promise(
                        works.promised(LATER), new NewMilestone("Progetto", LATER, intent), works.officer()));
        assertEquals(1000, followUp.page(project).money().committed().cents());
    }

    @Test
    void anIllegalStepAndAStaleFormChangeNothing() {
        var project = works.promised(LATER);
        var version = version(project);
        refuses(
                Reason.ILLEGAL_TRANSITION,
                () -> followUp.move(project, step(ProjectStatus.DONE, version), works.officer()));
        followUp.move(project, step(ProjectStatus.IN_DESIGN, version), works.officer());
        refuses(
                Reason.STALE_FORM,
                () -> followUp.move(project, step(ProjectStatus.UNDER_WAY, version), works.officer()));
        assertEquals(1, followUp.page(project).facts().size());
    }

    @Test
    void whatIsDoneHasItsDay() {
        var project = works.promised(YESTERDAY.minusDays(10));
        followUp.move(project, step(ProjectStatus.UNDER_WAY, version(project)), works.officer());
        refuses(
                Reason.INVALID_INPUT,
                () -> followUp.move(
                        project,
                        new MoveProject(ProjectStatus.DONE, LATER, "Fatto.", version(project), UUID.randomUUID()),
                        works.officer()));
        followUp.move(
                project,
                new MoveProject(ProjectStatus.DONE, YESTERDAY, "Fatto.", version(project), UUID.randomUUID()),
                works.officer());
        assertEquals(
                new Punctuality(Punctuality.Kind.DONE_LATE, 10),
                followUp.page(project).sheet().punctuality(LocalDate.now(Time.ROME)));
    }

    @Test
    void aLateMilestoneNeedsAReason() {
        var project = works.promised(LATER);
        followUp.promise(
                project, new NewMilestone("Progetto esecutivo", YESTERDAY, UUID.randomUUID()), works.officer());
        var milestone = followUp.page(project).milestones().get(0);
        refuses(
                Reason.REASON_NEEDED,
                () -> followUp.changeMilestone(
                        project,
                        milestone.id(),
                        new ChangeMilestone(LocalDate.now(Time.ROME), null, milestone.version()),
                        works.officer()));
        var change = new ChangeMilestone(LocalDate.now(Time.ROME), "Terreno da bonificare.", milestone.version());
        followUp.changeMilestone(project, milestone.id(), change, works.officer());
        refuses(Reason.STALE_FORM, () -> followUp.changeMilestone(project, milestone.id(), change, works.officer()));
        refuses(
                Reason.NOT_FOUND,
                () -> followUp.changeMilestone(works.promised(LATER), milestone.id(), change, works.officer()));
    }

    @Test
    void moneyIsCommittedBeforeItIsPaidAndCorrectedWithAReason() {
        var project = works.promised(LATER);
        refuses(
                Reason.SPENDING_NOT_COVERED,
                () -> followUp.spend(project, Works.money(Stage.PAID, 1, null), works.officer()));
        followUp.spend(project, Works.money(Stage.COMMITTED, 900, null), works.officer());
        var paid = Works.money(Stage.PAID, 400, null);
        followUp.spend(project, paid, works.officer());
        followUp.spend(project, paid, works.officer());
        refuses(
                Reason.SPENDING_NOT_COVERED,
                () -> followUp.spend(
                        project, Works.money(Stage.COMMITTED, -600, "Contata due volte"), works.officer()));
        refuses(
                Reason.REASON_NEEDED,
                () -> followUp.spend(project, Works.money(Stage.COMMITTED, -100, null), works.officer()));
        refuses(
                Reason.AMOUNT_OUT_OF_RANGE,
                () -> followUp.spend(project, Works.money(Stage.COMMITTED, 0, null), works.officer()));
        refuses(
                Reason.AMOUNT_OUT_OF_RANGE,
                () -> followUp.spend(project, Works.money(Stage.COMMITTED, 1_000_000_000_001L, null), works.officer()));
        followUp.spend(project, Works.money(Stage.COMMITTED, -100, "Contata due volte"), works.officer());
        assertEquals(
                new ProjectMoney(Money.ofEuros(1000), Money.ofEuros(800), Money.ofEuros(400)),
                followUp.page(project).money());
    }

    @Test
    void paymentsAtOnceNeverPassWhatIsCommitted() throws Exception {
        var project = works.promised(LATER);
        followUp.spend(project, Works.money(Stage.COMMITTED, 1000, null), works.officer());
        var refused = new AtomicInteger();
        try (var pool = new Pool()) {
            for (int i = 0; i < 12; i++) {
                pool.run(() -> {
                    try {
                        followUp.spend(project, Works.money(Stage.PAID, 100, null), works.officer());
                    } catch (Refusal notCovered) {
                        refused.incrementAndGet();
                    }
                });
            }
        }
        assertEquals(2, refused.get());
        assertEquals(Money.ofEuros(1000), followUp.page(project).money().paid());
    }

    @Test
    void factsMoneyAndPromisesCannotBeRewrittenBySql() {
        var project = works.promised(LATER);
        followUp.spend(project, Works.money(Stage.COMMITTED, 1000, null), works.officer());
        followUp.state(project, new NewFact("Si comincia.", UUID.randomUUID()), works.officer());
        followUp.promise(project, new NewMilestone("Gara", LATER, UUID.randomUUID()), works.officer());
        for (var change : new String[] {
            "update spending set amount_cents = 1 where project_id = '%s'",
            "delete from spending where project_id = '%s'",
            "update fact set body = 'altro' where project_id = '%s'",
            "delete from fact where project_id = '%s'",
            "update project_sheet set promised_on = promised_on + 1 where project_id = '%s'",
            "update milestone set promised_on = promised_on + 1 where project_id = '%s'",
            "insert into spending (id, project_id, stage, amount_cents, spent_on, act, intent, recorded_at) values (gen_random_uuid(), '%s', 'PAID', 100001, now(), 'Mandato', gen_random_uuid(), now())"
        }) {
            assertThrows(IllegalStateException.class, () -> works.sql(change.formatted(project)), change);
        }
    }

    @Test
    void whatIsNotFollowedIsNotFound() {
        var foreign = UUID.randomUUID();
        refuses(Reason.NOT_FOUND, () -> followUp.page(foreign));
        refuses(
                Reason.NOT_FOUND,
                () -> followUp.state(foreign, new NewFact("Chi?", UUID.randomUUID()), works.officer()));
        refuses(
                Reason.NOT_FOUND,
                () -> followUp.spend(foreign, Works.money(Stage.COMMITTED, 1, null), works.officer()));
    }

    private static MoveProject step(ProjectStatus to, int version) {
        return new MoveProject(to, null, "Un passo avanti.", version, UUID.randomUUID());
    }

    private int version(UUID project) {
        return followUp.page(project).project().version();
    }

    private static void refuses(Reason reason, Executable act) {
        assertEquals(reason, assertThrows(Refusal.class, act).reason());
    }

    /** Runs all at once, and waits. */
    private static class Pool implements AutoCloseable {
        private final java.util.concurrent.ExecutorService threads = Executors.newFixedThreadPool(12);

        void run(Runnable work) {
            threads.submit(work);
        }

        @Override
        public void close() throws InterruptedException {
            threads.shutdown();
            assertTrue(threads.awaitTermination(30, java.util.concurrent.TimeUnit.SECONDS));
        }
    }
}
