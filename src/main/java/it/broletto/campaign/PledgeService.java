package it.broletto.campaign;

import it.broletto.audit.Actor;
import it.broletto.audit.AuditService;
import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import it.broletto.shared.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What others may do with pledges. Each public method is one transaction. Who may call is the caller's to check: level, freshness. */
@ApplicationScoped
@Transactional
public class PledgeService {

    /** Letters of Hangul that are not seen. */
    private static final String FILLERS = "\u3164\u115f\u1160\uffa0";

    static final Instant FAR_OFF = Instant.parse("9999-12-31T00:00:00Z");

    private final Campaigns campaigns;
    private final Pledges pledges;
    private final Returns returns;
    private final Courses courses;
    private final BackerMails mails;
    private final AuditService audit;
    private final Clock clock;
    private final Money withoutDocument;

    PledgeService(
            Campaigns campaigns,
            Pledges pledges,
            Returns returns,
            Courses courses,
            BackerMails mails,
            AuditService audit,
            Clock clock,
            @ConfigProperty(name = "broletto.pledge.without-document") long withoutDocumentEuros) {
        this.campaigns = campaigns;
        this.pledges = pledges;
        this.returns = returns;
        this.courses = courses;
        this.mails = mails;
        this.audit = audit;
        this.clock = clock;
        this.withoutDocument = Money.ofEuros(withoutDocumentEuros);
    }

    /**
     * Promises an amount; no money moves. The same intent with the same words returns the same pledge, however often and
     * whenever it comes; with other words it is refused with {@code INTENT_REUSED}. Refuses with {@code NOT_FOUND},
     * {@code AMOUNT_OUT_OF_RANGE}, {@code INVALID_INPUT} (name or message too long, no such return or campaign),
     * {@code CAMPAIGN_NOT_LIVE}, {@code DOCUMENT_NEEDED} (more than this in all, with what stands), {@code GOAL_REACHED}, {@code RETURN_GONE} (the last one was taken) and {@code RETURN_NEEDS_MORE} (with its
     * minimum).
     */
    public UUID pledge(String slug, NewPledge wanted, Actor backer) {
        return make(slug, wanted, backer, backer, false);
    }

    /** As {@link #pledge}, by a backer who wants to be written to. */
    public UUID pledge(String slug, NewPledge wanted, Contact contact, Actor backer) {
        var id = pledge(slug, wanted, backer);
        mails.made(id, contact);
        return id;
    }

    /**
     * As {@link #pledge}, entered by an officer for somebody present whose document they saw.
     *
     * @param document kind of the document: IDENTITY_CARD, PASSPORT, LICENCE or PERMIT
     */
    public UUID pledgeFor(String slug, NewPledge wanted, Actor backer, Actor officer, String document) {
        if (backer.id().equals(officer.id())) {
            throw new Refusal(Refusal.Reason.NOT_ALLOWED);
        }
        var id = make(slug, wanted, backer, officer, true);
        pledges.addAssistance(id, officer.id(), document, clock.instant());
        return id;
    }

    /** How many of the pledges that stand were entered by an officer. */
    public long assisted(UUID campaign) {
        return pledges.assisted(campaign);
    }

