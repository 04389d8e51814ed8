package it.broletto.campaign;

import it.broletto.audit.Actor;
import it.broletto.audit.AuditService;
import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import it.broletto.shared.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What backers get back. Each public method is one transaction. Who may call is the caller's to check. Templates read it as {@code inject:returns}. */
@Named("returns")
@ApplicationScoped
@Transactional
public class ReturnService {

    /** No campaign offers more. */
    static final int MOST = 40;

    /** Who was at the desk pays at home. */
    private static final int ASSISTED_DAYS = 3;

    private final Campaigns campaigns;
    private final Returns returns;
    private final AuditService audit;
    private final Clock clock;
    private final Duration hold;

    ReturnService(
            Campaigns campaigns,
            Returns returns,
            AuditService audit,
            Clock clock,
            @ConfigProperty(name = "broletto.campaign.hold") Duration hold) {
        this.campaigns = campaigns;
        this.returns = returns;
        this.audit = audit;
        this.clock = clock;
        this.hold = hold;
    }

    /** The cheapest first, at most {@value #MOST}. */
    public List<ReturnView> of(UUID campaign) {
        return returns.of(campaign, MOST);
    }

    /**
     * Offers a return; it stays as it is. The same intent again is the same return. Refuses with {@code NOT_FOUND},
     * {@code CAMPAIGN_NOT_LIVE}, {@code INTENT_REUSED} and {@code INVALID_INPUT} (lengths, stock, more than {@value #MOST}).
     */
    public UUID add(UUID campaign, NewReturn wanted, Actor actor) {
        var found = campaigns.held(campaign).orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND));
        var before = returns.byIntent(campaign, wanted.intent());
        if (before.isPresent()) {
            return same(before.get(), campaign, wanted);
        }
        var now = clock.instant();
        if (found.status() != CampaignStatus.LIVE || !now.isBefore(found.closesAt())) {
            throw new Refusal(Refusal.Reason.CAMPAIGN_NOT_LIVE);
        }
        if (!fits(wanted) || returns.of(campaign, MOST).size() == MOST) {
            throw new Refusal(Refusal.Reason.INVALID_INPUT);
        }
        returns.add(campaign, wanted, now);
        audit.record(actor, "campaign.return-offered", campaign, null, null);
        return same(
                returns.byIntent(campaign, wanted.intent())
                        .orElseThrow(() -> new Refusal(Refusal.Reason.INTENT_REUSED)),
                campaign,
                wanted);
    }

    /**
     * Lets the returns of a campaign go that were kept for pledges which show no means of payment: after {@code hold},
     * and after {@value #ASSISTED_DAYS} days where an officer entered the pledge. Returns how many; safe to run twice or at once.
     */
    public int lapseDue() {
        var now = clock.instant();
        return lapse(now.minus(hold), now.minus(Duration.ofDays(ASSISTED_DAYS)));
    }

    int lapse(Instant own, Instant assisted) {
        var late = returns.withLate(own, assisted);
        if (late.isEmpty()) {
            return 0;
        }
        returns.lock(late.get());
        return returns.lapseLate(late.get(), own, assisted, clock.instant());
    }

    private UUID same(UUID made, UUID campaign, NewReturn wanted) {
        if (!returns.isSame(campaign, wanted)) {
            throw new Refusal(Refusal.Reason.INTENT_REUSED);
        }
        return made;
    }

    private static boolean fits(NewReturn wanted) {
        return Text.length(wanted.title()) >= 3
                && Text.length(wanted.title()) <= 120
                && Text.length(wanted.body()) <= 1000
                && inRange(wanted.minimum())
                && (wanted.stock() == null
                        || wanted.kind() == ReturnKind.INDIVIDUAL && wanted.stock() >= 1 && wanted.stock() <= 100_000);
    }

    private static boolean inRange(Money minimum) {
        return minimum.compareTo(NewPledge.LEAST) >= 0 && minimum.compareTo(NewPledge.MOST) <= 0;
    }
}
