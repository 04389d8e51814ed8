package it.broletto.collection;

import it.broletto.audit.Actor;
import it.broletto.audit.AuditService;
import it.broletto.collection.Moves.Way;
import it.broletto.collection.PledgeStatus.Event;
import it.broletto.ledger.Account;
import it.broletto.ledger.Account.Kind;
import it.broletto.ledger.LedgerService;
import it.broletto.ledger.NewEntry;
import it.broletto.shared.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What backers chose for the case of failure: their money goes on to another campaign, where it counts as a gift of
 * theirs, or into the neighbourhood fund. Where it cannot, it goes back to them. Templates read it as {@code inject:moves}.
 */
@Named("moves")
@ApplicationScoped
@Transactional
public class MoveService {

    private static final int BATCH = 100;
    private static final int SHOWN = 50;
    private static final Duration LONG = Duration.ofDays(3650);

    /**
     * Gifts that went from one campaign to another, or to the fund.
     *
     * @param slug of the campaign at the other end; null: the fund
     */
    public record Moved(String slug, String title, Money amount, long gifts) {}

    private final Moves moves;
    private final Collections collections;
    private final LedgerService ledger;
    private final AuditService audit;
    private final jakarta.enterprise.event.Event<GiftMoved> moved;
    private final Clock clock;

    MoveService(
            Moves moves,
            Collections collections,
            LedgerService ledger,
            AuditService audit,
            jakarta.enterprise.event.Event<GiftMoved> moved,
            Clock clock) {
        this.moves = moves;
        this.collections = collections;
        this.ledger = ledger;
        this.audit = audit;
        this.moved = moved;
        this.clock = clock;
    }

    /**
     * Lets some money go on, of one campaign that failed to one place; returns how many gifts. Safe to run twice or at
     * once: the receiving campaign is held first, then the pledges, and then it is asked whether they still want to go.
     */
    public int moveOn() {
        var now = clock.instant();
        var found = moves.next(now);
        if (found.isEmpty()) {
            return 0;
        }
        var way = found.get();
        var stops = way.to() != null && moves.hold(way.to());
        // Where it stops at its goal, one may reach it and no other comes after it.
        var some = collections.lockGoing(way, now, stops ? 1 : BATCH);
        var going = moves.going(way, some, now);
        some.stream().filter(gift -> going.contains(gift.pledge())).forEach(gift -> move(gift, way, now));
        if (!going.isEmpty()) {
            audit.record(Actor.SYSTEM, "collection.gifts-moved", way.from(), null, null);
        }
        return going.size();
    }

    private void move(PledgeState gift, Way way, Instant now) {
        var arrival = way.to() == null ? null : NewEntry.id("arrive", gift.pledge());
        var place = way.to() == null ? Account.FUND : Kind.ESCROW.of(way.to());
        var entry = ledger.post(
                new NewEntry(
                        NewEntry.id("move", gift.pledge()),
                        way.to() == null ? "gift-to-fund" : "gift-moved",
                        gift.pledge(),
                        null,
                        List.of(Kind.ESCROW.of(way.from()).down(gift.cents()), place.up(gift.cents()))),
                Actor.SYSTEM);
        moves.write(gift, way, arrival, entry.id(), now);
        if (arrival != null) {
            moves.arrive(gift, way.to(), arrival, NewEntry.id("arrive-intent", gift.pledge()), now);
            collections.move(collections.state(arrival).orElseThrow(), Event.ARRIVE, null, null, now, LONG);
        }
        collections.move(gift, Event.MOVE, entry.id(), null, now, LONG);
        moved.fire(new GiftMoved(gift.pledge(), arrival));
    }

    /** What arrived at a campaign from others that failed, the largest sum first; at most 50 campaigns. */
    public List<Moved> arrivedAt(UUID campaign) {
        return moves.arrivedAt(campaign, SHOWN);
    }

    /** What went on from a campaign that failed, the largest sum first; at most 50 places. */
    public List<Moved> wentFrom(UUID campaign) {
        return moves.wentFrom(campaign, SHOWN);
    }

    /** What arrived in the neighbourhood fund, the latest campaign first. */
    public List<Moved> inFund(int limit) {
        return moves.inFund(limit);
    }
}
