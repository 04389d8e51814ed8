package it.broletto.payout;

import it.broletto.audit.AuditService;
import it.broletto.call.CallService;
import it.broletto.call.Decision;
import it.broletto.campaign.Promoters;
import it.broletto.collection.CollectionService;
import it.broletto.identity.Person;
import it.broletto.identity.Role;
import it.broletto.ledger.Entry;
import it.broletto.ledger.EnvelopeService;
import it.broletto.ledger.NewEntry;
import it.broletto.match.Gift;
import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import it.broletto.shared.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The city's own money for a campaign: decided by its call, or given as its first backer; published, found to be due by one
 * person, paid by another. A gift that is gone since the decision does not change the decision, but what is due: a match is
 * computed again, an award is due as long as what is left reaches the minimum. A grant is named by its id: a match has its
 * campaign's, an award its own.
 */
@ApplicationScoped
@Transactional
public class GrantService {

    /** Grants to those who get more than this in a year are published (d.lgs. 33/2013, article 26). */
    static final Money PUBLISHED_ABOVE = Money.ofEuros(1_000);

    private static final UUID LAST = new UUID(-1, -1);
    private static final Instant FAR_OFF = Instant.parse("9999-12-31T00:00:00Z");

    private final Grants grants;
    private final Accounts accounts;
    private final CallService calls;
    private final CollectionService collections;
    private final EnvelopeService envelopes;
    private final Promoters promoters;
    private final AuditService audit;
    private final Clock clock;

    GrantService(
            Grants grants,
            Accounts accounts,
            CallService calls,
            CollectionService collections,
            EnvelopeService envelopes,
            Promoters promoters,
            AuditService audit,
            Clock clock) {
        this.grants = grants;
        this.accounts = accounts;
        this.calls = calls;
        this.collections = collections;
        this.envelopes = envelopes;
        this.promoters = promoters;
        this.audit = audit;
        this.clock = clock;
    }

    /** Empty if the campaign is in no call, or nothing was decided, or nothing is added; or if there is no such award. */
    public Optional<GrantView> of(UUID grant) {
        var award = grants.award(grant);
        return award.isPresent() ? award.map(this::view) : match(grant);
    }

    /** The match first, if anything is added, then what the city gives beside it. */
    public List<GrantView> all(UUID campaign) {
        return Stream.concat(
                        match(campaign).stream(),
                        grants.awards(campaign).stream().map(this::view))
                .toList();
    }

    private Optional<GrantView> match(UUID campaign) {
        return calls.decision(campaign)
                .map(Decision::amount)
                .filter(decided -> decided.cents() > 0)
                .map(decided -> new GrantView(
                        campaign,
                        campaign,
                        null,
                        true,
                        decided,
                        calls.due(campaign, collections.gifts(campaign)).orElse(Money.ZERO),
                        envelopes.grant(campaign),
                        grants.sheet(campaign),
                        grants.acts(campaign)));
    }

    private GrantView view(Grants.Award award) {
        var left = collections.gifts(award.campaign()).stream()
                .mapToLong(Gift::cents)
                .sum();
        return new GrantView(
                award.id(),
                award.campaign(),
                award.act(),
                award.certain(),
                award.amount(),
                left < award.minimum().cents() ? Money.ZERO : award.amount(),
                envelopes.grant(award.id()),
                grants.sheet(award.id()),
                grants.acts(award.id()));
    }

    /** Writes down what is published; a new sheet takes the place of the one before. Refuses with {@code INVALID_INPUT} and {@code INTENT_REUSED}. */
    public void publish(UUID grant, GrantSheet sheet, UUID intent, Person officer) {
        requireOfficer(officer);
        var award = awardOf(grant);
        var campaign = campaignOf(grant);
        if (!isRight(sheet)) {
            throw new Refusal(Refusal.Reason.INVALID_INPUT);
        }
        promoters.requireOther(campaign, officer.id());
        accounts.lock(campaign);
        var same = grants.same(grant, sheet, intent);
        if (same.isPresent()) {
            if (!same.get()) {
                throw new Refusal(Refusal.Reason.INTENT_REUSED);
            }
            return;
        }
        grants.publish(campaign, award, sheet, officer.id(), clock.instant(), intent);
        audit.record(officer, "payout.grant-published", campaign, null, null);
    }

