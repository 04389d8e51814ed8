package it.broletto.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.Log;
import it.broletto.rail.Call;
import it.broletto.rail.Dispute;
import it.broletto.rail.Rail;
import it.broletto.rail.Reply;
import it.broletto.rail.Signature;
import it.broletto.rail.UntrustedMessage;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Cards by Stripe. */
@ApplicationScoped
class StripeRail implements Rail {

    private final Setups setups;
    private final Charges charges;
    private final Refunds refunds;
    private final Disputes disputes;
    private final Statement statement;
    private final ObjectMapper json;
    private final Signature signatures;
    private final boolean live;

    StripeRail(
            Setups setups,
            Charges charges,
            Refunds refunds,
            Disputes disputes,
            Statement statement,
            ObjectMapper json,
            StripeSettings settings) {
        this.setups = setups;
        this.charges = charges;
        this.refunds = refunds;
        this.disputes = disputes;
        this.statement = statement;
        this.json = json;
        this.signatures = new Signature(settings.webhookSecrets().orElse(List.of()).stream()
                .map(String::strip)
                .toList());
        this.live = settings.isLive();
    }

    @Override
    public String name() {
        return "stripe";
    }

    @Override
    public Reply setUp(Call call, URI back) {
        return setups.make(call, back);
    }

    @Override
    public Reply collect(Call call) {
        return charges.make(call);
    }

    @Override
    public Reply refund(Call call) {
        return refunds.make(call);
    }

    @Override
    public void giveUp(Call call) {
        charges.giveUp(call);
    }

    @Override
    public Optional<Reply> look(Call call) {
        return look(call, null);
    }

    @Override
    public Optional<Reply> look(Call call, String providerId) {
        return switch (call.act()) {
            case SETUP -> setups.look(providerId);
            case COLLECT -> charges.look(call, providerId);
            case REFUND -> refunds.look(call, providerId);
        };
    }

    @Override
    public Optional<Dispute> dispute(Call charge, String providerId) {
        return disputes.of(providerId);
    }

    @Override
    public Optional<List<Settled>> settled(Instant from, Instant before) {
        return Optional.of(statement.of(from, before));
    }

    /** Of a message only names are read, its own and that of its object: the object itself is asked for again. */
    @Override
    public List<Told> read(byte[] body, String signature, Instant now) {
        if (!signatures.isRight(body, signature, now)) {
            throw new UntrustedMessage("the signature is not right");
        }
        var event = event(body);
        var id = event.path("id").asText();
        if (!id.matches("[A-Za-z0-9_]{4,200}")
                || !"event".equals(event.path("object").asText())) {
            throw new UntrustedMessage("no event of Stripe");
        }
        if (event.path("livemode").asBoolean(!live) != live) {
            throw new UntrustedMessage(live ? "a test event for a live account" : "a live event for a test account");
        }
        var thing = event.path("data").path("object");
        // A platform hears of the accounts that are connected to it: none of them is ours.
        var told = event.hasNonNull("account")
                ? new Told(id, null)
                : new Told(
                        id,
                        plain(thing.path("metadata").path(StripeApi.KEY), "[a-z0-9-]{8,80}"),
                        plain(thing.path("payment_intent"), "pi_\\w{1,190}"));
        Log.debugf("event %s of Stripe, %s, about %s", id, event.path("type").asText(), told.key());
        return List.of(told);
    }

    private static String plain(JsonNode text, String pattern) {
        return text.isTextual() && text.textValue().matches(pattern) ? text.textValue() : null;
    }

    private JsonNode event(byte[] body) {
        try {
            return json.readTree(body);
        } catch (IOException garbled) {
            throw new UntrustedMessage("no event of Stripe");
        }
    }
}
