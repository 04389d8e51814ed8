package it.broletto.dev;

import it.broletto.sandbox.Card;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/**
 * Means of payment that backers showed to the sandbox provider, on both sides: what the city asked and was answered, and
 * what the provider has. What follows, from charges to refunds, is done by the application itself.
 */
final class DemoMeans implements AutoCloseable {

    private final DemoRandom chance;
    private final DemoRows deals;
    private final DemoRows calls;
    private final DemoRows answers;
    private final DemoRows means;

    /** @param pledges to be sent before */
    DemoMeans(DemoBuild city, DemoRows pledges) throws SQLException {
        chance = city.chance();
        deals = city.rows("sandbox.deal (id, kind, key, request, pledge, cents, of, status, card, created_at)");
        calls = city.rows("provider_call (key, rail, pledge_id, act, attempt, cents, currency, asked_at)")
                .after(pledges);
        answers = city.rows("provider_answer (key, outcome, provider_id, cents, means, answered_at)")
                .after(calls);
        means = city.rows("pledge_means (pledge_id, attempt, means, shown_at)").after(pledges);
    }

    void show(UUID pledge, long cents, Card card, Instant at) throws SQLException {
        var key = "setup-1-" + pledge;
        var id = "setup_" + chance.id();
        var back = "/pledges/" + pledge + "/payment/back";
        var shown = at.plusSeconds(40);
        deals.add(id, "setup", key, "", pledge.toString(), cents, back, "settled", card.name(), at);
        calls.add(key, "sandbox", pledge, "SETUP", 1, cents, "EUR", at);
        answers.add(key, "SETTLED", id, cents, id, shown);
        means.add(pledge, 1, id, shown);
    }

    @Override
    public void close() throws SQLException {
        deals.close();
        answers.close();
        calls.close();
        means.close();
    }
}
