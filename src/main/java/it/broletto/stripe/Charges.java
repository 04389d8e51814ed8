package it.broletto.stripe;

import com.stripe.model.PaymentIntent;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import io.quarkus.logging.Log;
import it.broletto.rail.Call;
import it.broletto.rail.Outcome;
import it.broletto.rail.Reply;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * Takes money. A PaymentIntent is made first, which takes nothing; then the oldest one that bears the call's key is
 * confirmed, as the list of its customer has it. That list is never late, unlike Stripe's search, and never forgets,
 * unlike Stripe's idempotency keys. So two who ask for the same charge confirm the same PaymentIntent, even days apart,
 * and Stripe takes money for one at most once.
 */
@ApplicationScoped
class Charges {

    private static final String FEE = "latest_charge.balance_transaction";
    private static final String TO_CONFIRM = "requires_confirmation";
    private static final String NOT_PAID = "requires_payment_method";

    private final StripeApi stripe;

    Charges(StripeApi stripe) {
        this.stripe = stripe;
    }

    Reply make(Call call) {
        var means = Means.of(call.means());
        var wanted = PaymentIntentCreateParams.builder()
                .setAmount(call.cents())
                .setCurrency("eur")
                .setCustomer(means.customer())
                .setPaymentMethod(means.card())
                .addPaymentMethodType("card")
                // At once, so that the fee is known as soon as the money is taken.
                .setCaptureMethod(PaymentIntentCreateParams.CaptureMethod.AUTOMATIC)
                .putAllMetadata(StripeApi.names(call))
                .build();
        try {
            stripe.ask(api -> api.paymentIntents().create(wanted, StripeApi.once(call, "")));
        } catch (StripeApi.Refused refused) {
            return declined(call, null, refused.reason());
        }
        return carryOn(
                call,
                find(call).orElseThrow(() -> new UncheckedIOException(new IOException("made and not in the list"))));
    }

    /** What became of it, carried on if it was left half done. */
    Optional<Reply> look(Call call, String id) {
        return (id == null ? find(call) : Optional.of(read(id))).map(intent -> carryOn(call, intent));
    }

    /** Cancels what waits for the backer; what was paid meanwhile stays. */
    void giveUp(Call call) {
        find(call).filter(intent -> is(intent, "requires_action")).ifPresent(intent -> cancel(call, intent));
    }

    private Optional<PaymentIntent> find(Call call) {
        var wanted = PaymentIntentListParams.builder()
                .setCustomer(Means.of(call.means()).customer())
                .setLimit(100L)
                .addExpand("data." + FEE)
                .build();
        var list = stripe.read(api -> api.paymentIntents().list(wanted));
        if (Boolean.TRUE.equals(list.getHasMore())) {
            throw new UncheckedIOException(new IOException("one customer has more payments than one pledge can have"));
        }
        return list.getData().stream()
                .filter(intent -> call.key().equals(intent.getMetadata().get(StripeApi.KEY)))
                .min(Comparator.comparing(PaymentIntent::getCreated).thenComparing(PaymentIntent::getId));
    }

    private PaymentIntent read(String id) {
        var wanted = PaymentIntentRetrieveParams.builder().addExpand(FEE).build();
        return stripe.read(api -> api.paymentIntents().retrieve(id, wanted));
    }

    /** After each step the PaymentIntent is read again: its state says more than the answer to the step. */
    private Reply carryOn(Call call, PaymentIntent found) {
        var intent = found;
        String refusal = null;
        if (is(intent, TO_CONFIRM)) {
            refusal = confirm(call, intent);
            intent = read(intent.getId());
        }
        if (is(intent, NOT_PAID) && wantsTheBacker(intent)) {
            refusal = confirmWithTheBacker(call, intent);
            intent = read(intent.getId());
        }
        if (is(intent, NOT_PAID) || is(intent, TO_CONFIRM)) {
            // Before a no is told, nobody can pay it any more: another attempt may follow.
            var reason = refusal == null ? reason(intent) : refusal;
            cancel(call, intent);
            intent = read(intent.getId());
            return is(intent, "canceled") ? declined(call, intent.getId(), reason) : reply(call, intent);
        }
        return reply(call, intent);
    }

