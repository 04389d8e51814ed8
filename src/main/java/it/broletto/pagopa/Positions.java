package it.broletto.pagopa;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.broletto.rail.Wire;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * Debt positions at pagoPA (OpenAPI "PagoPA API Debt Position", version 1) and carts (OpenAPI "Checkout - EC API"). The
 * debtor is nobody: who pays is known to pagoPA, not to the city.
 */
@ApplicationScoped
class Positions {

    private static final int CREATED = 201;
    private static final int REDIRECT = 302;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int OK = 200;
    private static final String PLEDGE = "pledge";
    private static final String NOBODY = "ANONIMO";

    /** Longer than any collection: a position that is not paid is invalidated, not left to expire. */
    private static final Duration TERM = Duration.ofDays(60);

    /**
     * What pagoPA has of a notice.
     *
     * @param pledge as it was sent; null if pagoPA has another position under the name
     * @param receipt name of the receipt, if it was paid
     */
    record Position(String status, String number, UUID pledge, long cents, String receipt) {}

    private final PagopaSettings settings;
    private final ObjectMapper json;
    private final Clock clock;
    private final Wire wire;

    Positions(PagopaSettings settings, ObjectMapper json, Clock clock) {
        this.settings = settings;
        this.json = json;
        this.clock = clock;
        this.wire = new Wire(settings.patience());
    }

    /** Makes and publishes a position; one that is there already is left as it is. */
    void publish(Notice notice) {
        var response = wire.send(request(service("?toPublish=true"))
                .POST(BodyPublishers.ofByteArray(written(position(notice))))
                .build());
        if (response.statusCode() != CREATED && response.statusCode() != CONFLICT) {
            throw Wire.silent(response);
        }
    }

    private ObjectNode position(Notice notice) {
        var about = "Campagna civica, promessa " + notice.number().iuv();
        var position = json.createObjectNode()
                .put("iupd", notice.key())
                .put("type", "F")
                .put("fiscalCode", NOBODY)
                .put("fullName", NOBODY)
                .put("companyName", settings.company())
                .put("switchToExpired", false)
                .put("payStandIn", false);
        var option = position.putArray("paymentOption")
                .addObject()
                .put("nav", notice.number().text())
                .put("iuv", notice.number().iuv())
                .put("amount", notice.cents())
                .put("description", about)
                .put("isPartialPayment", false)
                .put(
                        "dueDate",
                        clock.instant()
                                .plus(TERM)
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString());
        option.putArray("paymentOptionMetadata")
                .addObject()
                .put("key", PLEDGE)
                .put("value", notice.pledge().toString());
        option.putArray("transfer")
                .addObject()
                .put("idTransfer", "1")
                .put("amount", notice.cents())
                .put("organizationFiscalCode", settings.taxCode())
                .put("remittanceInformation", about)
                .put("category", settings.category())
                .put("iban", settings.iban().orElse(null));
        return position;
    }

    /** Takes a position back so that nobody can pay it any more; false if it is too late for that. */
    boolean invalidate(String key) {
        var response = wire.send(request(service("/" + key + "/invalidate"))
                .POST(BodyPublishers.noBody())
                .build());
        if (response.statusCode() != OK && response.statusCode() != CONFLICT) {
            throw Wire.silent(response);
        }
        return response.statusCode() == OK;
    }

    /** What became of a position; empty if pagoPA has none of that name. */
    Optional<Position> look(String key) {
        var response = wire.send(request(service("/" + key)).GET().build());
        if (response.statusCode() == NOT_FOUND) {
            return Optional.empty();
        }
        if (response.statusCode() != OK) {
            throw Wire.silent(response);
        }
        return Optional.of(read(response));
    }

    private Position read(HttpResponse<byte[]> response) {
        try {
            var position = json.readTree(response.body());
            var option = position.path("paymentOption").path(0);
            return new Position(
                    position.path("status").asText(),
                    option.path("nav").asText(),
                    pledge(option),
                    option.path("amount").asLong(),
                    option.path("idReceipt").textValue());
        } catch (IOException garbled) {
            throw new UncheckedIOException(garbled);
        }
    }

    private static UUID pledge(JsonNode option) {
        for (var item : option.path("paymentOptionMetadata")) {
            if (item.path("key").asText().equals(PLEDGE)) {
                return UUID.fromString(item.path("value").asText());
            }
        }
        return null;
    }

    /**
     * A page of pagoPA where the notice can be paid now.
     *
     * @param back where people come back to, however it went
     */
    URI cart(Notice notice, URI back) {
        var cart = json.createObjectNode();
        cart.putArray("paymentNotices")
                .addObject()
                .put("noticeNumber", notice.number().text())
                .put("fiscalCode", settings.taxCode())
                .put("amount", notice.cents())
                .put("companyName", settings.company())
                .put("description", "Campagna civica");
        cart.putObject("returnUrls")
                .put("returnOkUrl", back.toString())
                .put("returnCancelUrl", back.toString())
                .put("returnErrorUrl", back.toString());
        var response = wire.send(request(URI.create(settings.checkout().orElseThrow() + "/carts"))
                .POST(BodyPublishers.ofByteArray(written(cart)))
                .build());
        return response.headers()
                .firstValue("location")
                .filter(there -> response.statusCode() == REDIRECT)
                .map(URI::create)
                .orElseThrow(() -> Wire.silent(response));
    }

    private URI service(String rest) {
        var service =
                settings.url().orElseThrow(() -> new UncheckedIOException(new IOException("pagoPA is not set up")));
        return URI.create(service + "/organizations/" + settings.taxCode() + "/debtpositions" + rest);
    }

    private HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address)
                .timeout(settings.patience())
                .header("Ocp-Apim-Subscription-Key", settings.key().orElse(""))
                .header("Content-Type", "application/json");
    }

    private byte[] written(ObjectNode what) {
        try {
            return json.writeValueAsBytes(what);
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
    }
}
