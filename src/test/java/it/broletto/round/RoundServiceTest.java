package it.broletto.round;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import it.broletto.round.TestRounds.Somebody;
import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import it.broletto.shared.Refusal.Reason;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RoundServiceTest {

    @Inject
    RoundService rounds;

    @Inject
    TestRounds testRounds;

    @Inject
    RoundCalendarJob job;

    @Inject
    AgroalDataSource database;

    @Test
    void publishingEntersThePhaseWhoseDateHasCome() {
        var id = testRounds.draft();
        assertEquals(Phase.DRAFT, rounds.byId(id).phase());
        rounds.publish(id, Somebody.councillor());
        assertEquals(Phase.COLLECTING, rounds.byId(id).phase());
        assertEquals(List.of("INFORMING", "COLLECTING"), moves(id));
    }

    @Test
    void twoInstancesOfTheJobAtOnceMoveARoundOnce() throws Exception {
        var round = testRounds.in(Phase.COLLECTING);
        setBack(round.id());
        var pool = Executors.newFixedThreadPool(8);
        try {
            var runs = IntStream.range(0, 16)
                    .<Callable<Void>>mapToObj(i -> () -> {
                        job.moveDueRounds();
                        return null;
                    })
                    .toList();
            for (var run : pool.invokeAll(runs)) {
                run.get();
            }
        } finally {
            pool.shutdownNow();
        }
        assertEquals(Phase.EVALUATING, rounds.byId(round.id()).phase());
        assertEquals(List.of("INFORMING", "COLLECTING", "EVALUATING"), moves(round.id()));
    }

    @Test
    void aClosedPhaseRefusesEvenBeforeTheJobHasRun() throws SQLException {
        var round = testRounds.in(Phase.COLLECTING);
        execute("update phase set closes_at = now() - interval '1 second' where kind = 'COLLECTING' and round_id = '"
                + round.id() + "'");
        var refusal = assertThrows(Refusal.class, () -> rounds.requirePhase(round.id(), Phase.COLLECTING));
        assertEquals(Reason.WRONG_PHASE, refusal.reason());
    }

    @Test
    void aMoveByHandNeedsAReasonAndIsWrittenDown() throws SQLException {
        var round = testRounds.in(Phase.COLLECTING);
        for (var reason : new String[] {null, "", "  ", "ok", "x".repeat(501)}) {
            assertEquals(
                    Reason.INVALID_INPUT,
                    assertThrows(
                                    Refusal.class,
                                    () -> rounds.move(round.id(), Phase.EVALUATING, reason, Somebody.councillor()))
                            .reason());
        }
        rounds.move(round.id(), Phase.EVALUATING, "Le idee sono già tutte qui", Somebody.councillor());
        assertEquals(Phase.EVALUATING, rounds.byId(round.id()).phase());
        assertEquals(
                "Le idee sono già tutte qui",
                single("select reason from phase_change where to_phase = 'EVALUATING' and round_id = '" + round.id()
                        + "'"));
    }

    @Test
    void twoCouncillorsWhoPublishAtOncePublishOnce() throws Exception {
        var id = testRounds.draft();
        var version = rounds.byId(id).version();
        var pool = Executors.newFixedThreadPool(8);
        try {
            var clicks = IntStream.range(0, 8)
                    .<Callable<Void>>mapToObj(i -> () -> {
                        rounds.publish(id, version, Somebody.councillor());
                        return null;
                    })
                    .toList();
            for (var click : pool.invokeAll(clicks)) {
                click.get();
            }
        } finally {
            pool.shutdownNow();
        }
        assertEquals(List.of("INFORMING", "COLLECTING"), moves(id));
    }

    @Test
    void theSameFormSentTwiceAtOnceMakesOneRoundAndSomebodyElsesIsRefused() throws Exception {
        var intent = UUID.randomUUID();
        var councillor = Somebody.councillor();
        var wanted = TestRounds.usual("Doppio invio " + intent);
        var pool = Executors.newFixedThreadPool(8);
        try {
            var clicks = IntStream.range(0, 8)
                    .<Callable<UUID>>mapToObj(i -> () -> rounds.create(intent, wanted, councillor))
                    .toList();
            for (var click : pool.invokeAll(clicks)) {
                assertEquals(intent, click.get());
            }
        } finally {
            pool.shutdownNow();
        }
        assertEquals(
                Reason.INTENT_REUSED,
                assertThrows(Refusal.class, () -> rounds.create(intent, wanted, Somebody.councillor()))
                        .reason());
        assertEquals(
                Reason.INTENT_REUSED,
                assertThrows(Refusal.class, () -> rounds.create(intent, TestRounds.usual("Altro titolo"), councillor))
                        .reason());
    }

    @Test
    void roundsOfTheSameTitleHaveAddressesOfTheirOwn() {
        var title = "Stesso titolo " + UUID.randomUUID();
        var first = rounds.byId(rounds.create(TestRounds.usual(title), Somebody.councillor()))
                .slug();
        var second = rounds.byId(rounds.create(TestRounds.usual(title), Somebody.councillor()))
                .slug();
        assertEquals(first + "-2", second);
    }

    @Test
    void aStaleFormChangesNothing() {
        var id = testRounds.draft();
        var version = rounds.byId(id).version();
        var richer = withBudget(Money.ofEuros(7));
        rounds.change(id, version, richer, Somebody.councillor());
        assertNotEquals(version, rounds.byId(id).version());
        assertEquals(
                Reason.STALE_FORM,
                assertThrows(
                                Refusal.class,
                                () -> rounds.change(id, version, withBudget(Money.ofEuros(8)), Somebody.councillor()))
                        .reason());
        assertEquals(Money.ofEuros(7), rounds.byId(id).budget());
        assertEquals(
                Reason.STALE_FORM,
                assertThrows(Refusal.class, () -> rounds.publish(id, version, Somebody.councillor()))
                        .reason());
    }

    private static NewRound withBudget(Money budget) {
        var usual = TestRounds.usual("Bilancio");
        return new NewRound(
                usual.title(),
                usual.summary(),
                usual.body(),
                1,
                0,
                Residence.ANYONE,
                List.of(new NewArea(NewArea.CITY_WIDE, "Città", budget, null)),
                usual.phases());
    }

    @Test
    void aDraftIsNotPublicAndADraftWithoutAVoteCannotBePublished() {
        var id = testRounds.draft();
        var slug = rounds.byId(id).slug();
        assertTrue(rounds.findBySlug(slug).isEmpty());
        var usual = TestRounds.usual("Senza voto");
        var incomplete = new NewRound(usual.title(), usual.summary(), "", 3, 16, Residence.CITY, List.of(), List.of());
        rounds.change(id, rounds.byId(id).version(), incomplete, Somebody.councillor());
        assertEquals(List.of(Missing.BODY, Missing.AREAS, Missing.VOTING, Missing.COLLECTING), rounds.missing(id));
        assertEquals(
                Reason.NOT_READY_TO_PUBLISH,
                assertThrows(Refusal.class, () -> rounds.publish(id, Somebody.councillor()))
                        .reason());
    }

    @Test
    void allDatesOfADraftCanBeShiftedTogether() {
        var id = testRounds.draft();
        var before = rounds.byId(id);
        var shifted = before.phases().stream()
                .map(p -> new NewPhase(
                        p.phase(),
                        p.opensAt().plus(Duration.ofDays(10)),
                        p.closesAt().plus(Duration.ofDays(10))))
                .toList();
        var usual = TestRounds.usual("Spostata");
        rounds.change(
                id,
                before.version(),
                new NewRound(
                        usual.title(), usual.summary(), usual.body(), 3, 16, Residence.CITY, usual.areas(), shifted),
                Somebody.councillor());
        assertEquals(
                shifted.get(3).closesAt(),
                rounds.byId(id).dates(Phase.VOTING).orElseThrow().closesAt());
    }

    @Test
    void theDatabaseItselfRefusesPhasesThatOverlap() {
        var id = testRounds.draft();
        assertThrows(
                SQLException.class,
                () -> execute(
                        "update phase set closes_at = closes_at + interval '5 days' where kind = 'COLLECTING' and round_id = '"
                                + id + "'"));
    }

    @Test
    void anImportedRoundIsDecidedAtOnce() {
        var wanted = new NewRound(
                "Vecchia edizione",
                "Importata",
                "",
                5,
                0,
                Residence.ANYONE,
                List.of(new NewArea(NewArea.CITY_WIDE, "Città", Money.ofEuros(5), null)),
                List.of());
        var id = rounds.importClosed(wanted, new Somebody(UUID.randomUUID(), "administrator"));
        assertEquals(Phase.DECIDED, rounds.byId(id).phase());
        assertEquals(Source.PABULIB, rounds.byId(id).source());
    }

    @Test
    void aCalledOffRoundIsEndedForGood() {
        var round = testRounds.in(Phase.VOTING);
        rounds.move(round.id(), Phase.CANCELLED, "Ricorso accolto", Somebody.councillor());
        assertFalse(rounds.byId(round.id()).phase().underWay());
        assertEquals(
                Reason.ILLEGAL_TRANSITION,
                assertThrows(
                                Refusal.class,
                                () -> rounds.move(round.id(), Phase.COUNTING, "Riapriamo", Somebody.councillor()))
                        .reason());
    }

    @Test
    void aRoundFollowsTheOnesBeforeItInTheListWithoutGapOrRepetition() {
        var older = testRounds.in(Phase.COLLECTING);
        var newer = testRounds.in(Phase.COLLECTING);
        assertEquals(older.id(), rounds.listed(newer.id(), 1).get(0).id());
        assertEquals(newer.id(), rounds.listedBefore(older.id(), 1).get(0).id());
        assertTrue(rounds.listedBefore(testRounds.draft(), 10).isEmpty());
    }

    private void setBack(UUID id) throws SQLException {
        execute("update round set due_at = now() - interval '1 second' where id = '" + id + "'");
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> moves(UUID round) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select to_phase from phase_change where round_id = '" + round
                        + "' order by moved_at, to_phase = 'COLLECTING'")) {
            var found = new java.util.ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String single(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
