package it.broletto.money;

import it.broletto.campaign.Fallback;
import it.broletto.campaign.NewPledge;
import it.broletto.identity.Person;
import it.broletto.ledger.NewEntry;
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
    Instant promisedAt;

    /** To be written on the transfer that pays it; null if a card does. */
    String reference;

    /** A notice of pagoPA pays it. */
    boolean noticed;

    /** When it took its return; it is let go after a time in which no card was shown. */
    Instant claimedAt;

    boolean lapsed;
    String name;

    /** As it was seen last; empty as long as it is only promised. */
    String status = "";

    /** Owed to its backer before its bank asked for it back. */
    boolean goingBack;

    /** Where its backer wants the money to go if its campaign fails. */
    Fallback fallback;

    /** The one of which it is the money, made for another campaign that failed; null if it was made for its own. */
    final Promise origin;

    /** As what its money went on to another campaign; null if it did not. */
    Promise arrival;

    /** It arrived when its campaign was closed already. */
    boolean late;

    /** An officer ordered it back. */
    boolean ordered;

    /** A bank asked for it back, once. */
    boolean disputed;

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
        this(id, wanted, backer, reward, null);
    }

    private Promise(UUID id, NewPledge wanted, Person backer, Reward reward, Promise origin) {
        this.id = id;
        this.wanted = wanted;
        this.backer = backer;
        this.reward = reward;
        this.origin = origin;
        this.name = wanted.publicName();
        this.fallback = wanted.fallback();
    }

    /** Its money goes on to another campaign: nothing is said of its backer there, and the wish for a receipt goes with it. */
    Promise goOn() {
        arrival = new Promise(
                NewEntry.id("arrive", id),
                new NewPledge(wanted.amount(), null, null, NewEntry.id("arrive-intent", id)),
                backer,
                null,
                this);
        arrival.cards.addAll(cards);
        arrival.disputed = disputed;
        arrival.wish = wish;
        wish = false;
        return arrival;
    }

    boolean wantsFund() {
        return fallback.choice() == Fallback.Choice.FUND;
    }

    /** The one whose money a provider knows. */
    Promise charged() {
        return origin == null ? this : origin;
    }

    long cents() {
        return wanted.amount().cents();
    }

    /** It is known how it is paid. */
    boolean isShown() {
        return origin != null || reference != null || noticed || !cards.isEmpty();
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
        if (arrival != null) {
            return arrival.isUndisputed();
        }
        return isGone()
                || disputed && !status.equals("DISPUTED")
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
