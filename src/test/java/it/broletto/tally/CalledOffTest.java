package it.broletto.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import it.broletto.tally.RuleSheet.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CalledOffTest {

    private static Election election() {
        var election = Election.builder(VoteType.APPROVAL, 100_00, Map.of());
        election.project("a", 50_00, "Piazza", Map.of());
        election.ballot(List.of("a"));
        return election.build();
    }

    @ParameterizedTest
    @EnumSource(
            value = Method.class,
            names = {"EQUAL_SHARES", "PHRAGMEN"})
    void aLongCountEndsWhenItsThreadIsInterrupted(Method method) {
        var sheet = RuleSheet.builder().method(method).build();
        assertEquals(List.of("a"), Count.of(election(), sheet).winners());
        Thread.currentThread().interrupt();
        try {
            assertThrows(CancellationException.class, () -> Count.of(election(), sheet));
        } finally {
            assertTrue(Thread.interrupted(), "who called it off may ask");
        }
    }

    /** One exact purchase among many projects may take minutes. */
    @Test
    void alsoAmongTheOffersOfOnePurchase() {
        var election = election();
        var supporters = new Supporters(election, false);
        var cost = new long[] {50_00};
        var bounds = new PurseBounds(supporters, cost);
        var share = Fraction.of(100_00, 1);
        bounds.begin(share, share);
        bounds.evaluate(0);
        var payments = new Payments(supporters, cost, true, bounds, share);
        Thread.currentThread().interrupt();
        try {
            assertThrows(CancellationException.class, () -> payments.offer(0));
        } finally {
            assertTrue(Thread.interrupted());
        }
    }

    @Test
    void aCountThatNobodyCallsOffGoesOn() {
        CalledOff.check();
    }
}
