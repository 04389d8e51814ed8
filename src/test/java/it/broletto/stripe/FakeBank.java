package it.broletto.stripe;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * What Stripe keeps and how it changes: customers, pages, cards, payments, refunds, events. Objects are maps as they go
 * over the wire. Not for many threads; {@link FakeStripe} lets in one at a time.
 */
final class FakeBank {

    private static final String ID = "id";
    private static final String STATUS = "status";
    private static final String METADATA = "metadata";
    private static final String CUSTOMER = "customer";
    private static final String AMOUNT = "amount";
    private static final String NOT_PAID = "requires_payment_method";
    private static final String CARD = "fake_card";

    /** Stripe's no: status and code. */
    static final class No extends RuntimeException {
        private static final long serialVersionUID = 1;
        final int status;
        final transient Map<String, Object> error = new LinkedHashMap<>();

        No(int status, String type, String code, String declineCode, String message) {
            super(message);
            this.status = status;
            error.put("type", type);
            error.put("code", code);
            if (declineCode != null) {
                error.put("decline_code", declineCode);
            }
            error.put("message", message);
        }
    }

    private final String url;
    private final Map<String, Map<String, Object>> things = new LinkedHashMap<>();
    private final List<Map<String, Object>> events = new ArrayList<>();

    FakeBank(String url) {
        this.url = url;
    }

    // What the API does.

    Map<String, Object> customer(Map<String, Object> form) {
        return made("cus", "customer", form, Map.of("email", "", "livemode", false));
    }

    Map<String, Object> session(Map<String, Object> form) {
        if (!"setup".equals(form.get("mode"))) {
            throw wrong("parameter_invalid", "this fake knows only set-ups");
        }
        get(text(form, CUSTOMER), "cus");
        var id = "cs_test_" + unique();
        var session = made(id, "checkout.session", form, Map.of());
        session.put(CUSTOMER, form.get(CUSTOMER));
        session.put("mode", "setup");
        session.put(STATUS, "open");
        session.put("url", url + "/pay/" + id);
        session.put("success_url", form.get("success_url"));
        session.put("fake_setup_metadata", nested(form, "setup_intent_data").getOrDefault(METADATA, Map.of()));
        return session;
    }

    Map<String, Object> payment(Map<String, Object> form) {
        if (form.containsKey("off_session")) {
            throw wrong("parameter_invalid", "off_session goes with the confirmation");
        }
        get(text(form, CUSTOMER), "cus");
        var card = get(text(form, "payment_method"), "pm");
        if (!form.get(CUSTOMER).equals(card.get(CUSTOMER))) {
            throw wrong("payment_method_unexpected_state", "the card belongs to another customer");
        }
        if (number(form, AMOUNT) < 50) {
            throw wrong("amount_too_small", "at least 50 cents");
        }
        var payment = made("pi", "payment_intent", form, Map.of());
        payment.put(AMOUNT, number(form, AMOUNT));
        payment.put("amount_received", 0L);
        payment.put("currency", form.get("currency"));
        payment.put(CUSTOMER, form.get(CUSTOMER));
        payment.put("payment_method", form.get("payment_method"));
        payment.put(STATUS, "requires_confirmation");
        tell("payment_intent.created", payment);
        return payment;
    }

    Map<String, Object> confirm(String id, Map<String, Object> form) {
        var payment = get(id, "pi");
        if (!List.of("requires_confirmation", NOT_PAID).contains(payment.get(STATUS))) {
            throw wrong("payment_intent_unexpected_state", "it is " + payment.get(STATUS));
        }
        var method =
                form.containsKey("payment_method") ? text(form, "payment_method") : text(payment, "payment_method");
        if (method == null) {
            throw wrong("payment_intent_unexpected_state", "it has no card");
        }
        payment.put("payment_method", method);
        var card = FakeCard.valueOf(text(get(method, "pm"), CARD));
        var alone = "true".equals(form.get("off_session"));
        switch (card) {
            case ASKS -> {
                if (alone) {
                    throw fail(payment, "authentication_required", "authentication_required");
                }
                ask(payment, text(form, "return_url"));
            }
            case DECLINED -> throw fail(payment, "card_declined", "generic_decline");
            case EXPIRED -> throw fail(payment, "expired_card", "expired_card");
            case THIRD_TIME -> {
                var before = all("ch", charge -> pledge(charge).equals(pledge(payment)))
                        .size();
                if (before < 2) {
                    throw fail(payment, "card_declined", "insufficient_funds");
                }
                succeed(payment);
            }
            case SLOW -> payment.put(STATUS, "processing");
            default -> succeed(payment);
        }
        return payment;
    }

    Map<String, Object> cancel(String id) {
        var payment = get(id, "pi");
        if (List.of("succeeded", "canceled", "processing").contains(payment.get(STATUS))) {
            throw wrong("payment_intent_unexpected_state", "it is " + payment.get(STATUS));
        }
        payment.put(STATUS, "canceled");
        payment.remove("last_payment_error");
        tell("payment_intent.canceled", payment);
        return payment;
    }

