package it.broletto.stripe;

import com.stripe.param.DisputeListParams;
import it.broletto.rail.Dispute;
import it.broletto.rail.Dispute.State;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.Optional;

/** Charges that a backer's bank wants back. */
@ApplicationScoped
class Disputes {

    private final StripeApi stripe;

    Disputes(StripeApi stripe) {
        this.stripe = stripe;
    }

    /** The one about a payment that says most: lost, else open, else won. A bank that only inquires takes nothing. */
    Optional<Dispute> of(String payment) {
        if (payment == null) {
            return Optional.empty();
        }
        var wanted = DisputeListParams.builder()
                .setPaymentIntent(payment)
                .setLimit(100L)
                .addExpand("data.payment_intent")
                .build();
        return stripe.read(api -> api.disputes().list(wanted)).getData().stream()
                .filter(dispute -> !dispute.getStatus().startsWith("warning_")
                        && !dispute.getStatus().equals("prevented"))
                .map(Disputes::dispute)
                .min(Comparator.comparing(
                        dispute -> dispute.state() == State.LOST ? 0 : dispute.state() == State.OPEN ? 1 : 2));
    }

    private static Dispute dispute(com.stripe.model.Dispute dispute) {
        var payment = dispute.getPaymentIntentObject();
        return new Dispute(
                dispute.getId(),
                switch (dispute.getStatus()) {
                    case "won" -> State.WON;
                    case "lost" -> State.LOST;
                    default -> State.OPEN;
                },
                payment == null ? null : StripeApi.pledge(payment.getMetadata()),
                dispute.getAmount(),
                StripeApi.word(dispute.getReason()));
    }
}