    /**
     * Finds what is due now, by a named act. Refuses with {@code NOT_READY_TO_PUBLISH} a grant whose sheet is missing,
     * with {@code WRONG_PHASE} an award that is not committed yet, with {@code ALREADY_DONE}, with {@code NOT_COVERED} if nothing is due, with {@code SAME_PERSON} who applied for it.
     */
    public void liquidate(UUID id, String act, Person officer) {
        requireOfficer(officer);
        var grant = held(id, act, officer);
        if (!grant.certain()) {
            throw new Refusal(Refusal.Reason.WRONG_PHASE);
        }
        if (grant.liquidated()) {
            throw new Refusal(Refusal.Reason.ALREADY_DONE);
        }
        var cents = Math.min(grant.due().cents(), grant.stages().committed());
        if (cents <= 0) {
            throw new Refusal(Refusal.Reason.NOT_COVERED);
        }
        var entry = envelopes.liquidate(NewEntry.id("grant-liquidate", id), id, cents, words(act, grant), officer);
        write(grant, "LIQUIDATED", cents, act, officer, entry);
        audit.record(officer, "payout.grant-liquidated", grant.campaign(), null, act);
    }

    /** Pays what was found to be due, by the number of the mandate. Refuses with {@code SAME_PERSON} who found it to be due. */
    public void pay(UUID id, String act, Person by) {
        AccountService.requireStaff(by);
        var grant = held(id, act, by);
        var liquidated = grant.acts().stream()
                .filter(one -> one.stage().equals("LIQUIDATED"))
                .findFirst()
                .orElseThrow(() -> new Refusal(Refusal.Reason.WRONG_PHASE));
        if (grant.paid()) {
            throw new Refusal(Refusal.Reason.ALREADY_DONE);
        }
        if (liquidated.person().equals(by.id())) {
            throw new Refusal(Refusal.Reason.SAME_PERSON);
        }
        if (grant.due().compareTo(liquidated.amount()) < 0) {
            throw new Refusal(Refusal.Reason.NOT_COVERED);
        }
        var cents = liquidated.amount().cents();
        var entry = envelopes.pay(NewEntry.id("grant-pay", id), id, cents, words(act, grant), by);
        write(grant, "PAID", cents, act, by, entry);
        audit.record(by, "payout.grant-paid", grant.campaign(), null, act);
    }

    private void write(GrantView grant, String stage, long cents, String act, Person by, Entry entry) {
        var award = grant.award() == null ? null : grant.id();
        grants.act(grant.campaign(), award, stage, cents, act, by.id(), clock.instant(), entry.id());
    }

    /** The table that the law wants, the latest first, after a place. */
    List<GrantLine> published(Instant before, UUID beforeId, int limit) {
        return grants.published(
                PUBLISHED_ABOVE.cents(), before == null ? FAR_OFF : before, beforeId == null ? LAST : beforeId, limit);
    }

    private UUID awardOf(UUID grant) {
        return grants.award(grant).map(Grants.Award::id).orElse(null);
    }

    private UUID campaignOf(UUID grant) {
        return grants.award(grant).map(Grants.Award::campaign).orElse(grant);
    }

    private GrantView held(UUID id, String act, Person by) {
        if (Text.length(act) < 3 || Text.length(act) > 140) {
            throw new Refusal(Refusal.Reason.INVALID_INPUT);
        }
        var campaign = campaignOf(id);
        promoters.requireOther(campaign, by.id());
        accounts.lock(campaign);
        var grant = of(id).orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND));
        if (grant.sheet().isEmpty()) {
            throw new Refusal(Refusal.Reason.NOT_READY_TO_PUBLISH);
        }
        return grant;
    }

    private static String words(String act, GrantView grant) {
        return grant.sheet()
                .map(GrantSheet::cup)
                .map(cup -> act + " · CUP " + cup)
                .orElse(act);
    }

    private static boolean isRight(GrantSheet sheet) {
        return (sheet.naturalPerson() == (sheet.taxCode() == null))
                && (sheet.taxCode() == null || sheet.taxCode().matches("\\d{11}"))
                && (sheet.cup() == null || sheet.cup().matches("[A-Z]\\d{2}[A-Z]\\d{11}"))
                && (sheet.beneficiary() == null || isText(sheet.beneficiary(), 2, 200))
                && isText(sheet.legalBasis(), 3, 300)
                && isText(sheet.office(), 3, 160)
                && isText(sheet.manager(), 3, 120)
                && isText(sheet.selection(), 3, 300);
    }

    private static boolean isText(String text, int least, int most) {
        return Text.length(text) >= least && Text.length(text) <= most;
    }

    private static void requireOfficer(Person by) {
        if (!by.is(Role.OFFICER)) {
            throw new Refusal(Refusal.Reason.NOT_ALLOWED);
        }
    }
}
