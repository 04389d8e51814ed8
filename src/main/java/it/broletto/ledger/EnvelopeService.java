package it.broletto.ledger;

import it.broletto.audit.Actor;
import it.broletto.ledger.Account.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The match money of a call in the stages of Italian public accounting: available, reserved, impegno, liquidazione,
 * mandato. What is in one stage is in no other, so reserved + committed + liquidated + paid never exceed what the call
 * was given. Each act has an id made by its caller; acts refuse as {@link LedgerService} does.
 */
@ApplicationScoped
@Transactional
public class EnvelopeService {

    /**
     * Where the money of a call stands, cents.
     *
     * @param given by the budget's chapter
     * @param available not promised to anybody
     */
    public record Envelope(long given, long available) {

        /** What is reserved, committed, liquidated or paid. */
        public long promised() {
            return given - available;
        }
    }

    /** What a campaign has in each stage, cents. */
    public record Grant(long reserved, long committed, long liquidated, long paid) {}

    private static final Balance NOTHING = new Balance(0, 0);

    private final LedgerService ledger;

    EnvelopeService(LedgerService ledger) {
        this.ledger = ledger;
    }

    /** Puts money of the budget into a call's envelope, by a named act. */
    public Entry give(UUID id, UUID call, long cents, String act, Actor by) {
        return move(
                id,
                "envelope-given",
                call,
                act,
                Kind.CHAPTER.of(call).up(cents),
                Kind.AVAILABLE.of(call).up(cents),
                by);
    }

    /** Before anybody is told of it. */
    public Entry reserve(UUID id, UUID call, UUID campaign, long cents, Actor by) {
        return move(
                id,
                "match-reserved",
                campaign,
                null,
                Kind.AVAILABLE.of(call).down(cents),
                Kind.RESERVED.of(campaign).up(cents),
                by);
    }

    /** Gives back what a campaign does not get after all. */
    public Entry release(UUID id, UUID call, UUID campaign, long cents, String reason, Actor by) {
        return move(
                id,
                "match-released",
                campaign,
                reason,
                Kind.RESERVED.of(campaign).down(cents),
                Kind.AVAILABLE.of(call).up(cents),
                by);
    }

    /** Impegno, by a named act. */
    public Entry commit(UUID id, UUID campaign, long cents, String act, Actor by) {
        return move(
                id,
                "match-committed",
                campaign,
                act,
                Kind.RESERVED.of(campaign).down(cents),
                Kind.COMMITTED.of(campaign).up(cents),
                by);
    }

    /** Liquidazione, by a named act. */
    public Entry liquidate(UUID id, UUID campaign, long cents, String act, Actor by) {
        return move(
                id,
                "match-liquidated",
                campaign,
                act,
                Kind.COMMITTED.of(campaign).down(cents),
                Kind.LIQUIDATED.of(campaign).up(cents),
                by);
    }

    /** Mandato, by its number. */
    public Entry pay(UUID id, UUID campaign, long cents, String act, Actor by) {
        return move(
                id,
                "match-paid",
                campaign,
                act,
                Kind.LIQUIDATED.of(campaign).down(cents),
                Kind.PAID.of(campaign).up(cents),
                by);
    }

    /** Match money of a call, in cents; all zero for one that has none. */
    public Envelope envelope(UUID call) {
        return new Envelope(
                ledger.balance(Kind.CHAPTER.of(call)).posted(),
                ledger.balance(Kind.AVAILABLE.of(call)).free());
    }

    /** By call; one that was given nothing has nothing. */
    public Map<UUID, Envelope> envelopes(Collection<UUID> calls) {
        var stages = ledger.stages(calls);
        return calls.stream().distinct().collect(Collectors.toMap(Function.identity(), call -> {
            var own = stages.getOrDefault(call.toString(), Map.of());
            return new Envelope(
                    own.getOrDefault(Kind.CHAPTER, NOTHING).posted(),
                    own.getOrDefault(Kind.AVAILABLE, NOTHING).free());
        }));
    }

    /** What a campaign has of the envelope, stage by stage, in cents; all zero if nothing. */
    public Grant grant(UUID campaign) {
        return grants(List.of(campaign)).get(campaign);
    }

    /** By campaign; one without any has nothing. */
    public Map<UUID, Grant> grants(Collection<UUID> campaigns) {
        var stages = ledger.stages(campaigns);
        return campaigns.stream().distinct().collect(Collectors.toMap(Function.identity(), campaign -> {
            var own = stages.getOrDefault(campaign.toString(), Map.of());
            return new Grant(
                    own.getOrDefault(Kind.RESERVED, NOTHING).posted(),
                    own.getOrDefault(Kind.COMMITTED, NOTHING).posted(),
                    own.getOrDefault(Kind.LIQUIDATED, NOTHING).posted(),
                    own.getOrDefault(Kind.PAID, NOTHING).posted());
        }));
    }

    /** By what act a call was given money last; empty if it was given none. */
    public Optional<String> lastAct(UUID call) {
        return ledger.in(Kind.CHAPTER.of(call), Long.MAX_VALUE, 1).stream()
                .findFirst()
                .map(Entry::reason);
    }

    private Entry move(UUID id, String type, UUID subject, String reason, Line from, Line to, Actor by) {
        return ledger.post(new NewEntry(id, type, subject, reason, List.of(from, to)), by);
    }
}
