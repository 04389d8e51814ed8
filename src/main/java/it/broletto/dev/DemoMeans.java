package it.broletto.dev;

import it.broletto.sandbox.Card;
import it.broletto.transfer.Reference;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/**
 * Means of payment that backers showed to the sandbox provider, on both sides: what the city asked and was answered, and
 * what the provider has; and transfers that were promised. What follows, from charges to refunds, is done by the application itself.
 */
final class DemoMeans implements AutoCloseable {

    private final DemoBuild city;
    private final DemoRandom chance;
    private final DemoRows deals;
    private final DemoRows calls;
    private final DemoRows answers;
    private final DemoRows means;
    private final DemoRows references;
    private final DemoRows asked;
    private final DemoRows payers;

    /** @param pledges to be sent before */
    DemoMeans(DemoBuild city, DemoRows pledges) throws SQLException {
        this.city = city;
        chance = city.chance();
        references =
                city.rows("transfer_reference (pledge_id, reference, made_at)").after(pledges);
        deals = city.rows("sandbox.deal (id, kind, key, request, pledge, cents, of, status, card, created_at)");
        calls = city.rows("provider_call (key, rail, pledge_id, act, attempt, cents, currency, asked_at)")
                .after(references);
        asked = city.rows("transfer_call (key, pledge_id, act, attempt, asked_at)")
                .after(calls);
        payers = city.rows("transfer_payer (key, name, named_at)").after(asked);
        answers = city.rows("provider_answer (key, outcome, provider_id, cents, means, answered_at)")
                .after(calls);
        means = city.rows("pledge_means (pledge_id, attempt, rail, means, shown_at)")
                .after(pledges);
    }

    void show(UUID pledge, long cents, Card card, Instant at) throws SQLException {
        var key = "setup-1-" + pledge;
        var id = "setup_" + chance.id();
        var back = "/pledges/" + pledge + "/payment/back";
        var shown = at.plusSeconds(40);
        deals.add(id, "setup", key, "", pledge.toString(), cents, back, "settled", card.name(), at);
        calls.add(key, "sandbox", pledge, "SETUP", 1, cents, "EUR", at);
        answers.add(key, "SETTLED", id, cents, id, shown);
        means.add(pledge, 1, "sandbox", id, shown);
    }

    /** A promise to be paid by transfer, from an account in this name. */
    void promiseTransfer(UUID pledge, long cents, String payer, Instant at) throws SQLException {
        // As many as a card takes, so that the same city comes of the same numbers.
        chance.id();
        var key = "setup-1-" + pledge;
        var reference =
                Reference.of(Reference.Use.PLEDGE, city.next("transfer_number")).text();
        var named = at.plusSeconds(40);
        references.add(pledge, reference, at);
        calls.add(key, "transfer", pledge, "SETUP", 1, cents, "EUR", at);
        asked.add(key, pledge, "SETUP", 1, at);
        payers.add(key, city.seal().apply(payer, "transfer.expected/" + key), named);
        answers.add(key, "SETTLED", null, cents, reference, named);
        means.add(pledge, 1, "transfer", reference, named);
    }

    @Override
    public void close() throws SQLException {
        deals.close();
        answers.close();
        payers.close();
        asked.close();
        calls.close();
        references.close();
        means.close();
    }
}
