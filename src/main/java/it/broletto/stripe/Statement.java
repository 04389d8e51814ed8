package it.broletto.stripe;

import com.stripe.model.Charge;
import com.stripe.model.Refund;
import com.stripe.model.StripeCollection;
import com.stripe.param.ChargeListParams;
import com.stripe.param.RefundListParams;
import it.broletto.rail.Rail.Settled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What Stripe has of a span of time, page by page. */
@ApplicationScoped
class Statement {

    private static final long PAGE = 100;
    private static final String DONE = "succeeded";

    private final StripeApi stripe;

    Statement(StripeApi stripe) {
        this.stripe = stripe;
    }

    List<Settled> of(Instant from, Instant before) {
        var all = new ArrayList<Settled>();
        charges(from, before, all);
        refunds(from, before, all);
        return all;
    }

    private void charges(Instant from, Instant before, List<Settled> all) {
        StripeCollection<Charge> page;
        String after = null;
        do {
            var wanted = ChargeListParams.builder()
                    .setCreated(ChargeListParams.Created.builder()
                            .setGte(from.getEpochSecond())
                            .setLt(before.getEpochSecond())
                            .build())
                    .setLimit(PAGE)
                    .setStartingAfter(after)
                    .build();
            page = stripe.read(api -> api.charges().list(wanted));
            for (var charge : page.getData()) {
                after = charge.getId();
                if (DONE.equals(charge.getStatus())) {
                    all.add(settled(charge.getMetadata(), charge.getId(), charge.getAmount(), charge.getCreated()));
                }
            }
        } while (Boolean.TRUE.equals(page.getHasMore()));
    }

    private void refunds(Instant from, Instant before, List<Settled> all) {
        StripeCollection<Refund> page;
        String after = null;
        do {
            var wanted = RefundListParams.builder()
                    .setCreated(RefundListParams.Created.builder()
                            .setGte(from.getEpochSecond())
                            .setLt(before.getEpochSecond())
                            .build())
                    .setLimit(PAGE)
                    .setStartingAfter(after)
                    .build();
            page = stripe.read(api -> api.refunds().list(wanted));
            for (var refund : page.getData()) {
                after = refund.getId();
                if (DONE.equals(refund.getStatus())) {
                    all.add(settled(refund.getMetadata(), refund.getId(), refund.getAmount(), refund.getCreated()));
                }
            }
        } while (Boolean.TRUE.equals(page.getHasMore()));
    }

    private static Settled settled(Map<String, String> metadata, String id, long cents, long created) {
        return new Settled(metadata.getOrDefault(StripeApi.KEY, id), cents, Instant.ofEpochSecond(created));
    }
}
