package it.broletto.money;

import it.broletto.campaign.Fallback;
import it.broletto.campaign.NewPledge;
import it.broletto.identity.Person;
import it.broletto.sandbox.Card;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What the model knows of a pledge. */
final class Promise {

    /** Nothing becomes of it any more. */
    static final Set<String> TERMINAL = Set.of("REFUNDED", "LOST");

    final UUID id;
    final NewPledge wanted;
    final Person backer;
    final Reward reward;
    final List<Card> cards = new ArrayList<>();
    boolean withdrawn;

    /** To be written on the transfer that pays it; null if a card does. */
    String reference;

    /** When it took its return; it is let go after a time in which no card was shown. */
    Instant claimedAt;

    boolean lapsed;
    String name;

    /** As it was seen last; empty as long as it is only promised. */
    String status = "";

    /** Owed to its backer before its bank asked for it back. */
    boolean goingBack;

    /** If its campaign fails, its backer wants the money to go into the neighbourhood fund. */
    boolean wantsFund;

    /** Its campaign failed and its backer wanted the money to go into the neighbourhood fund: it went there. */
    boolean inFund;

    /** The number of the entry that collected it; 0 before. */
    long settledAs;

    /** Nothing leads to its backer any more. */
    boolean forgotten;

    boolean wish;
    boolean receipt;
    boolean revoked;

    /** @param reward null if it names none */
    Promise(UUID id, NewPledge wanted, Person backer, Reward reward) {
        this.id = id;
        this.wanted = wanted;
        this.backer = backer;
        this.reward = reward;
        this.name = wanted.publicName();
        this.wantsFund = wanted.fallback().choice() == Fallback.Choice.FUND;
    }

    long cents() {
        return wanted.amount().cents();
    }

    /** It is known how it is paid. */
    boolean isShown() {
        return reference != null || !cards.isEmpty();
    }

    boolean stands() {
        return !withdrawn && isShown();
    }

    /** Its return is kept for it. */
    boolean claims() {
        return reward != null && !withdrawn && !lapsed;
    }

    /** Its return is kept for it though nothing was shown to pay it with. */
    boolean mayLapse() {
        return claims() && !isShown();
    }

    /** What its backer wrote goes with them; a receipt stays, as the law wants it. */
    void forget() {
        forgotten = true;
        name = null;
        wish &= receipt;
    }

    void lapse() {
        lapsed = true;
        reward.claimed--;
    }

    /** A gift that counts. */
    boolean stays() {
        return status.equals("COLLECTED") || status.equals("WON");
    }

    /** Its money is kept for the campaign. */
    boolean isKept() {
        return !inFund && (stays() || status.equals("DISPUTED") && !goingBack);
    }

    /** Its money is in the neighbourhood fund. */
    boolean isInFund() {
        return inFund && !status.equals("LOST");
    }

    /** Its money is on its way back. */
    boolean isOwed() {
        return Set.of("REFUND_QUEUED", "REFUNDING", "REFUND_ERROR").contains(status)
                || status.equals("DISPUTED") && goingBack;
    }

    /** It is being collected or given back, or a bank decides on it. */
    boolean isMoving() {
        return Set.of("QUEUED", "COLLECTING", "ACTION_REQUIRED", "DECLINED", "DISPUTED")
                        .contains(status)
                || isOwed();
    }

    /** No bank asks for it back, or it has asked. */
    boolean isUndisputed() {
        return isGone()
                || status.equals("WON")
                || !cards.contains(Card.DISPUTED) && !cards.contains(Card.DISPUTED_IN_VAIN);
    }

    boolean isGone() {
        return TERMINAL.contains(status);
    }

    @Override
    public String toString() {
        return id + " " + wanted.amount() + " " + cards + " " + status;
    }
}
