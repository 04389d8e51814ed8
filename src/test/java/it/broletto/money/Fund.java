package it.broletto.money;

import it.broletto.campaign.Fallback;
import it.broletto.match.Gift;
import it.broletto.match.MatchRule;
import it.broletto.shared.Refusal.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/** What the model knows of a campaign and its money. */
final class Fund {

    /** As campaigns begin. */
    static final long BUDGET = 100_000;

    /** As the city has it. */
    record Decision(boolean funded, long settled) {}

    /** What the city adds, as it was decided: the gifts it stands on, and who pays it. */
    record Addition(long cents, long pool, List<Gift> gifts, List<Long> parts) {}

    final UUID id;
    final String slug;
    final List<Reward> rewards = new ArrayList<>();
    final Map<UUID, Promise> promises = new LinkedHashMap<>();

    /** How much is promised before time is let run to its close: for most of them enough. */
    final long wanted;

    /** Most cards of its backers are declined, so that it fails though enough is promised. */
    final boolean unlucky;

    long minimum = 60_000;
    long budget = BUDGET;
    String body = "Come funziona.";

    /** That waits for the offices, or waited at its close; null if none does. */
    Change change;

    int changes;
    final List<Change.Told> told = new ArrayList<>();

    Instant closesAt;
    boolean extended;
    Instant restsSince;

    /** It rested at some time. */
    boolean rested;

    boolean cancelled;

    MatchRule rule;
    long reserved;
    Decision decision;
    Addition addition;

    int tranches;
    Account account;
    final Map<UUID, Payout> payouts = new LinkedHashMap<>();
    final Grant grant = new Grant();

    /** What the ledger has for it, as it was seen last. */
    long escrow;

    long escrowHeld;
    long claim;

    /** Where the beneficiary wants the money. */
    static final class Account {
        final int version;
        final UUID enteredBy;
        final Instant usableAt;
        final List<UUID> confirmedBy = new ArrayList<>();

        Account(int version, UUID enteredBy, Instant usableAt) {
            this.version = version;
            this.enteredBy = enteredBy;
            this.usableAt = usableAt;
        }

        boolean isReady(Instant now) {
            return confirmedBy.size() >= 2 && !now.isBefore(usableAt);
        }
    }

    static final class Payout {
        final UUID id;
        final int position;
        final long cents;
        final UUID requestedBy;
        String status = "REQUESTED";

        /** In a file for the bank, as it was approved last. */
        boolean filed;

        /** In a file at some time. */
        boolean atBank;

        Payout(UUID id, int position, long cents, UUID requestedBy) {
            this.id = id;
            this.position = position;
            this.cents = cents;
            this.requestedBy = requestedBy;
        }

        boolean isSetAside() {
            return status.equals("APPROVED") || status.equals("PAID");
        }
    }

    /** The city's own money on its way. */
    static final class Grant {
        boolean published;
        long liquidated;
        UUID liquidatedBy;
        boolean paid;
    }

    Fund(UUID id, String slug, Instant closesAt, long wanted, boolean unlucky) {
        this.unlucky = unlucky;
        this.wanted = wanted;
        this.id = id;
        this.slug = slug;
        this.closesAt = closesAt;
    }

    /** Promises may come, now or when it goes on. */
    boolean isOpen(Instant now) {
        return !cancelled && (restsSince != null || now.isBefore(closesAt));
    }

    boolean isLive(Instant now) {
        return !cancelled && restsSince == null && now.isBefore(closesAt);
    }

    boolean isClosed(Instant now) {
        return !cancelled && restsSince == null && !now.isBefore(closesAt);
    }

    boolean isCollecting(Instant now) {
        return isClosed(now) && decision == null && promised() >= minimum;
    }

    /** It has to end before its backer may be forgotten. */
    boolean isRunning(Promise one, Instant now) {
        return one.isMoving()
                || isOpen(now) && !one.withdrawn
                || isCollecting(now) && one.stands()
                || one.stays() && !isFunded();
    }

    /** Nothing will be collected, or all is decided. */
    boolean isOver(Instant now) {
        return cancelled || decision != null || isClosed(now) && promised() < minimum;
    }

    boolean isFunded() {
        return decision != null && decision.funded;
    }

    /** A gift that stays, for the campaign or in the neighbourhood fund. */
    boolean hasForGood(Promise one) {
        return isFunded() && one.stays() || one.inFund && one.status.equals("MOVED");
    }

    /** By its close; what arrives from another campaign afterwards is no promise. */
    long promised() {
        return sum(one -> one.stands() && !one.late);
    }

    boolean isFailed() {
        return decision != null && !decision.funded;
    }

    /** Money of a campaign that failed may come to it. */
    boolean takes(Instant now) {
        return isLive(now) || isCollecting(now);
    }

    long sum(Predicate<Promise> which) {
        return promises.values().stream()
                .filter(which)
                .mapToLong(Promise::cents)
                .sum();
    }

    long setAside() {
        return payouts.values().stream()
                .filter(Payout::isSetAside)
                .mapToLong(payout -> payout.cents)
                .sum();
    }

