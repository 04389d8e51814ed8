package it.broletto.round;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import it.broletto.audit.AuditService;
import it.broletto.audit.AuditView;
import it.broletto.round.TestRounds.Somebody;
import it.broletto.rules.RulesService;
import it.broletto.shared.Refusal;
import it.broletto.tally.RuleSheet.Method;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The vote opens on its date, by hand and while a councillor still chooses, all at once: one seal, one choice. */
@QuarkusTest
class SealRaceTest {

    @Inject
    RoundService rounds;

    @Inject
    RulesService rules;

    @Inject
    AuditService audit;

    @Test
    void jobHandAndLateChoosersLeaveOneSeal() throws Exception {
        var opens = Instant.now().plusMillis(2500);
        var usual = TestRounds.usual("Corsa al sigillo " + UUID.randomUUID());
        var id = rounds.create(
                new NewRound(
                        usual.title(),
                        usual.summary(),
                        usual.body(),
                        3,
                        16,
                        Residence.CITY,
                        usual.areas(),
                        List.of(
                                new NewPhase(
                                        Phase.COLLECTING, opens.minus(Duration.ofDays(9)), opens.minusSeconds(3600)),
                                new NewPhase(Phase.VOTING, opens, opens.plus(Duration.ofDays(9))))),
                Somebody.councillor());
        rounds.publish(id, Somebody.councillor());
        assertEquals(Phase.COLLECTING, rounds.byId(id).phase());
        var chosen = new AtomicInteger();
        var opened = new AtomicInteger();
        var acts = new ArrayList<Callable<Object>>();
        for (var i = 0; i < 6; i++) {
            acts.add(() -> repeat(id, () -> rounds.moveIfDue(id)));
            acts.add(() -> repeat(id, () -> {
                var view = rules.of(id);
                var method = Method.values()[view.version() % 4];
                rules.choose(
                        id,
                        view.version(),
                        RulesService.USUAL.change().method(method).build(),
                        Somebody.councillor());
                chosen.incrementAndGet();
            }));
            acts.add(() -> repeat(id, () -> {
                if (Instant.now().isAfter(opens.minusMillis(5))) {
                    rounds.move(id, Phase.VOTING, "Prova", Somebody.councillor());
                    opened.incrementAndGet();
                }
            }));
        }
        var pool = Executors.newFixedThreadPool(acts.size());
        try {
            for (var done : pool.invokeAll(acts)) {
                done.get();
            }
        } finally {
            pool.shutdownNow();
        }
        var log = audit.about(id, 1000).stream().map(AuditView::act).toList();
        assertEquals(1, log.stream().filter("round.voting"::equals).count());
        assertEquals(1, log.stream().filter("rules.sealed"::equals).count());
        assertTrue(opened.get() <= 1, "opened by hand " + opened + " times");
        assertTrue(chosen.get() > 0, "nobody could choose");
        assertEquals(chosen.get(), log.stream().filter("rules.chosen"::equals).count());
        // Newest first: nothing was chosen after the seal.
        assertTrue(log.indexOf("rules.sealed") < log.indexOf("rules.chosen"), log.toString());
        var sealed = rules.of(id);
        assertTrue(sealed.sealed());
        var last = audit.about(id, 1000).stream()
                .filter(line -> line.act().equals("rules.chosen"))
                .findFirst()
                .orElseThrow();
        assertTrue(last.detail().endsWith(sealed.sha256()), last.detail());
    }

    /** Until voting has opened; a refusal is an answer, too. */
    private Object repeat(UUID id, Runnable act) {
        var until = Instant.now().plusSeconds(20);
        while (rounds.byId(id).phase() != Phase.VOTING && Instant.now().isBefore(until)) {
            try {
                act.run();
            } catch (Refusal refused) {
                continue;
            }
        }
        assertEquals(Phase.VOTING, rounds.byId(id).phase());
        return null;
    }
}
