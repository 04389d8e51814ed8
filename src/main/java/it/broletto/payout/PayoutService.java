package it.broletto.payout;

import it.broletto.audit.Actor;
import it.broletto.audit.AuditService;
import it.broletto.campaign.Promoters;
import it.broletto.collection.DisputeOpened;
import it.broletto.identity.Person;
import it.broletto.identity.Role;
import it.broletto.ledger.Account;
import it.broletto.ledger.Account.Kind;
import it.broletto.ledger.LedgerService;
import it.broletto.ledger.NewEntry;
import it.broletto.payout.PayoutStatus.Event;
import it.broletto.payout.Payouts.Happened;
import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import it.broletto.shared.Text;
import it.broletto.shared.Time;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A campaign's money on its way to the beneficiary: planned in parts, asked for with evidence, approved by a second
 * person, paid by the bank. Each public method is one transaction or part of the caller's; those that write wait for
 * each other per campaign.
 */
@ApplicationScoped
@Transactional
public class PayoutService {

    private final Payouts payouts;
    private final Accounts accounts;
    private final FundedCampaigns funded;
    private final Promoters promoters;
    private final LedgerService ledger;
    private final AuditService audit;
    private final Clock clock;

    PayoutService(
            Payouts payouts,
            Accounts accounts,
            FundedCampaigns funded,
            Promoters promoters,
            LedgerService ledger,
            AuditService audit,
            Clock clock) {
        this.payouts = payouts;
        this.accounts = accounts;
        this.funded = funded;
        this.promoters = promoters;
        this.ledger = ledger;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether its backers' money was enough, so that it is paid out. */
    public boolean isFunded(UUID campaign) {
        return payouts.funded(campaign);
    }

    /** The parts of the last plan, in order. */
    public List<Tranche> plan(UUID campaign) {
        return payouts.tranches(campaign, payouts.lastPlan(campaign));
    }

    /** Of a campaign, in order of their request. */
    public List<PayoutView> of(UUID campaign) {
        return payouts.of(campaign);
    }

    /** Those that wait for somebody, the longest first. */
    public List<PayoutView> waiting(int limit) {
        return payouts.waiting(limit);
    }

    /** How many wait for somebody. */
    public long waiting() {
        return payouts.waitingCount();
    }

    /** Funded campaigns that are not paid to the end, the longest decided first. */
    List<FundedCampaigns.Funded> unpaid(int limit) {
        return funded.unpaid(limit);
    }

    /** Those of the given campaigns whose promoter has to say an account, or may ask for a part. */
    public Set<UUID> waitingForPromoter(Collection<UUID> campaigns) {
        return funded.waitingForPromoter(campaigns);
    }

    /** Refuses an unknown one with {@code NOT_FOUND}. */
    public PayoutView byId(UUID payout) {
        return payouts.view(payout).orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND));
    }

    /**
     * Says in which parts a campaign is paid. Refuses with {@code INVALID_INPUT} shares that are not the whole, with
     * {@code ALREADY_DONE} a change after the first request, with {@code INTENT_REUSED} a form that said something else.
     */
    public void plan(UUID campaign, List<Tranche> tranches, UUID intent, Person officer) {
        if (tranches.isEmpty()
                || tranches.size() > 12
                || tranches.stream().mapToInt(Tranche::share).sum() != Tranche.WHOLE
                || tranches.stream().anyMatch(tranche -> tranche.share() <= 0)) {
            throw new Refusal(Refusal.Reason.INVALID_INPUT);
        }
        if (!officer.is(Role.OFFICER)) {
            throw new Refusal(Refusal.Reason.NOT_ALLOWED);
        }
        promoters.requireOther(campaign, officer.id());
        accounts.lock(campaign);
        var before = payouts.planBy(intent);
        if (before.isPresent()) {
            if (!before.get().equals(campaign) || !payouts.planned(intent).equals(tranches)) {
                throw new Refusal(Refusal.Reason.INTENT_REUSED);
            }
            return;
        }
        if (payouts.anyAlive(campaign)) {
            throw new Refusal(Refusal.Reason.ALREADY_DONE);
        }
        payouts.writePlan(campaign, payouts.lastPlan(campaign) + 1, tranches, officer.id(), intent, clock.instant());
        audit.record(officer, "payout.planned", campaign, null, null);
    }

    /**
     * What a part comes to now: its share of all that the campaign has, or had, for its beneficiary; the last part is
     * what the others leave.
     */
    public Money most(UUID campaign, int position) {
        var tranches = plan(campaign);
        var tranche = tranches.stream()
                .filter(one -> one.position() == position)
                .findFirst()
                .orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND));
        var free = ledger.balance(Kind.ESCROW.of(campaign)).free();
        var asked = payouts.of(campaign).stream()
                .filter(one -> one.status() == PayoutStatus.REQUESTED)
                .mapToLong(one -> one.amount().cents())
                .sum();
        var approved = payouts.taken(campaign) - asked;
        var last = tranches.stream()
                .allMatch(one -> one.position() == position || payouts.isTaken(campaign, one.position()));
        var share = last
                ? free - asked
                : (free + approved) / Tranche.WHOLE * tranche.share()
                        + (free + approved) % Tranche.WHOLE * tranche.share() / Tranche.WHOLE;
        return Money.ofCents(Math.max(0, Math.min(share, free - asked)));
    }

    /**
     * Asks for a part, with evidence. Refuses with {@code NOT_ALLOWED} whoever is neither promoter nor officer, with
     * {@code WRONG_PHASE} a campaign that is not funded, with {@code ALREADY_DONE} a part that is asked for, with {@code
     * AMOUNT_OUT_OF_RANGE} more than the part, with {@code INTENT_REUSED}, with {@code INVALID_INPUT}.
     */
    public UUID request(UUID campaign, NewPayout wanted, Person by) {
        promoters.require(campaign, by);
        requireSound(wanted);
        accounts.lock(campaign);
        var same = payouts.same(campaign, wanted);
        if (same.isPresent()) {
            if (!same.get()) {
                throw new Refusal(Refusal.Reason.INTENT_REUSED);
            }
            return payouts.byIntent(wanted.intent()).orElseThrow();
        }
        if (!payouts.funded(campaign)) {
            throw new Refusal(Refusal.Reason.WRONG_PHASE);
        }
        var most = most(campaign, wanted.position());
        if (payouts.isTaken(campaign, wanted.position())) {
            throw new Refusal(Refusal.Reason.ALREADY_DONE);
        }
        if (wanted.amount().cents() <= 0 || wanted.amount().compareTo(most) > 0) {
            throw new Refusal(Refusal.Reason.AMOUNT_OUT_OF_RANGE, Money.ofCents(1), most);
        }
        var payout = payouts.write(campaign, payouts.lastPlan(campaign), wanted, by.id(), clock.instant());
        audit.record(by, "payout.requested", campaign, null, wanted.amount().decimal() + " EUR");
        return payout;
    }

    private static void requireSound(NewPayout wanted) {
        if (Text.length(wanted.evidence()) < 10
                || Text.length(wanted.evidence()) > 5000
                || wanted.link() != null
                        && (!wanted.link().matches("https://[^\\s<>\"]+") || Text.length(wanted.link()) > 500)) {
            throw new Refusal(Refusal.Reason.INVALID_INPUT);
        }
    }

    /**
     * Sets a payout's money aside for the beneficiary. Refuses with {@code NOT_ALLOWED} whoever is not officer or
     * administrator, with {@code SAME_PERSON} who asked for it or applied for the campaign, with {@code
     * ACCOUNT_NOT_READY}, {@code NOT_COVERED}, {@code ILLEGAL_TRANSITION}, {@code TRANSFER_AT_BANK}.
     */
    public void approve(UUID payout, Person by) {
        approve(payout, false, by);
    }

    /**
     * As {@link #approve(UUID, Person)}; what went to the bank by an earlier approval is refused with {@code
     * TRANSFER_AT_BANK} unless that transfer was recalled.
     *
     * @param recalled whether the bank said that the earlier transfer is not made
     */
    public void approve(UUID payout, boolean recalled, Person by) {
        var state = held(payout, by);
        requireOther(state, by);
        state.status().after(Event.APPROVE);
        if (!recalled && payouts.wentToTheBank(payout)) {
            throw new Refusal(Refusal.Reason.TRANSFER_AT_BANK);
        }
        var account = readyAccount(state.campaign());
        var entry = ledger.post(
                new NewEntry(
                        NewEntry.id("payout-approve", payout, state.number() + 1),
                        "payout-approved",
                        state.campaign(),
                        null,
                        List.of(
                                Kind.ESCROW.of(state.campaign()).down(state.cents()),
                                Kind.PAYABLE.of(state.campaign()).up(state.cents()))),
                by);
        payouts.move(
                state, new Happened(Event.APPROVE, by.id(), account, entry.id(), null, null, null), clock.instant());
        audit.record(by, "payout.approved", state.campaign(), null, amount(state));
    }

    /**
     * Refuses as {@link #approve} does, and without a reason with {@code REASON_NEEDED}.
     *
     * @param reason public words, 3 to 1,000 characters
     */
    public void refuse(UUID payout, String reason, Person by) {
        var state = held(payout, by);
        requireOther(state, by);
        if (Text.length(reason) < 3 || Text.length(reason) > 1000) {
            throw new Refusal(Refusal.Reason.REASON_NEEDED);
        }
        payouts.move(state, new Happened(Event.REFUSE, by.id(), null, null, reason, null, null), clock.instant());
        audit.record(by, "payout.refused", state.campaign(), null, amount(state));
    }

    /**
     * Records that the bank has paid. Refuses with {@code ACCOUNT_NOT_READY}, {@code ILLEGAL_TRANSITION}, {@code
     * NOT_COVERED} (the treasury's account has less), {@code INVALID_INPUT} (a day to come, no reference).
     */
    public void execute(UUID payout, String bankReference, LocalDate paidOn, Person by) {
        var state = held(payout, by);
        promoters.requireOther(state.campaign(), by.id());
        state.status().after(Event.EXECUTE);
        requireBankFacts(bankReference, paidOn);
        var account = readyAccount(state.campaign());
        var entry = ledger.post(
                new NewEntry(
                        NewEntry.id("payout-execute", payout),
                        "payout-paid",
                        state.campaign(),
                        null,
                        List.of(
                                Kind.PAYABLE.of(state.campaign()).down(state.cents()),
                                Account.BANK.down(state.cents()))),
                by);
        payouts.move(
                state,
                new Happened(Event.EXECUTE, by.id(), account, entry.id(), null, bankReference, paidOn),
                clock.instant());
        audit.record(by, "payout.executed", state.campaign(), null, amount(state));
    }

    /** Approvals that the money is wanted back from: the account they saw is no longer the account. */
    void takeBackAll(UUID campaign, String reason, Person by) {
        payouts.lockApproved(campaign).forEach(state -> takeBack(state, reason, by.id(), by));
    }

    /** A disputed gift is kept from what is not paid yet, even if it is approved. */
    void takeBackFor(@Observes DisputeOpened dispute) {
        for (var state : payouts.lockApproved(dispute.campaign())) {
            if (ledger.balance(Kind.ESCROW.of(dispute.campaign())).free() < dispute.cents()) {
                takeBack(state, "Una donazione è contestata", null, Actor.SYSTEM);
            }
        }
    }

    private void takeBack(Payouts.State state, String reason, UUID person, Actor by) {
        var entry = ledger.reverse(state.approval(), reason, by);
        payouts.move(
                state, new Happened(Event.TAKE_BACK, person, null, entry.id(), reason, null, null), clock.instant());
        audit.record(by, "payout.taken-back", state.campaign(), null, amount(state));
    }

    private Payouts.State held(UUID payout, Person by) {
        AccountService.requireStaff(by);
        accounts.lock(payouts.campaignOf(payout).orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND)));
        return payouts.lock(payout).orElseThrow();
    }

    private void requireOther(Payouts.State state, Person by) {
        if (state.requestedBy().equals(by.id()) || promoters.isPromoter(state.campaign(), by.id())) {
            throw new Refusal(Refusal.Reason.SAME_PERSON);
        }
    }

    private int readyAccount(UUID campaign) {
        return Optional.of(campaign)
                .flatMap(accounts::last)
                .filter(account -> account.ready(clock.instant()))
                .map(AccountView::version)
                .orElseThrow(() -> new Refusal(Refusal.Reason.ACCOUNT_NOT_READY));
    }

    void requireBankFacts(String bankReference, LocalDate day) {
        if (Text.length(bankReference) < 3
                || Text.length(bankReference) > 80
                || day == null
                || day.isAfter(LocalDate.now(clock.withZone(Time.ROME)))) {
            throw new Refusal(Refusal.Reason.INVALID_INPUT);
        }
    }

    private static String amount(Payouts.State state) {
        return Money.ofCents(state.cents()).decimal() + " EUR";
    }
}