    Map<String, Object> refund(Map<String, Object> form) {
        var payment = get(text(form, "payment_intent"), "pi");
        var charge = things.get(text(payment, "latest_charge"));
        if (!"succeeded".equals(payment.get(STATUS)) || charge == null) {
            throw wrong("charge_not_refundable", "nothing was paid");
        }
        if (!all("du", one -> payment.get(ID).equals(one.get("payment_intent")) && !"won".equals(one.get(STATUS)))
                .isEmpty()) {
            throw wrong("charge_disputed", "the bank has it");
        }
        var before = refundsOf(text(payment, ID)).stream()
                .filter(refund -> !"failed".equals(refund.get(STATUS)))
                .mapToLong(refund -> number(refund, AMOUNT))
                .sum();
        if (before >= number(charge, AMOUNT)) {
            throw wrong("charge_already_refunded", "it was given back");
        }
        if (before + number(form, AMOUNT) > number(charge, AMOUNT)) {
            throw wrong("amount_too_large", "more than was paid");
        }
        var refund = made("re", "refund", form, Map.of());
        refund.put(AMOUNT, number(form, AMOUNT));
        refund.put("currency", charge.get("currency"));
        refund.put("payment_intent", payment.get(ID));
        refund.put("charge", charge.get(ID));
        var fails = FakeCard.REFUND_FAILS
                        .name()
                        .equals(get(text(payment, "payment_method"), "pm").get(CARD))
                && refundsOf(text(payment, ID)).size() == 1;
        refund.put(STATUS, fails ? "failed" : "succeeded");
        if (fails) {
            refund.put("failure_reason", "expired_or_canceled_card");
        } else {
            charge.put("amount_refunded", before + number(form, AMOUNT));
            tell("charge.refunded", charge);
        }
        tell(fails ? "refund.failed" : "refund.created", refund);
        return refund;
    }

    /** The holder's bank asks for the money back, or decides: needs_response, won, lost. */
    void dispute(String paymentId, String status) {
        var payment = get(paymentId, "pi");
        var before = all("du", dispute -> paymentId.equals(dispute.get("payment_intent")));
        var dispute = before.isEmpty() ? made("du", "dispute", Map.of(), Map.of()) : before.get(0);
        dispute.put(AMOUNT, payment.get(AMOUNT));
        dispute.put("currency", payment.get("currency"));
        dispute.put("payment_intent", paymentId);
        dispute.put("charge", payment.get("latest_charge"));
        dispute.put("reason", "fraudulent");
        dispute.put(STATUS, status);
        tell(before.isEmpty() ? "charge.dispute.created" : "charge.dispute.closed", dispute);
    }

    // What people do at Stripe's pages.

    /** A card is shown at a page; where to go back to. */
    String show(String sessionId, FakeCard card) {
        var session = get(sessionId, "cs_test");
        if ("open".equals(session.get(STATUS))) {
            var method = made("pm", "payment_method", Map.of(), Map.of("type", "card"));
            method.put(CUSTOMER, session.get(CUSTOMER));
            method.put(CARD, (card == FakeCard.ASKS_ONCE ? FakeCard.GOOD : card).name());
            var setup = made("seti", "setup_intent", Map.of(METADATA, session.get("fake_setup_metadata")), Map.of());
            setup.put(CUSTOMER, session.get(CUSTOMER));
            setup.put("payment_method", method.get(ID));
            setup.put(STATUS, "succeeded");
            session.put("setup_intent", setup.get(ID));
            session.put(STATUS, "complete");
            session.put("url", null);
            tell("setup_intent.succeeded", setup);
            tell("checkout.session.completed", session);
        }
        return text(session, "success_url");
    }

    void expire(String sessionId) {
        var session = get(sessionId, "cs_test");
        session.put(STATUS, "expired");
        session.put("url", null);
        tell("checkout.session.expired", session);
    }

    /** The holder agrees at their bank, or not; where to go back to. */
    String agree(String paymentId, boolean yes) {
        var payment = get(paymentId, "pi");
        var back = text(payment, "fake_return_url");
        if ("requires_action".equals(payment.get(STATUS))) {
            if (yes) {
                succeed(payment);
            } else {
                try {
                    throw fail(payment, "payment_intent_authentication_failure", null);
                } catch (No expected) {
                    payment.remove("next_action");
                }
            }
        }
        return back;
    }

    /** What was processing is done. */
    void settle(String paymentId) {
        succeed(get(paymentId, "pi"));
    }

    private void succeed(Map<String, Object> payment) {
        var liar = FakeCard.LIAR
                .name()
                .equals(get(text(payment, "payment_method"), "pm").get(CARD));
        var amount = number(payment, AMOUNT) * (liar ? 10 : 1);
        var charge = charge(payment, "succeeded");
        var booked = made("txn", "balance_transaction", Map.of(), Map.of("currency", "eur"));
        booked.put(AMOUNT, amount);
        booked.put("fee", 25 + amount * 15 / 1000);
        charge.put("balance_transaction", booked.get(ID));
        payment.put(STATUS, "succeeded");
        payment.put("amount_received", amount);
        payment.remove("last_payment_error");
        payment.remove("next_action");
        tell("payment_intent.succeeded", payment);
        tell("charge.succeeded", charge);
    }

