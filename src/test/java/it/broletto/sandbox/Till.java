package it.broletto.sandbox;

import it.broletto.rail.Signature;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** The provider's side, for tests of others: backers show cards and agree to charges, messages are signed. */
@ApplicationScoped
public class Till {

    private final SandboxService sandbox;
    private final Signature signatures;
    private final Clock clock;

    Till(SandboxService sandbox, SandboxSettings settings, Clock clock) {
        this.sandbox = sandbox;
        this.signatures = new Signature(settings.secrets());
        this.clock = clock;
    }

    /** A backer shows a card at the page of a set-up. */
    public void show(String setup, Card card) {
        sandbox.show(setup, "400000000000" + card.digits()).orElseThrow();
    }

    /** A backer answers the bank that asks about a charge. */
    public void agree(String charge, boolean yes) {
        sandbox.agree(charge, yes).orElseThrow();
    }

    /** The header of a message of the provider. */
    public String sign(byte[] body) {
        return signatures.sign(body, clock.instant());
    }
}