    private String confirm(Call call, PaymentIntent intent) {
        var wanted = PaymentIntentConfirmParams.builder().setOffSession(true).build();
        return step(
                call,
                "-confirm",
                options -> stripe.ask(api -> api.paymentIntents().confirm(intent.getId(), wanted, options)));
    }

    /** The bank wants its customer: the same PaymentIntent, now with a page of Stripe's to send them to. */
    private String confirmWithTheBacker(Call call, PaymentIntent intent) {
        var means = Means.of(call.means());
        var customer = stripe.read(api -> api.customers().retrieve(means.customer()));
        var wanted = PaymentIntentConfirmParams.builder()
                .setPaymentMethod(means.card())
                .setReturnUrl(customer.getMetadata().get(Setups.BACK))
                .build();
        return step(
                call,
                "-ask",
                options -> stripe.ask(api -> api.paymentIntents().confirm(intent.getId(), wanted, options)));
    }

    private void cancel(Call call, PaymentIntent intent) {
        step(call, "-cancel", options -> stripe.ask(api -> api.paymentIntents().cancel(intent.getId(), options)));
    }

    private interface Step {
        Object with(com.stripe.net.RequestOptions options) throws StripeApi.Refused;
    }

    /** Why it was refused; null if it was not. */
    private static String step(Call call, String name, Step step) {
        try {
            step.with(StripeApi.once(call, name));
            return null;
        } catch (StripeApi.Refused refused) {
            Log.debugf("%s%s: %s", call.key(), name, refused.reason());
            return refused.reason();
        }
    }

    private static Reply reply(Call call, PaymentIntent intent) {
        return switch (intent.getStatus()) {
            case "succeeded" -> taken(intent);
            case "requires_action" ->
                answer(Outcome.ACTION_REQUIRED, intent, intent.getAmount(), 0, page(intent), "authentication-required");
            case "canceled" -> declined(call, intent.getId(), reason(intent));
            default -> answer(Outcome.PENDING, intent, intent.getAmount(), 0, null, StripeApi.word(intent.getStatus()));
        };
    }

    /** Money that was taken counts once it is known what Stripe keeps of it. */
    private static Reply taken(PaymentIntent intent) {
        var charge = intent.getLatestChargeObject();
        var booked = charge == null ? null : charge.getBalanceTransactionObject();
        return booked == null || !"eur".equals(booked.getCurrency())
                ? answer(Outcome.PENDING, intent, intent.getAmountReceived(), 0, null, "fee-not-known")
                : answer(Outcome.SETTLED, intent, intent.getAmountReceived(), booked.getFee(), null, null);
    }

    private static Reply answer(
            Outcome outcome, PaymentIntent intent, long cents, long feeCents, URI page, String reason) {
        return new Reply(
                outcome,
                intent.getId(),
                StripeApi.pledge(intent.getMetadata()),
                cents,
                intent.getCurrency().toUpperCase(Locale.ROOT),
                feeCents,
                null,
                page,
                reason);
    }

    private static Reply declined(Call call, String id, String reason) {
        return new Reply(Outcome.DECLINED, id, call.pledge(), call.cents(), "EUR", 0, null, null, reason);
    }

    private static URI page(PaymentIntent intent) {
        var next = intent.getNextAction();
        return next == null || next.getRedirectToUrl() == null
                ? null
                : URI.create(next.getRedirectToUrl().getUrl());
    }

    private static String reason(PaymentIntent intent) {
        var error = intent.getLastPaymentError();
        if (error != null) {
            var plain = error.getDeclineCode() == null ? error.getCode() : error.getDeclineCode();
            return StripeApi.word("expired_card".equals(error.getCode()) ? error.getCode() : plain);
        }
        var charge = intent.getLatestChargeObject();
        return StripeApi.word(
                charge != null && charge.getFailureCode() != null
                        ? charge.getFailureCode()
                        : Optional.ofNullable(intent.getCancellationReason()).orElse("canceled"));
    }

    private static boolean wantsTheBacker(PaymentIntent intent) {
        return intent.getLastPaymentError() != null
                && "authentication_required".equals(intent.getLastPaymentError().getCode());
    }

    private static boolean is(PaymentIntent intent, String status) {
        return status.equals(intent.getStatus());
    }
}
