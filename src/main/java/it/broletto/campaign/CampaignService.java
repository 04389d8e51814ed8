package it.broletto.campaign;

import it.broletto.audit.Actor;
import it.broletto.audit.AuditService;
import it.broletto.call.CallService;
import it.broletto.shared.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What others may do with campaigns. Each public method is one transaction. */
@ApplicationScoped
@Transactional
public class CampaignService {

    private final Campaigns campaigns;
    private final CampaignSearch search;
    private final Figures figures;
    private final CallService calls;
    private final AuditService audit;
    private final Event<CampaignEnded> ended;
    private final Clock clock;

    CampaignService(
            Campaigns campaigns,
            CampaignSearch search,
            Figures figures,
            CallService calls,
            AuditService audit,
            Event<CampaignEnded> ended,
            Clock clock) {
        this.campaigns = campaigns;
        this.search = search;
        this.figures = figures;
        this.calls = calls;
        this.audit = audit;
        this.ended = ended;
        this.clock = clock;
    }

    /** Opens a campaign, live at once. Refuses a slug in use with {@code NAME_TAKEN}. */
    public UUID create(NewCampaign wanted, Actor actor) {
        if (campaigns.bySlug(wanted.slug()).isPresent()) {
            throw new Refusal(Refusal.Reason.NAME_TAKEN);
        }
        var campaign = new Campaign(wanted);
        campaigns.persistAndFlush(campaign);
        audit.record(actor, "campaign.opened", campaign.id(), null, null);
        return campaign.id();
    }

    /** Whether a campaign has this slug. */
    public boolean isTaken(String slug) {
        return campaigns.bySlug(slug).isPresent();
    }

    /** Refuses an unknown slug with {@code NOT_FOUND}. */
    public CampaignView bySlug(String slug) {
        var campaign = campaigns.bySlug(slug).orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND));
        return campaign.view(cards(List.of(campaign)).get(0));
    }

    /** In their order, those after the given place; null: from the beginning. */
    List<CampaignCard> after(CampaignFilter filter, CampaignPaging.Place place, int limit) {
        return cards(search.after(filter, place, limit));
    }

    /** The same list read backwards: those before the given place, the nearest first. */
    List<CampaignCard> before(CampaignFilter filter, CampaignPaging.Place place, int limit) {
        return cards(search.before(filter, place, limit));
    }

    long count(CampaignFilter filter) {
        return search.count(filter);
    }

    /** The live ones that close soonest. */
    public List<CampaignCard> closingSoon(int limit) {
        return cards(search.after(CampaignFilter.LIVE, null, limit));
    }

    /** Slug and title of those that exist, by id. */
    public Map<UUID, CampaignCard> byIds(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : cards(campaigns.list("id in ?1", ids)).stream()
                        .collect(Collectors.toMap(CampaignCard::id, Function.identity()));
    }

    /** Closes campaigns whose time is over, on what was promised; returns how many. Safe to run twice or at once. */
    public int closeDue() {
        var due = campaigns.claimDue(clock.instant(), 20);
        due.forEach(this::close);
        return due.size();
    }

    private void close(Campaign campaign) {
        var promised = campaigns.promised(campaign.id());
        campaign.close(promised.amount());
        campaigns.recordClosing(campaign, clock.instant(), promised);
        if (campaign.status() == CampaignStatus.FAILED) {
            calls.fail(campaign.id(), clock.instant());
            ended.fire(new CampaignEnded(campaign.id(), campaign.status()));
        }
        audit.record(
                Actor.SYSTEM,
                campaign.status() == CampaignStatus.CLOSED ? "campaign.closed" : "campaign.fallen-short",
                campaign.id(),
                null,
                null);
    }

    /** Closes a campaign as its date does, in a rehearsal, before its date. Only where nothing can be kept. */
    public void closeNow(UUID campaign) {
        if (!campaigns.isRehearsed()) {
            throw new IllegalStateException("closed before its date outside of a rehearsal");
        }
        close(campaigns.held(campaign).orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND)));
        campaigns.flush();
    }

    /**
     * What was decided after the collection; the same again changes nothing. Refuses with {@code ILLEGAL_TRANSITION}
     * unless the campaign is closed.
     */
    public void decided(UUID campaign, boolean funded) {
        campaigns
                .held(campaign)
                .orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND))
                .decide(funded);
        ended.fire(new CampaignEnded(campaign, funded ? CampaignStatus.FUNDED : CampaignStatus.FAILED));
    }

    private List<CampaignCard> cards(List<Campaign> found) {
        var ids = found.stream().map(Campaign::id).toList();
        var known = figures.of(ids);
        var added = calls.decisions(ids);
        return found.stream()
                .map(campaign -> campaign.card(
                        known.get(campaign.id()).promised(),
                        added.containsKey(campaign.id())
                                ? added.get(campaign.id()).amount()
                                : null,
                        known.get(campaign.id()).sums(),
                        clock.instant()))
                .toList();
    }
}
