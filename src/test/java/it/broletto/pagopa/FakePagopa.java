package it.broletto.pagopa;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * pagoPA as its public OpenAPI says (debt positions 0.11.59, checkout for bodies 1.0.0), over HTTP and with a memory:
 * what a request lacks is refused with 400, a second position of a name or number with 409, a wrong key with 401.
 */
final class FakePagopa implements AutoCloseable {

    private static final String KEY = "key-of-the-fake";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What happens to the next requests to make a position. */
    enum Mood {
        WELL,
        /** It is made, and the answer is an error. */
        MADE_BUT_BROKEN,
        /** It is not made, and the answer is an error. */
        BROKEN
    }

    private final HttpServer server;
    private final Map<String, ObjectNode> positions = new ConcurrentHashMap<>();
    private final Set<String> numbers = ConcurrentHashMap.newKeySet();
    private final Map<String, List<ObjectNode>> byPledge = new ConcurrentHashMap<>();
    private volatile Mood mood = Mood.WELL;
    private volatile JsonNode cart;

    FakePagopa(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/gpd/organizations/", this::positions);
        server.createContext("/checkout/carts", this::cart);
        server.start();
    }

    void mood(Mood wanted) {
        mood = wanted;
    }

    int made() {
        return positions.size();
    }

    JsonNode lastCart() {
        return cart;
    }

    JsonNode position(String iupd) {
        return positions.get(iupd);
    }

    /** All of a pledge, the first one first. */
    List<ObjectNode> of(String pledge) {
        return byPledge.getOrDefault(pledge, List.of());
    }

    /** The body takes it back by itself; false if it is too late for that. */
    synchronized boolean takeBack(String iupd) {
        var position = positions.get(iupd);
        var valid = position.path("status").asText().equals("VALID");
        if (valid) {
            position.put("status", "INVALID");
        }
        return valid;
    }

    /** Somebody pays at a tobacconist's; false if the position cannot be paid. */
    synchronized boolean pay(String iupd, String receipt) {
        var position = positions.get(iupd);
        if (!position.path("status").asText().equals("VALID")) {
            return false;
        }
        position.put("status", "PAID");
        option(position).put("status", "PO_PAID").put("idReceipt", receipt);
        return true;
    }

    private static ObjectNode option(ObjectNode position) {
        return (ObjectNode) position.path("paymentOption").path(0);
    }

    private void positions(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath().split("/");
        if (!KEY.equals(exchange.getRequestHeaders().getFirst("Ocp-Apim-Subscription-Key"))) {
            answer(exchange, 401, null);
        } else if (path.length == 5 && exchange.getRequestMethod().equals("POST")) {
            create(exchange, path[3]);
        } else if (path.length < 6 || !positions.containsKey(path[5])) {
            answer(exchange, 404, null);
        } else if (path.length == 7 && path[6].equals("invalidate")) {
            invalidate(exchange, positions.get(path[5]));
        } else {
            answer(exchange, 200, positions.get(path[5]));
        }
    }

    private synchronized void create(HttpExchange exchange, String body) throws IOException {
        var wanted = (ObjectNode) JSON.readTree(exchange.getRequestBody().readAllBytes());
        if (mood == Mood.BROKEN) {
            answer(exchange, 500, null);
            return;
        }
        var option = wanted.path("paymentOption").path(0);
        var transfers = option.path("transfer");
        var sum = 0L;
        for (var transfer : transfers) {
            sum += transfer.path("amount").asLong();
            if (!has(transfer, "idTransfer", "amount", "category", "remittanceInformation", "iban")
                    || !transfer.path("organizationFiscalCode").asText().equals(body)) {
                answer(exchange, 400, null);
                return;
            }
        }
        if (!has(wanted, "iupd", "type", "fiscalCode", "fullName", "companyName", "switchToExpired")
                || !has(option, "iuv", "amount", "description", "dueDate", "isPartialPayment")
                || transfers.isEmpty()
                || transfers.size() > 5
                || sum != option.path("amount").asLong()
                || !option.path("nav").asText().equals("3" + option.path("iuv").asText())
                || !"toPublish=true".equals(exchange.getRequestURI().getQuery())) {
            answer(exchange, 400, null);
            return;
        }
        var iupd = wanted.path("iupd").asText();
        if (positions.containsKey(iupd) || !numbers.add(option.path("iuv").asText())) {
            answer(exchange, 409, null);
            return;
        }
        wanted.put("status", "VALID");
        positions.put(iupd, wanted);
        byPledge.computeIfAbsent(
                        option.path("paymentOptionMetadata")
                                .path(0)
                                .path("value")
                                .asText(),
                        first -> new CopyOnWriteArrayList<>())
                .add(wanted);
        answer(exchange, mood == Mood.MADE_BUT_BROKEN ? 500 : 201, wanted);
    }

    private static boolean has(JsonNode node, String... fields) {
        for (var field : fields) {
            if (!node.hasNonNull(field)) {
                return false;
            }
        }
        return true;
    }

    private void invalidate(HttpExchange exchange, ObjectNode position) throws IOException {
        if (takeBack(position.path("iupd").asText())) {
            answer(exchange, 200, position);
        } else {
            answer(exchange, 409, null);
        }
    }

    private void cart(HttpExchange exchange) throws IOException {
        cart = JSON.readTree(exchange.getRequestBody().readAllBytes());
        exchange.getResponseHeaders().add("Location", "https://checkout.example.it/c/1");
        answer(exchange, 302, null);
    }

    private static void answer(HttpExchange exchange, int status, JsonNode body) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            var bytes = body == null ? new byte[0] : body.toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
