package it.broletto.round;

import static it.broletto.round.Phase.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import it.broletto.shared.Refusal;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PhaseTest {

    private static final Map<Phase, Set<Phase>> ALLOWED = Map.of(
            DRAFT, EnumSet.of(INFORMING, DECIDED, CANCELLED),
            INFORMING, EnumSet.of(COLLECTING, SUPPORTING, EVALUATING, DESIGNING, VOTING, CANCELLED),
            COLLECTING, EnumSet.of(SUPPORTING, EVALUATING, DESIGNING, VOTING, CANCELLED),
            SUPPORTING, EnumSet.of(EVALUATING, DESIGNING, VOTING, CANCELLED),
            EVALUATING, EnumSet.of(DESIGNING, VOTING, CANCELLED),
            DESIGNING, EnumSet.of(VOTING, CANCELLED),
            VOTING, EnumSet.of(COUNTING, CANCELLED),
            COUNTING, EnumSet.of(DECIDED, CANCELLED),
            DECIDED, Set.of(),
            CANCELLED, Set.of());

    @Test
    void everyPairThatIsNotInTheTableIsRefused() {
        for (var from : Phase.values()) {
            for (var to : Phase.values()) {
                if (ALLOWED.get(from).contains(to)) {
                    assertTrue(TABLE.find(from, to).isPresent(), from + " to " + to);
                } else {
                    var refusal = assertThrows(Refusal.class, () -> TABLE.event(from, to), from + " to " + to);
                    assertEquals(Refusal.Reason.ILLEGAL_TRANSITION, refusal.reason());
                }
            }
        }
    }

    @Test
    void everyPhaseCanBeReached() {
        for (var phase : EnumSet.complementOf(EnumSet.of(DRAFT))) {
            assertTrue(
                    EnumSet.allOf(Phase.class).stream()
                            .anyMatch(from -> TABLE.after(from).contains(phase)),
                    phase.name());
        }
    }
}