    long approved() {
        return payouts.values().stream()
                .filter(payout -> payout.status.equals("APPROVED"))
                .mapToLong(payout -> payout.cents)
                .sum();
    }

    /** What is kept for it, less what it claims from its beneficiary. */
    long kept() {
        return sum(Promise::isKept) - setAside();
    }

    long owed() {
        return sum(Promise::isOwed);
    }

    long free() {
        return escrow - escrowHeld;
    }

    /** Why a promise is refused now; null if it is not. */
    Reason refusesPromise(Instant now, long cents, Reward reward, UUID backer) {
        if (!isLive(now)) {
            return Reason.CAMPAIGN_NOT_LIVE;
        }
        if (reward != null && cents < reward.minimum) {
            return Reason.RETURN_NEEDS_MORE;
        }
        return reward != null
                        && (reward.ended
                                || reward.isGone()
                                        && begunBefore(reward, backer).isEmpty())
                ? Reason.RETURN_GONE
                : null;
    }

    /** Who begins again keeps a return once. */
    List<Promise> begunBefore(Reward reward, UUID backer) {
        return promises.values().stream()
                .filter(one -> one.reward == reward
                        && one.mayLapse()
                        && one.backer.id().equals(backer))
                .toList();
    }

    Reason refusesWithdrawal(Instant now, Promise promise) {
        return promise.withdrawn || isLive(now) || restsSince != null && !cancelled ? null : Reason.CAMPAIGN_NOT_LIVE;
    }

    /** Until the close one may choose, after it only call back what did not go on; what arrived goes nowhere else. */
    Reason refusesChoice(Instant now, Promise promise, Fallback wanted) {
        if (promise.forgotten) {
            return Reason.NOT_FOUND;
        }
        if (id.equals(wanted.other())) {
            return Reason.INVALID_INPUT;
        }
        if (promise.withdrawn) {
            return Reason.CAMPAIGN_NOT_LIVE;
        }
        var went = promise.inFund || promise.arrival != null || promise.goingBack;
        return promise.fallback.equals(wanted)
                        || isLive(now) && promise.origin == null
                        || !went && wanted.equals(Fallback.BACK) && isClosed(now) && !isFunded()
                ? null
                : Reason.CAMPAIGN_NOT_LIVE;
    }

    Reason refusesExtension(Instant now) {
        return extended ? Reason.ALREADY_DONE : isLive(now) ? null : Reason.CAMPAIGN_NOT_LIVE;
    }

    Reason refusesToGiveBack(Promise promise) {
        return promise.status.isEmpty()
                ? Reason.NOT_FOUND
                : !promise.stays() ? Reason.ILLEGAL_TRANSITION : free() < promise.cents() ? Reason.NOT_COVERED : null;
    }

    Reason refusesConfirmation(UUID by) {
        return account == null
                ? Reason.NOT_FOUND
                : account.confirmedBy.contains(by)
                        ? null
                        : account.enteredBy.equals(by)
                                ? Reason.SAME_PERSON
                                : account.confirmedBy.size() >= 2 ? Reason.ALREADY_DONE : null;
    }

    Reason refusesApproval(Payout payout, boolean recalled, UUID by, Instant now) {
        return payout.requestedBy.equals(by)
                ? Reason.SAME_PERSON
                : !payout.status.equals("REQUESTED")
                        ? Reason.ILLEGAL_TRANSITION
                        : payout.atBank && !recalled
                                ? Reason.TRANSFER_AT_BANK
                                : account == null || !account.isReady(now)
                                        ? Reason.ACCOUNT_NOT_READY
                                        : free() < payout.cents ? Reason.NOT_COVERED : null;
    }

    Reason refusesRefusal(Payout payout, UUID by) {
        return payout.requestedBy.equals(by)
                ? Reason.SAME_PERSON
                : payout.status.equals("REQUESTED") ? null : Reason.ILLEGAL_TRANSITION;
    }

    Reason refusesExecution(Payout payout, Instant now, long bank) {
        return !payout.status.equals("APPROVED")
                ? Reason.ILLEGAL_TRANSITION
                : account == null || !account.isReady(now)
                        ? Reason.ACCOUNT_NOT_READY
                        : bank < payout.cents ? Reason.NOT_COVERED : null;
    }

    private Reason refusesGrant() {
        return addition == null || addition.cents == 0
                ? Reason.NOT_FOUND
                : grant.published ? null : Reason.NOT_READY_TO_PUBLISH;
    }

    /** @param due what is due of it now */
    Reason refusesLiquidation(long due) {
        return refusesGrant() != null
                ? refusesGrant()
                : grant.liquidated > 0 ? Reason.ALREADY_DONE : due <= 0 ? Reason.NOT_COVERED : null;
    }

    Reason refusesPayment(UUID by, long due) {
        return refusesGrant() != null
                ? refusesGrant()
                : grant.liquidated == 0
                        ? Reason.WRONG_PHASE
                        : grant.paid
                                ? Reason.ALREADY_DONE
                                : grant.liquidatedBy.equals(by)
                                        ? Reason.SAME_PERSON
                                        : due < grant.liquidated ? Reason.NOT_COVERED : null;
    }
}