    private void ask(Map<String, Object> payment, String back) {
        if (back == null) {
            throw wrong("parameter_missing", "return_url");
        }
        payment.put(STATUS, "requires_action");
        payment.put("fake_return_url", back);
        payment.remove("last_payment_error");
        payment.put(
                "next_action",
                Map.of(
                        "type",
                        "redirect_to_url",
                        "redirect_to_url",
                        Map.of("url", url + "/bank/" + payment.get(ID), "return_url", back)));
        tell("payment_intent.requires_action", payment);
    }

    private No fail(Map<String, Object> payment, String code, String declineCode) {
        var charge = charge(payment, "failed");
        charge.put("failure_code", code);
        var no = new No(402, "card_error", code, declineCode, "Your card was declined.");
        payment.put("last_payment_error", new LinkedHashMap<>(no.error));
        payment.put(STATUS, NOT_PAID);
        payment.put("payment_method", null);
        no.error.put("payment_intent", new LinkedHashMap<>(payment));
        tell("payment_intent.payment_failed", payment);
        tell("charge.failed", charge);
        return no;
    }

    private Map<String, Object> charge(Map<String, Object> payment, String status) {
        var charge = made("ch", "charge", Map.of(METADATA, payment.get(METADATA)), Map.of());
        charge.put(AMOUNT, payment.get(AMOUNT));
        charge.put("amount_refunded", 0L);
        charge.put("currency", payment.get("currency"));
        charge.put("payment_intent", payment.get(ID));
        charge.put(STATUS, status);
        payment.put("latest_charge", charge.get(ID));
        return charge;
    }

    // What there is.

    Map<String, Object> get(String id, String kind) {
        var thing = things.get(id);
        if (thing == null || !id.startsWith(kind + "_")) {
            throw new No(404, "invalid_request_error", "resource_missing", null, "No such thing: '" + id + "'");
        }
        return thing;
    }

    /** Newest first, as Stripe lists. */
    List<Map<String, Object>> all(String kind, Predicate<Map<String, Object>> which) {
        var found = new ArrayList<Map<String, Object>>();
        things.forEach((id, thing) -> {
            if (id.startsWith(kind + "_") && which.test(thing)) {
                found.add(0, thing);
            }
        });
        return found;
    }

    List<Map<String, Object>> refundsOf(String payment) {
        return all("re", refund -> payment.equals(refund.get("payment_intent")));
    }

    Collection<Map<String, Object>> events() {
        return new ArrayList<>(events);
    }

    static String pledge(Map<String, Object> thing) {
        return String.valueOf(nested(thing, METADATA).get("pledge"));
    }

    /** A copy in which the named references are whole things. */
    Map<String, Object> expanded(Map<String, Object> thing, Collection<String> paths) {
        var copy = new TreeMap<>(thing);
        for (var path : paths) {
            var dot = path.indexOf('.');
            var name = dot < 0 ? path : path.substring(0, dot);
            if (copy.get(name) instanceof String id && things.containsKey(id)) {
                copy.put(name, things.get(id));
            }
            if (dot > 0 && copy.get(name) instanceof Map<?, ?> inner) {
                var plain = new LinkedHashMap<String, Object>();
                inner.forEach((key, value) -> plain.put(String.valueOf(key), value));
                copy.put(name, expanded(plain, List.of(path.substring(dot + 1))));
            }
        }
        copy.keySet().removeIf(key -> key.startsWith("fake_"));
        return copy;
    }

    private void tell(String type, Map<String, Object> thing) {
        var event = new LinkedHashMap<String, Object>();
        event.put(ID, "evt_" + unique());
        event.put("object", "event");
        event.put("api_version", "2020-08-27");
        event.put("created", now());
        event.put("livemode", false);
        event.put("type", type);
        event.put("data", Map.of("object", expanded(thing, List.of())));
        events.add(event);
    }

    private Map<String, Object> made(String prefix, String object, Map<String, Object> form, Map<String, Object> more) {
        var thing = new HashMap<String, Object>(more);
        var id = prefix.startsWith("cs_") ? prefix : prefix + "_" + unique();
        thing.put(ID, id);
        thing.put("object", object);
        thing.put("created", form.getOrDefault("fake_created", now()));
        thing.put(METADATA, form.getOrDefault(METADATA, Map.of()));
        things.put(id, thing);
        return thing;
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }

    private static String unique() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private static No wrong(String code, String message) {
        return new No(400, "invalid_request_error", code, null, message);
    }

    private static String text(Map<String, Object> map, String name) {
        return map.get(name) == null ? null : map.get(name).toString();
    }

    private static long number(Map<String, Object> map, String name) {
        return Long.parseLong(map.get(name).toString());
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> nested(Map<String, Object> map, String name) {
        return map.get(name) instanceof Map<?, ?> inner ? (Map<String, Object>) inner : Map.of();
    }
}
