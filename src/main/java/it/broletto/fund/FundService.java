package it.broletto.fund;

import it.broletto.audit.AuditService;
import it.broletto.campaign.Promoters;
import it.broletto.identity.Person;
import it.broletto.identity.Role;
import it.broletto.ledger.Account;
import it.broletto.ledger.Account.Kind;
import it.broletto.ledger.LedgerService;
import it.broletto.ledger.NewEntry;
import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import it.broletto.shared.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** What others may do with the neighbourhood fund. Each public method is one transaction. */
@ApplicationScoped
@Transactional
public class FundService {

    private static final int LEAST_REASON = 10;
    private static final int MOST_REASON = 500;

    private final FundGrants grants;
    private final Promoters promoters;
    private final LedgerService ledger;
    private final AuditService audit;
    private final Clock clock;

    FundService(FundGrants grants, Promoters promoters, LedgerService ledger, AuditService audit, Clock clock) {
        this.grants = grants;
        this.promoters = promoters;
        this.ledger = ledger;
        this.audit = audit;
        this.clock = clock;
    }

    /** What may be given away: without what a bank wants back. */
    public Money free() {
        return Money.ofCents(ledger.balance(Account.FUND).free());
    }

    /** What was given, the latest first. */
    public List<FundGrant> given(int limit) {
        return grants.list(false, limit);
    }

    /** Those that wait first, then the latest, refused ones too. */
    List<FundGrant> all(int limit) {
        return grants.list(true, limit);
    }

    /** Campaigns that may be helped: funded, below their goal, nothing paid out yet. */
    List<FundGrants.Lacking> lacking(int limit) {
        return grants.lacking(limit);
    }

    /**
     * Asks the fund to help a campaign. Refuses with {@code NOT_ALLOWED} who is no officer, with {@code WRONG_PHASE} a
     * campaign that is not funded or is being paid out, with {@code AMOUNT_OUT_OF_RANGE} more than it lacks or the fund
     * has, with {@code REASON_NEEDED}, {@code INTENT_REUSED}.
     */
    public void ask(NewGrant wanted, Person officer) {
        if (!officer.is(Role.OFFICER)) {
            throw new Refusal(Refusal.Reason.NOT_ALLOWED);
        }
        requireReason(wanted.reason());
        grants.lockCampaign(wanted.campaign());
        var before = grants.same(wanted);
        if (before.isPresent()) {
            if (!before.get()) {
                throw new Refusal(Refusal.Reason.INTENT_REUSED);
            }
            return;
        }
        var lacking = grants.lacking(wanted.campaign()).orElseThrow(() -> new Refusal(Refusal.Reason.WRONG_PHASE));
        var most = Money.ofCents(Math.max(0, Math.min(lacking.missing().cents(), free().cents())));
        if (wanted.amount().cents() <= 0 || wanted.amount().compareTo(most) > 0) {
            throw new Refusal(Refusal.Reason.AMOUNT_OUT_OF_RANGE, Money.ofCents(1), most);
        }
        grants.write(wanted, officer.id(), clock.instant());
        audit.record(
                officer, "fund.asked", wanted.campaign(), null, wanted.amount().decimal() + " EUR");
    }

    /**
     * Gives what was asked for; the money is the campaign's at once. Again changes nothing. Refuses with {@code
     * SAME_PERSON} who asked for it or applied for the campaign, with {@code ALREADY_DONE} one that was refused, with
     * {@code NOT_COVERED} more than the fund has by now, with {@code WRONG_PHASE} a campaign that is being paid out.
     */
    public void give(UUID grant, Person by) {
        var found = held(grant, by);
        if (found.isGiven()) {
            return;
        }
        var campaign = grants.campaignOf(grant).orElseThrow();
        if (!found.isWaiting()) {
            throw new Refusal(Refusal.Reason.ALREADY_DONE);
        }
        if (found.askedBy().equals(by.id()) || promoters.isPromoter(campaign, by.id())) {
            throw new Refusal(Refusal.Reason.SAME_PERSON);
        }
        if (grants.lacking(campaign).isEmpty()) {
            throw new Refusal(Refusal.Reason.WRONG_PHASE);
        }
        var entry = ledger.post(
                new NewEntry(
                        NewEntry.id("fund-grant", grant),
                        "fund-granted",
                        campaign,
                        found.reason(),
                        List.of(
                                Account.FUND.down(found.amount().cents()),
                                Kind.ESCROW.of(campaign).up(found.amount().cents()))),
                by);
        grants.decide(grant, null, by.id(), entry.id(), clock.instant());
        audit.record(by, "fund.given", campaign, null, found.amount().decimal() + " EUR");
    }

    /** Says no, with a public reason; who asked may say so too. Refuses with {@code ALREADY_DONE}, {@code REASON_NEEDED}. */
    public void refuse(UUID grant, String reason, Person by) {
        requireReason(reason);
        var found = held(grant, by);
        if (!found.isWaiting()) {
            throw new Refusal(Refusal.Reason.ALREADY_DONE);
        }
        grants.decide(grant, reason, by.id(), null, clock.instant());
        audit.record(by, "fund.refused", grants.campaignOf(grant).orElseThrow(), null, reason);
    }

    private FundGrant held(UUID grant, Person by) {
        if (!by.is(Role.OFFICER) && !by.is(Role.ADMINISTRATOR)) {
            throw new Refusal(Refusal.Reason.NOT_ALLOWED);
        }
        grants.lockCampaign(grants.campaignOf(grant).orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND)));
        return grants.one(grant).orElseThrow();
    }

    private static void requireReason(String reason) {
        if (reason == null || Text.length(reason) < LEAST_REASON || Text.length(reason) > MOST_REASON) {
            throw new Refusal(Refusal.Reason.REASON_NEEDED);
        }
    }
}
