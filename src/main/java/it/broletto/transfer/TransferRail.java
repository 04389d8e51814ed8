package it.broletto.transfer;

import it.broletto.rail.Call;
import it.broletto.rail.Rail;
import it.broletto.rail.Reply;
import it.broletto.rail.UntrustedMessage;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Transfers to an account of the city. Nothing is taken: backers pay, from the promise on, and the bank's statements say
 * what came. Nobody is asked over a network.
 */
@ApplicationScoped
class TransferRail implements Rail {

    static final String NAME = "transfer";

    private final AskService asks;
    private final TransferSettings settings;
    private final URI city;

    TransferRail(AskService asks, TransferSettings settings, @ConfigProperty(name = "broletto.url") URI city) {
        this.asks = asks;
        this.settings = settings;
        this.city = city;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** To the treasury, where that is allowed. */
    @Override
    public boolean paysCity() {
        return true;
    }

    /** The backer says in whose name the account is, and is told what to write. */
    @Override
    public Reply setUp(Call call, URI back) {
        return ask(call);
    }

    @Override
    public Reply collect(Call call) {
        return ask(call);
    }

    @Override
    public Reply refund(Call call) {
        return ask(call);
    }

    private Reply ask(Call call) {
        if (settings.iban().isEmpty()) {
            throw new UncheckedIOException(new IOException("no account for transfers is set"));
        }
        asks.ask(call);
        return look(call).orElseThrow();
    }

    @Override
    public Optional<Reply> look(Call call) {
        return asks.look(call, city.resolve("/pledges/" + call.pledge() + "/transfer"));
    }

    @Override
    public void giveUp(Call call) {
        asks.giveUp(call);
    }

    /** Banks send no messages here. */
    @Override
    public List<Told> read(byte[] body, String signature, Instant now) {
        throw new UntrustedMessage("transfers tell nothing by themselves");
    }

    @Override
    public Optional<List<Settled>> settled(Instant from, Instant before) {
        return Optional.of(asks.settled(from, before));
    }
}
