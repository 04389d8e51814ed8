package it.broletto.proposal;

import static it.broletto.proposal.Status.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import it.broletto.shared.Refusal;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StatusTest {

    private static final Map<Status, Set<Status>> ALLOWED = Map.of(
            SUBMITTED, EnumSet.of(WITHDRAWN, FEASIBLE, NOT_FEASIBLE),
            FEASIBLE, EnumSet.of(FEASIBLE, NOT_FEASIBLE, LISTED),
            NOT_FEASIBLE, EnumSet.of(FEASIBLE, NOT_FEASIBLE),
            LISTED, EnumSet.of(FEASIBLE),
            WITHDRAWN, Set.of());

    @Test
    void everyPairThatIsNotInTheTableIsRefused() {
        for (var from : Status.values()) {
            for (var to : Status.values()) {
                if (ALLOWED.get(from).contains(to)) {
                    assertTrue(TABLE.find(from, to).isPresent(), from + " to " + to);
                } else {
                    var refusal = assertThrows(Refusal.class, () -> TABLE.event(from, to), from + " to " + to);
                    assertEquals(Refusal.Reason.ILLEGAL_TRANSITION, refusal.reason());
                }
            }
        }
    }
}
