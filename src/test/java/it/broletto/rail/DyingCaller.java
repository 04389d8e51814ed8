package it.broletto.rail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.UUID;

/** Asks a provider as {@link RailService} does, and dies at a point in the middle. */
@ApplicationScoped
public class DyingCaller {

    private final CallService calls;
    private final Instance<Rail> rails;

    DyingCaller(CallService calls, @Any Instance<Rail> rails) {
        this.calls = calls;
        this.rails = rails;
    }

    /** Writes the call down and dies before it is made. */
    public void diesBeforeTheCall(
            String rail, UUID pledge, Act act, int attempt, long cents, String means, String charge) {
        calls.open(rail, Call.of(pledge, act, attempt, cents, means, charge));
    }

    /** The provider does it, and its answer is lost. */
    public void diesAfterTheCall(
            String name, UUID pledge, Act act, int attempt, long cents, String means, String charge) {
        var call = Call.of(pledge, act, attempt, cents, means, charge);
        calls.open(name, call);
        var rail = rails.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        if (act == Act.REFUND) {
            rail.refund(call);
        } else {
            rail.collect(call);
        }
    }
}