    /** The amount of a pledge that this officer entered. Refuses any other with {@code NOT_FOUND}. */
    Money assistedBy(UUID campaign, UUID pledge, UUID officer) {
        return pledges.assistedBy(campaign, pledge, officer).orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND));
    }

    private UUID make(String slug, NewPledge wanted, Actor backer, Actor by, boolean documentSeen) {
        requireInRange(wanted);
        var campaign = (courses.stops(slug) ? campaigns.held(slug) : campaigns.heldOpen(slug))
                .orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND));
        // Whoever promises twice at once does it one after the other, so that their sum is known.
        pledges.lockPerson(backer.id());
        var before = pledges.byIntent(wanted.intent());
        if (before.isPresent()) {
            return same(before.get(), campaign.id(), wanted, backer);
        }
        var now = clock.instant();
        campaign.requireTakesPledges(now);
        requireRoom(campaign);
        if (!documentSeen) {
            requireKnownEnough(campaign.id(), wanted.amount(), backer);
        }
        requireFits(wanted.fallback(), campaign.id());
        if (pledges.add(campaign.id(), backer.id(), wanted, now)) {
            var id = pledges.byIntent(wanted.intent()).orElseThrow().id();
            if (wanted.chosen() != null) {
                claim(campaign.id(), id, wanted, backer, now);
            }
            if (!wanted.fallback().equals(Fallback.BACK)) {
                pledges.addFirstFallback(id, wanted.fallback(), now);
            }
            audit.record(
                    by, documentSeen ? "campaign.pledged-assisted" : "campaign.pledged", campaign.id(), null, null);
        }
        return same(pledges.byIntent(wanted.intent()).orElseThrow(), campaign.id(), wanted, backer);
    }

    /** Many small promises are one large one. */
    private void requireKnownEnough(UUID campaign, Money amount, Actor backer) {
        var before = pledges.standing(campaign, backer.id());
        if (before.plus(amount).compareTo(withoutDocument) > 0) {
            throw new Refusal(Refusal.Reason.DOCUMENT_NEEDED, withoutDocument, before);
        }
    }

    /** One may go beyond the goal, the one who reaches it; where it stops there, they promise one after the other. */
    private void requireRoom(Campaign campaign) {
        if (courses.surplus(campaign.id()) == Surplus.STOP && reached(campaign)) {
            throw new Refusal(Refusal.Reason.GOAL_REACHED);
        }
    }

    /** Whether a campaign stops at its goal and has reached it. */
    public boolean isFull(UUID campaign) {
        return courses.surplus(campaign) == Surplus.STOP && reached(campaigns.findById(campaign));
    }

    /**
     * Whether a pledge that shows a means of payment now counts: a campaign that stops at its goal takes no other after
     * it. Those who ask at once wait for each other until the end of their transaction.
     */
    public boolean hasRoom(UUID campaign) {
        return courses.surplus(campaign) != Surplus.STOP
                || campaigns.held(campaign).filter(one -> !reached(one)).isPresent();
    }

    private boolean reached(Campaign campaign) {
        return campaigns.promised(campaign.id()).amount().compareTo(campaign.goal()) >= 0;
    }

    private void claim(UUID campaign, UUID pledge, NewPledge wanted, Actor backer, Instant now) {
        returns.lock(campaign);
        returns.lapseOthers(wanted.chosen(), backer.id(), now);
        var chosen =
                returns.one(campaign, wanted.chosen()).orElseThrow(() -> new Refusal(Refusal.Reason.INVALID_INPUT));
        if (wanted.amount().compareTo(chosen.minimum()) < 0) {
            throw new Refusal(Refusal.Reason.RETURN_NEEDS_MORE, chosen.minimum());
        }
        if (chosen.gone()) {
            throw new Refusal(Refusal.Reason.RETURN_GONE);
        }
        returns.claim(pledge, chosen.id(), now);
    }

    /** Takes a promise back, which frees its return; again is the same answer. Refuses another person's with {@code NOT_FOUND}, after the close with {@code CAMPAIGN_NOT_LIVE}. */
    public void withdraw(UUID pledge, Actor backer) {
        var campaign = held(pledge, backer);
        if (pledges.withdrawn(pledge)) {
            return;
        }
        var now = clock.instant();
        campaign.requireLetsGo(now);
        returns.lock(campaign.id());
        if (pledges.withdraw(pledge, now)) {
            audit.record(backer, "campaign.pledge-withdrawn", campaign.id(), null, null);
        }
    }

    /**
     * How the backer appears from now on, at any time. What appeared before is shown nowhere any more. Refuses another
     * person's pledge with {@code NOT_FOUND} and with {@code INVALID_INPUT} what is too short or too long.
     *
     * @param publicName null = anonymous
     * @param message null = none
     */
    public void appear(UUID pledge, String publicName, String message, Actor backer) {
        requireInRange(publicName, message);
        var now = clock.instant();
        held(pledge, backer);
        pledges.lock(pledge);
        var own = own(pledge, backer.id());
        if (!Objects.equals(own.publicName(), publicName) || !Objects.equals(own.message(), message)) {
            pledges.addNaming(pledge, publicName, message, now);
        }
    }

    /**
     * Where the money goes if the campaign fails, until the close; after it the money may still be called back, as long as
     * it did not go on. Refuses with {@code NOT_FOUND}, {@code CAMPAIGN_NOT_LIVE} (also a pledge that was withdrawn, one
     * that arrived from another campaign, and money that went on) and {@code INVALID_INPUT} (no such other campaign).
     */
    public void fallBack(UUID pledge, Fallback wanted, Actor backer) {
        var campaign = held(pledge, backer);
        var now = clock.instant();
        requireFits(wanted, campaign.id());
        pledges.lock(pledge);
        pledges.lockMoney(pledge);
        var own = own(pledge, backer.id());
        if (own.fallback().equals(wanted) && own.withdrawnAt() == null) {
            return;
        }
        if (!own.choosable() && !(own.recallable() && wanted.equals(Fallback.BACK))) {
            throw new Refusal(Refusal.Reason.CAMPAIGN_NOT_LIVE);
        }
        pledges.changeFallback(pledge, wanted, now);
    }

    private Campaign held(UUID pledge, Actor backer) {
        return pledges.campaignOf(pledge, backer.id())
                .flatMap(campaigns::heldOpen)
                .orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND));
    }

    /** Whether a pledge is this person's. */
    public boolean isOf(UUID pledge, UUID person) {
        return pledges.campaignOf(pledge, person).isPresent();
    }

    /** A person's own pledge. Refuses an unknown or another person's one with {@code NOT_FOUND}. */
    public PledgeView own(UUID pledge, UUID person) {
        return pledges.one(pledge, person, clock.instant()).orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND));
    }

    /** A person's pledges, newest first, at most 500. */
    public List<PledgeView> ownedBy(UUID person) {
        return pledges.of(person, 500, clock.instant());
    }

    /** Backers of a campaign who want to be named or left a message, newest first. */
    public List<BackerView> seenBackers(UUID campaign, int limit) {
        return pledges.seen(campaign, limit);
    }

    List<BackerView> seenAfter(UUID campaign, UUID place, int limit) {
        return pledges.seenAfter(campaign, place, limit);
    }

    List<BackerView> seenBefore(UUID campaign, UUID place, int limit) {
        return pledges.seenBefore(campaign, place, limit);
    }

    private static UUID same(Pledges.Made made, UUID campaign, NewPledge wanted, Actor backer) {
        if (!made.campaign().equals(campaign)
                || !made.person().equals(backer.id())
                || !made.amount().equals(wanted.amount())
                || !Objects.equals(made.publicName(), wanted.publicName())
                || !Objects.equals(made.message(), wanted.message())
                || !Objects.equals(made.chosen(), wanted.chosen())
                || !made.fallback().equals(wanted.fallback())) {
            throw new Refusal(Refusal.Reason.INTENT_REUSED);
        }
        return made.id();
    }

    private void requireFits(Fallback wanted, UUID campaign) {
        if (!wanted.fits(campaign)
                || wanted.other() != null
                        && campaigns.findByIdOptional(wanted.other()).isEmpty()) {
            throw new Refusal(Refusal.Reason.INVALID_INPUT);
        }
    }

    private static void requireInRange(NewPledge wanted) {
        if (wanted.amount().compareTo(NewPledge.LEAST) < 0 || wanted.amount().compareTo(NewPledge.MOST) > 0) {
            throw new Refusal(Refusal.Reason.AMOUNT_OUT_OF_RANGE, NewPledge.LEAST, NewPledge.MOST);
        }
        requireInRange(wanted.publicName(), wanted.message());
    }

    /** Two characters or more, and something of it is seen. */
    static boolean isName(String name) {
        return Text.length(name) >= 2
                && Text.length(name) <= 80
                && name.codePoints().anyMatch(sign -> Character.isLetterOrDigit(sign) && FILLERS.indexOf(sign) < 0);
    }

    private static void requireInRange(String name, String message) {
        if (name != null && !isName(name) || message != null && Text.length(message) > 300) {
            throw new Refusal(Refusal.Reason.INVALID_INPUT);
        }
    }
}
