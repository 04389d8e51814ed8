package it.broletto.stripe;

import com.stripe.model.Refund;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import it.broletto.rail.Call;
import it.broletto.rail.Outcome;
import it.broletto.rail.Reply;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;

/** Gives charges back. Of one charge Stripe gives back no more than was taken, whatever it is asked for. */
@ApplicationScoped
class Refunds {

    private final StripeApi stripe;

    Refunds(StripeApi stripe) {
        this.stripe = stripe;
    }

    Reply make(Call call) {
        var wanted = RefundCreateParams.builder()
                .setPaymentIntent(call.charge())
                .setAmount(call.cents())
                .putAllMetadata(StripeApi.names(call))
                .build();
        try {
            return reply(stripe.ask(api -> api.refunds().create(wanted, StripeApi.once(call, ""))));
        } catch (StripeApi.Refused refused) {
            return new Reply(
                    Outcome.DECLINED, null, call.pledge(), call.cents(), "EUR", 0, null, null, refused.reason());
        }
    }

    Optional<Reply> look(Call call, String id) {
        if (id != null) {
            return Optional.of(reply(stripe.read(api -> api.refunds().retrieve(id))));
        }
        var wanted = RefundListParams.builder()
                .setPaymentIntent(call.charge())
                .setLimit(100L)
                .build();
        return stripe.read(api -> api.refunds().list(wanted)).getData().stream()
                .filter(refund -> refund.getMetadata() != null
                        && call.key().equals(refund.getMetadata().get(StripeApi.KEY)))
                .findFirst()
                .map(Refunds::reply);
    }

    private static Reply reply(Refund refund) {
        var outcome =
                switch (refund.getStatus()) {
                    case "succeeded" -> Outcome.SETTLED;
                    case "failed", "canceled" -> Outcome.DECLINED;
                    default -> Outcome.PENDING;
                };
        return new Reply(
                outcome,
                refund.getId(),
                StripeApi.pledge(refund.getMetadata()),
                refund.getAmount(),
                refund.getCurrency().toUpperCase(Locale.ROOT),
                0,
                null,
                null,
                StripeApi.word(refund.getFailureReason()));
    }
}
