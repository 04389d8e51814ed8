package it.broletto.stripe;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.stripe.net.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/**
 * Speaks as much of Stripe's API over HTTP as the rail needs, with its memory for idempotency keys, its pages and its
 * test cards; and goes wrong when it is told to.
 */
public final class FakeStripe implements AutoCloseable {

    /** What goes wrong with one request. */
    public enum Fault {
        /** Nothing is done, and no answer comes. */
        LOST_BEFORE,
        /** It is done, and no answer comes. */
        LOST_AFTER,
        /** Nothing is done; an error, and the same one again for that key. */
        BROKEN_BEFORE,
        /** It is done; an error, and the same one again for that key. */
        BROKEN_AFTER,
        /** The API key is not believed, or too many ask: nothing is done, and the key is not used up. */
        BUSY
    }

    private record Answer(int status, byte[] body) {}

    private record Remembered(String request, Answer answer) {}

    private record Planned(String about, Pattern path, Fault fault) {}

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Answer BROKEN =
            new Answer(500, bytes(Map.of("error", Map.of("type", "api_error", "message", "An error occurred."))));

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final FakeBank bank;
    private final Map<String, Remembered> keys = new ConcurrentHashMap<>();
    private final List<Planned> planned = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final long silence;

    /** @param silence milliseconds after which nobody waits for an answer any more */
    public FakeStripe(URI url, long silence) {
        this.silence = silence;
        bank = new FakeBank(url.toString());
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), url.getPort()), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** The next request with this path whose key names the pledge goes wrong. */
    public void plan(UUID pledge, String path, Fault fault) {
        plan(pledge.toString(), path, fault);
    }

    /** The next request with this path that names this, in its key or path, goes wrong. */
    public void plan(String about, String path, Fault fault) {
        planned.add(new Planned(about, Pattern.compile(path), fault));
    }

    /** A day later: no idempotency key is remembered. */
    public void forgetKeys() {
        keys.clear();
    }

    /** Requests that came, as {@code POST /v1/refunds key}. */
    public List<String> requests() {
        return requests;
    }

    public synchronized void expire(String session) {
        bank.expire(session);
    }

    public synchronized void settle(String payment) {
        bank.settle(payment);
    }

    public synchronized void dispute(String payment, String status) {
        bank.dispute(payment, status);
    }

    /** A PaymentIntent that nobody of us asked for, or that somebody asked for long ago and whose answer was lost. */
    public synchronized String payment(Map<String, Object> form) {
        return bank.payment(form).get("id").toString();
    }

    public synchronized void confirm(String payment) {
        bank.confirm(payment, Map.of("off_session", "true"));
    }

    /** Payments that were asked for, in any state. */
    public synchronized List<Map<String, Object>> payments(UUID pledge) {
        return bank.all("pi", one -> FakeBank.pledge(one).equals(pledge.toString()));
    }

    /** How often money was taken. */
    public long taken(UUID pledge) {
        return count("ch", pledge, "succeeded");
    }

    /** How often money was given back. */
    public long givenBack(UUID pledge) {
        return count("re", pledge, "succeeded");
    }

    private synchronized long count(String kind, UUID pledge, String status) {
        return bank.all(kind, one -> FakeBank.pledge(one).equals(pledge.toString()) && status.equals(one.get("status")))
                .size();
    }

    /** What Stripe would tell about a pledge, oldest first, as it would send it. */
    public synchronized List<byte[]> events(UUID pledge, String... types) {
        var names = new ArrayList<>(List.of(pledge.toString()));
        payments(pledge).forEach(payment -> names.add(payment.get("id").toString()));
        return bank.events().stream()
                .filter(event -> List.of(types).isEmpty() || List.of(types).contains(event.get("type")))
                .map(FakeStripe::bytes)
                .filter(body -> names.stream().anyMatch(new String(body, StandardCharsets.UTF_8)::contains))
                .toList();
    }

    /** As Stripe signs, by Stripe's own code. */
    public static String sign(byte[] body, String secret, Instant at) {
        try {
            return "t=" + at.getEpochSecond() + ",v1="
                    + Webhook.Util.computeHmacSha256(
                            secret, at.getEpochSecond() + "." + new String(body, StandardCharsets.UTF_8))
                    + ",v0=6ffbb59b2300aae63f272406069a9788598b792a944a07aba816edb039989a39";
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (!path.startsWith("/v1/")) {
                page(exchange, path, body);
                return;
            }
            var answer = answer(exchange, path, body);
            if (answer != null) {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.getResponseHeaders().set("Request-Id", "req_" + requests.size());
                exchange.sendResponseHeaders(answer.status(), answer.body().length);
                exchange.getResponseBody().write(answer.body());
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /** Null if no answer comes. */
    private Answer answer(HttpExchange exchange, String path, String body) throws InterruptedException {
        var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        requests.add(exchange.getRequestMethod() + " " + path + " " + key);
        if (!"Bearer sk_test_of_a_fake".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return error(new FakeBank.No(401, "invalid_request_error", null, null, "Invalid API Key provided"));
        }
        var fault = fault(key, path);
        if (fault == Fault.LOST_BEFORE) {
            Thread.sleep(silence);
            return null;
        }
        if (fault == Fault.BUSY) {
            return error(new FakeBank.No(429, "invalid_request_error", "rate_limit", null, "Too many requests"));
        }
        var answer = once(exchange, path, body, key, fault);
        if (fault == Fault.LOST_AFTER) {
            Thread.sleep(silence);
            return null;
        }
        return answer;
    }

    private Fault fault(String key, String path) {
        for (var plan : planned) {
            if ((key + path).contains(plan.about()) && plan.path().matcher(path).matches() && planned.remove(plan)) {
                return plan.fault();
            }
        }
        return null;
    }

    /** The same request under the same key has the same answer; what Stripe did not begin to do uses no key up. */
    private synchronized Answer once(HttpExchange exchange, String path, String body, String key, Fault fault) {
        var before = key == null ? null : keys.get(key);
        if (before != null) {
            return before.request().equals(path + "?" + body)
                    ? before.answer()
                    : error(new FakeBank.No(
                            400, "idempotency_error", null, null, "Keys can only be used with the same parameters."));
        }
        var done = fault == Fault.BROKEN_BEFORE ? BROKEN : done(exchange, path, body);
        var answer = fault == Fault.BROKEN_AFTER ? BROKEN : done;
        if (key != null) {
            keys.put(key, new Remembered(path + "?" + body, answer));
        }
        return answer;
    }

    private Answer done(HttpExchange exchange, String path, String body) {
        try {
            var query = exchange.getRequestURI().getRawQuery();
            var form = form(body.isEmpty() ? query : body);
            var expand = new ArrayList<String>();
            FakeBank.nested(form, "expand").values().forEach(one -> expand.add(one.toString()));
            return new Answer(200, bytes(route(exchange.getRequestMethod() + " " + path, form, expand)));
        } catch (FakeBank.No no) {
            return error(no);
        }
    }

    private Map<String, Object> route(String request, Map<String, Object> form, Collection<String> expand) {
        var parts = request.split("/");
        return switch (request.replaceAll("/(cus|pi|re|cs_test|seti)_\\w+", "/*")) {
            case "POST /v1/customers" -> bank.expanded(bank.customer(form), expand);
            case "GET /v1/customers/*" -> bank.expanded(bank.get(parts[3], "cus"), expand);
            case "POST /v1/checkout/sessions" -> bank.expanded(bank.session(form), expand);
            case "GET /v1/checkout/sessions/*" -> bank.expanded(bank.get(parts[4], "cs_test"), expand);
            case "POST /v1/payment_intents" -> bank.expanded(bank.payment(form), expand);
            case "GET /v1/payment_intents/*" -> bank.expanded(bank.get(parts[3], "pi"), expand);
            case "POST /v1/payment_intents/*/confirm" -> bank.expanded(bank.confirm(parts[3], form), expand);
            case "POST /v1/payment_intents/*/cancel" -> bank.expanded(bank.cancel(parts[3]), expand);
            case "POST /v1/refunds" -> bank.expanded(bank.refund(form), expand);
            case "GET /v1/refunds/*" -> bank.expanded(bank.get(parts[3], "re"), expand);
            case "GET /v1/disputes" ->
                list(bank.all("du", one -> form.get("payment_intent").equals(one.get("payment_intent"))), form, expand);
            case "GET /v1/charges" -> list(bank.all("ch", one -> isWithin(one, form)), form, expand);
            case "GET /v1/refunds" -> {
                if (!form.containsKey("payment_intent")) {
                    yield list(bank.all("re", one -> isWithin(one, form)), form, expand);
                }
                bank.get(form.get("payment_intent").toString(), "pi");
                yield list(bank.refundsOf(form.get("payment_intent").toString()), form, expand);
            }
            case "GET /v1/payment_intents" -> {
                bank.get(form.get("customer").toString(), "cus");
                yield list(bank.all("pi", one -> form.get("customer").equals(one.get("customer"))), form, expand);
            }
            default ->
                throw new FakeBank.No(404, "invalid_request_error", null, null, "Unrecognized request URL " + request);
        };
    }

    private static boolean isWithin(Map<String, Object> thing, Map<String, Object> form) {
        var span = FakeBank.nested(form, "created");
        var created = Long.parseLong(thing.get("created").toString());
        return created >= Long.parseLong(span.get("gte").toString())
                && created < Long.parseLong(span.get("lt").toString());
    }

    private Map<String, Object> list(
            List<Map<String, Object>> all, Map<String, Object> form, Collection<String> expand) {
        var limit = Integer.parseInt(form.getOrDefault("limit", "10").toString());
        var after = form.get("starting_after");
        var rest = after == null
                ? all
                : all.stream()
                        .dropWhile(one -> !after.equals(one.get("id")))
                        .skip(1)
                        .toList();
        var inner =
                expand.stream().map(path -> path.substring("data.".length())).toList();
        return Map.of(
                "object",
                "list",
                "url",
                "/v1/list",
                "has_more",
                rest.size() > limit,
                "data",
                rest.stream().limit(limit).map(one -> bank.expanded(one, inner)).toList());
    }

    /** Stripe's pages: {@code /pay/cs_…} for a card, {@code /bank/pi_…} for its holder's yes or no. */
    private void page(HttpExchange exchange, String path, String body) throws IOException {
        var id = path.substring(path.lastIndexOf('/') + 1);
        var card = path.startsWith("/pay/");
        if (exchange.getRequestMethod().equals("POST")) {
            var form = form(body);
            var back = card ? show(id, form) : agree(id, "yes".equals(form.get("answer")));
            exchange.getResponseHeaders().set("Location", back);
            exchange.sendResponseHeaders(303, -1);
            return;
        }
        var page = ("<!doctype html><html lang=it><title>Stripe</title><form method=post>"
                        + (card
                                ? "<label>Carta <input name=number></label><button>Salva</button>"
                                : "<button name=answer value=yes>Autorizza</button><button name=answer value=no>Rifiuta</button>")
                        + "</form>")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html;charset=UTF-8");
        exchange.sendResponseHeaders(200, page.length);
        exchange.getResponseBody().write(page);
    }

    private synchronized String show(String id, Map<String, Object> form) {
        return bank.show(id, FakeCard.of(String.valueOf(form.get("number"))).orElseThrow());
    }

    private synchronized String agree(String id, boolean yes) {
        return bank.agree(id, yes);
    }

    private static Answer error(FakeBank.No no) {
        return new Answer(no.status, bytes(Map.of("error", no.error)));
    }

    /** {@code metadata[key]=1&expand[0]=x} as nested maps. */
    private static Map<String, Object> form(String text) {
        var form = new LinkedHashMap<String, Object>();
        for (var pair : text == null || text.isEmpty() ? new String[0] : text.split("&")) {
            var at = pair.indexOf('=');
            var names = decoded(pair.substring(0, at)).replace("]", "").split("\\[");
            Map<String, Object> map = form;
            for (var i = 0; i < names.length - 1; i++) {
                map = inner(map, names[i]);
            }
            map.put(names[names.length - 1], decoded(pair.substring(at + 1)));
        }
        return form;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> inner(Map<String, Object> map, String name) {
        return (Map<String, Object>) map.computeIfAbsent(name, any -> new LinkedHashMap<String, Object>());
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
