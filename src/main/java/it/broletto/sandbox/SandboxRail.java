package it.broletto.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.profile.IfBuildProfile;
import it.broletto.rail.Call;
import it.broletto.rail.Dispute;
import it.broletto.rail.Outcome;
import it.broletto.rail.Rail;
import it.broletto.rail.Reply;
import it.broletto.rail.Signature;
import it.broletto.rail.UntrustedMessage;
import it.broletto.rail.Wire;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The city's side of the sandbox provider: over HTTP, as with any other. */
@ApplicationScoped
@IfBuildProfile(anyOf = {"demo", "dev", "test"})
class SandboxRail implements Rail {

    private static final int NOT_FOUND = 404;
    private static final int BAD = 400;

    private final SandboxSettings settings;
    private final ObjectMapper json;
    private final Signature signatures;
    private final Wire wire;

    SandboxRail(SandboxSettings settings, ObjectMapper json) {
        this.settings = settings;
        this.json = json;
        this.signatures = new Signature(settings.secrets());
        this.wire = new Wire(settings.patience());
    }

    @Override
    public String name() {
        return "sandbox";
    }

    @Override
    public Reply setUp(Call call, URI back) {
        return post(
                "setups",
                call,
                new SandboxService.Wanted(call.pledge().toString(), call.cents(), back.toString(), null));
    }

    @Override
    public Reply collect(Call call) {
        return post(
                "charges", call, new SandboxService.Wanted(call.pledge().toString(), call.cents(), null, call.means()));
    }

    @Override
    public Reply refund(Call call) {
        return post(
                "refunds",
                call,
                new SandboxService.Wanted(call.pledge().toString(), call.cents(), call.charge(), null));
    }

    @Override
    public void giveUp(Call call) {
        var response = wire.send(request("charges/" + call.key() + "/cancellation")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
        if (response.statusCode() >= BAD && response.statusCode() != NOT_FOUND) {
            throw Wire.silent(response);
        }
    }

    @Override
    public Optional<Reply> look(Call call) {
        var response = wire.send(request("deals/" + call.key()).GET().build());
        return response.statusCode() == NOT_FOUND ? Optional.empty() : Optional.of(reply(response));
    }

    @Override
    public Optional<Dispute> dispute(Call charge, String providerId) {
        var response = wire.send(request("disputes/" + charge.key()).GET().build());
        if (response.statusCode() == NOT_FOUND) {
            return Optional.empty();
        }
        try {
            if (response.statusCode() >= BAD) {
                throw Wire.silent(response);
            }
            var dispute = json.readTree(response.body());
            return Optional.of(new Dispute(
                    dispute.path("id").asText(),
                    switch (dispute.path("status").asText()) {
                        case Disputed.WON -> Dispute.State.WON;
                        case Disputed.LOST -> Dispute.State.LOST;
                        default -> Dispute.State.OPEN;
                    },
                    UUID.fromString(dispute.path("pledge").asText()),
                    dispute.path("cents").asLong(),
                    dispute.path("reason").textValue()));
        } catch (IOException garbled) {
            throw new UncheckedIOException(garbled);
        }
    }

    @Override
    public Optional<List<Settled>> settled(Instant from, Instant before) {
        var all = new ArrayList<Settled>();
        var after = "";
        var page = List.<Settled>of();
        do {
            page = settled(from, before, after);
            all.addAll(page);
            after = page.isEmpty() ? "" : page.get(page.size() - 1).key();
        } while (page.size() == SandboxApi.PAGE);
        return Optional.of(all);
    }

    private List<Settled> settled(Instant from, Instant before, String after) {
        var response = wire.send(request("settled?from=" + from + "&before=" + before + "&after=" + after)
                .GET()
                .build());
        if (response.statusCode() >= BAD) {
            throw Wire.silent(response);
        }
        try {
            var page = new ArrayList<Settled>();
            for (var one : json.readTree(response.body())) {
                page.add(new Settled(
                        one.path("key").asText(),
                        one.path("cents").asLong(),
                        Instant.parse(one.path("at").asText())));
            }
            return page;
        } catch (IOException garbled) {
            throw new UncheckedIOException(garbled);
        }
    }

    @Override
    public List<Told> read(byte[] body, String signature, Instant now) {
        if (!signatures.isRight(body, signature, now)) {
            throw new UntrustedMessage("the signature is not right");
        }
        try {
            var message = json.readTree(body);
            var id = message.path("id").asText();
            var key = message.path("object").path("key").textValue();
            if (!id.matches("[A-Za-z0-9_-]{1,200}") || key != null && !key.matches("[a-z0-9-]{1,200}")) {
                throw new UntrustedMessage("no message of the sandbox");
            }
            return List.of(new Told(id, key));
        } catch (IOException notOurs) {
            throw new UntrustedMessage("no message of the sandbox");
        }
    }

    private Reply post(String what, Call call, SandboxService.Wanted wanted) {
        try {
            var request = request(what)
                    .header("Idempotency-Key", call.key())
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(wanted)))
                    .build();
            return reply(wire.send(request));
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }

    private HttpRequest.Builder request(String what) {
        return HttpRequest.newBuilder(settings.url().resolve("/sandbox/v1/" + what))
                .timeout(settings.patience())
                .header("Authorization", "Bearer " + settings.key());
    }

    private Reply reply(HttpResponse<byte[]> response) {
        try {
            if (response.statusCode() >= BAD) {
                throw Wire.silent(response);
            }
            return reply(json.readTree(response.body()));
        } catch (IOException garbled) {
            throw new UncheckedIOException(garbled);
        }
    }

    private Reply reply(JsonNode deal) {
        var id = deal.path("id").asText();
        var setup = deal.path("kind").asText().equals("setup");
        var outcome =
                switch (deal.path("status").asText()) {
                    case Deal.SETTLED -> Outcome.SETTLED;
                    case Deal.DECLINED, Deal.FAILED -> Outcome.DECLINED;
                    default -> Outcome.ACTION_REQUIRED;
                };
        return new Reply(
                outcome,
                id,
                UUID.fromString(deal.path("pledge").asText()),
                deal.path("cents").asLong(),
                deal.path("currency").asText(),
                deal.path("feeCents").asLong(),
                setup && outcome == Outcome.SETTLED ? id : null,
                outcome == Outcome.ACTION_REQUIRED ? settings.url().resolve("/sandbox/pay/" + id) : null,
                deal.path("reason").textValue());
    }
}
