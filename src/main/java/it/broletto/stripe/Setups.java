package it.broletto.stripe;

import com.stripe.model.checkout.Session;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionRetrieveParams;
import it.broletto.rail.Call;
import it.broletto.rail.Outcome;
import it.broletto.rail.Reply;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;

/** Keeps a card for later: a page of Stripe's own, without a script of ours. */
@ApplicationScoped
class Setups {

    /** Where the customer goes back to; kept with the customer, for a charge that the bank asks about. */
    static final String BACK = "back";

    private static final String CENTS = "cents";

    private final StripeApi stripe;

    Setups(StripeApi stripe) {
        this.stripe = stripe;
    }

    /** Stripe learns of the backer what they type at its page, and of us the pledge. */
    Reply make(Call call, URI back) {
        var who = CustomerCreateParams.builder()
                .putAllMetadata(StripeApi.names(call))
                .putMetadata(BACK, back.toString())
                .build();
        var customer = stripe.read(api -> api.customers().create(who, StripeApi.once(call, "-customer")));
        var wanted = SessionCreateParams.builder()
                .setMode(SessionCreateParams.Mode.SETUP)
                .setCustomer(customer.getId())
                .addPaymentMethodType(SessionCreateParams.PaymentMethodType.CARD)
                .setSuccessUrl(back.toString())
                .setCancelUrl(back.toString())
                .putAllMetadata(StripeApi.names(call))
                .putMetadata(CENTS, String.valueOf(call.cents()))
                .setSetupIntentData(SessionCreateParams.SetupIntentData.builder()
                        .putAllMetadata(StripeApi.names(call))
                        .build())
                .build();
        return reply(stripe.read(api -> api.checkout().sessions().create(wanted, StripeApi.once(call, ""))));
    }

    /** Found by its name only: as long as the answer that brought it is lost, nobody has seen the page. */
    Optional<Reply> look(String id) {
        var wanted = SessionRetrieveParams.builder().addExpand("setup_intent").build();
        return Optional.ofNullable(id)
                .map(known -> reply(stripe.read(api -> api.checkout().sessions().retrieve(known, wanted))));
    }

    private static Reply reply(Session session) {
        var intent = session.getSetupIntentObject();
        var shown = intent != null && "succeeded".equals(intent.getStatus()) && intent.getPaymentMethod() != null;
        var outcome =
                switch (session.getStatus()) {
                    case "open" -> Outcome.ACTION_REQUIRED;
                    case "expired" -> Outcome.DECLINED;
                    default -> shown ? Outcome.SETTLED : Outcome.PENDING;
                };
        return new Reply(
                outcome,
                session.getId(),
                StripeApi.pledge(session.getMetadata()),
                cents(session),
                "EUR",
                0,
                outcome == Outcome.SETTLED ? new Means(session.getCustomer(), intent.getPaymentMethod()).text() : null,
                outcome == Outcome.ACTION_REQUIRED ? URI.create(session.getUrl()) : null,
                outcome == Outcome.DECLINED ? "expired" : null);
    }

    private static long cents(Session session) {
        var text = session.getMetadata() == null ? null : session.getMetadata().get(CENTS);
        return text != null && text.matches("\\d{1,15}") ? Long.parseLong(text) : 0;
    }
}
