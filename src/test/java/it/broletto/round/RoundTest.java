package it.broletto.round;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import it.broletto.audit.Actor;
import it.broletto.round.TestRounds.Somebody;
import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import it.broletto.shared.Refusal.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundTest {

    private static final Instant DAY_0 = Instant.parse("2026-03-01T00:00:00Z");

    private static Instant day(int day) {
        return DAY_0.plusSeconds(day * 86_400L);
    }

    private static NewPhase dated(Phase phase, int from, int to) {
        return new NewPhase(phase, day(from), day(to));
    }

    private static NewRound wanted(List<NewArea> areas, NewPhase... phases) {
        return new NewRound("Titolo", "Sintesi", "Testo", 3, 16, Residence.CITY, areas, List.of(phases));
    }

    private static NewRound wanted(NewPhase... phases) {
        return wanted(List.of(new NewArea("M1", "Municipio 1", Money.ofEuros(10), null)), phases);
    }

    private static Round draft(NewRound wanted) {
        var round = new Round(UUID.randomUUID(), Source.HERE, UUID.randomUUID(), DAY_0);
        round.become(wanted, "titolo");
        return round;
    }

    private static void assertRefused(Reason reason, Runnable act) {
        assertEquals(reason, assertThrows(Refusal.class, act::run).reason());
    }

    @Test
    void phasesThatOverlapComeInTheWrongOrderOrCloseBeforeTheyOpenAreRefused() {
        assertRefused(
                Reason.INVALID_INPUT, () -> draft(wanted(dated(Phase.COLLECTING, 0, 10), dated(Phase.VOTING, 9, 20))));
        assertRefused(
                Reason.INVALID_INPUT, () -> draft(wanted(dated(Phase.COLLECTING, 20, 30), dated(Phase.VOTING, 0, 10))));
        assertRefused(Reason.INVALID_INPUT, () -> draft(wanted(dated(Phase.VOTING, 10, 10))));
        assertRefused(Reason.INVALID_INPUT, () -> draft(wanted(dated(Phase.DECIDED, 0, 10))));
        assertRefused(
                Reason.INVALID_INPUT, () -> draft(wanted(dated(Phase.VOTING, 0, 10), dated(Phase.VOTING, 10, 20))));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 100_000_000_000_001L, Long.MAX_VALUE})
    void aBudgetOutsideItsRangeIsRefused(long cents) {
        assertRefused(
                Reason.INVALID_INPUT,
                () -> draft(wanted(List.of(new NewArea("M1", "Municipio 1", Money.ofCents(cents), null)))));
    }

    @Test
    void aRoundMovesOnItsDatesAndJumpsOverWhatWasLeftOut() {
        var round = draft(wanted(dated(Phase.COLLECTING, 1, 10), dated(Phase.VOTING, 15, 20)));
        round.move(Phase.INFORMING, Actor.SYSTEM, day(0), null);
        assertEquals(Optional.empty(), round.due(day(1).minusMillis(1)));
        assertEquals(Optional.of(Phase.COLLECTING), round.due(day(1)));
        round.move(Phase.COLLECTING, Actor.SYSTEM, day(1), null);
        assertEquals(Optional.of(Phase.VOTING), round.due(day(15)));
        round.move(Phase.VOTING, Actor.SYSTEM, day(15), null);
        assertEquals(Optional.empty(), round.due(day(19)));
        assertEquals(Optional.of(Phase.COUNTING), round.due(day(20)));
        round.move(Phase.COUNTING, Actor.SYSTEM, day(20), null);
        assertEquals(Optional.empty(), round.due(day(99)));
    }

    @Test
    void aPhaseIsClosedAtItsClosingInstantEvenBeforeTheNextOneOpens() {
        var round = draft(wanted(dated(Phase.COLLECTING, 1, 10), dated(Phase.VOTING, 15, 20)));
        round.move(Phase.INFORMING, Actor.SYSTEM, day(0), null);
        round.move(Phase.COLLECTING, Actor.SYSTEM, day(1), null);
        assertTrue(round.view().open(Phase.COLLECTING, day(10).minusMillis(1)));
        assertFalse(round.view().open(Phase.COLLECTING, day(10)));
    }

    @Test
    void movingByHandMakesTheDatesTrueAndSkipsNothingThatIsPlanned() {
        var councillor = Somebody.councillor();
        var round = draft(
                wanted(dated(Phase.COLLECTING, 1, 10), dated(Phase.EVALUATING, 10, 15), dated(Phase.VOTING, 15, 20)));
        round.move(Phase.INFORMING, councillor, day(0), null);
        round.move(Phase.COLLECTING, Actor.SYSTEM, day(1), null);
        assertRefused(Reason.ILLEGAL_TRANSITION, () -> round.moveByHand(Phase.VOTING, councillor, day(5), "Prima"));
        assertRefused(
                Reason.ILLEGAL_TRANSITION, () -> round.moveByHand(Phase.INFORMING, councillor, day(5), "Indietro"));
        round.moveByHand(Phase.EVALUATING, councillor, day(5), "Abbiamo finito prima");
        assertEquals(day(5), round.view().dates(Phase.COLLECTING).orElseThrow().closesAt());
        assertEquals(day(5), round.view().dates(Phase.EVALUATING).orElseThrow().opensAt());
        assertEquals(day(15), round.view().dates(Phase.EVALUATING).orElseThrow().closesAt());
    }

    @Test
    void whatWasPublishedIsNoDraftAnyMore() {
        var round = draft(wanted(dated(Phase.VOTING, 1, 10)));
        round.move(Phase.INFORMING, Actor.SYSTEM, day(0), null);
        assertRefused(Reason.WRONG_PHASE, () -> round.become(wanted(dated(Phase.VOTING, 1, 11)), "titolo"));
    }
}
