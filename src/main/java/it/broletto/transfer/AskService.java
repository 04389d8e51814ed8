package it.broletto.transfer;

import it.broletto.audit.Actor;
import it.broletto.ledger.Account.Kind;
import it.broletto.ledger.LedgerService;
import it.broletto.ledger.NewEntry;
import it.broletto.rail.Act;
import it.broletto.rail.Call;
import it.broletto.rail.Outcome;
import it.broletto.rail.Rail;
import it.broletto.rail.Reply;
import it.broletto.transfer.LineStatus.Event;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What this rail is asked for, and what it can say. A pledge's row puts those in line who ask and those who match. */
@ApplicationScoped
@Transactional
class AskService {

    private final Calls calls;
    private final Lines lines;
    private final Backs backs;
    private final LedgerService ledger;
    private final Clock clock;

    AskService(Calls calls, Lines lines, Backs backs, LedgerService ledger, Clock clock) {
        this.calls = calls;
        this.lines = lines;
        this.backs = backs;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Writes down what is asked; the pledge has its reference from now on. */
    void ask(Call call) {
        calls.referenceOf(call.pledge(), clock.instant());
        calls.add(call, clock.instant());
    }

    /** @param page where the backer finds what to write on the transfer */
    Optional<Reply> look(Call call, URI page) {
        if (!calls.isKnown(call.key())) {
            return Optional.empty();
        }
        return Optional.of(
                switch (call.act()) {
                    case SETUP -> setUp(call, page);
                    case COLLECT -> collect(call, page);
                    case REFUND -> refund(call);
                });
    }

    private Reply setUp(Call call, URI page) {
        return calls.hasPayer(call.key())
                ? new Reply(
                        Outcome.SETTLED,
                        null,
                        call.pledge(),
                        call.cents(),
                        "EUR",
                        0,
                        calls.reference(call.pledge()).orElseThrow().text(),
                        page,
                        null)
                : reply(call, Outcome.ACTION_REQUIRED, null, call.cents(), page, null);
    }

    private Reply collect(Call call, URI page) {
        calls.lock(call.pledge());
        var paying = lines.paying(call.pledge());
        if (paying.isPresent()) {
            var credit = lines.lock(paying.get().line()).orElseThrow();
            if (credit.status() == LineStatus.MATCHED) {
                take(credit, call);
            }
            return reply(call, Outcome.SETTLED, "credit-" + credit.line(), credit.cents(), null, null);
        }
        return calls.isGivenUp(call.key())
                ? reply(call, Outcome.DECLINED, null, call.cents(), null, "no-transfer-in-time")
                : reply(call, Outcome.ACTION_REQUIRED, null, call.cents(), page, null);
    }

    /** What belonged to nobody is at the disposal of the collection, which books it for the campaign. */
    private void take(Credit credit, Call call) {
        var entry = ledger.post(
                new NewEntry(
                        NewEntry.id("transfer-matched", credit.line()),
                        "transfer-matched",
                        call.pledge(),
                        null,
                        List.of(
                                Kind.SUSPENSE.of(TransferRail.NAME).down(credit.cents()),
                                Kind.CLEARING.of(TransferRail.NAME).down(credit.cents()))),
                Actor.SYSTEM);
        lines.move(Move.of(credit, Event.COLLECT).collectedBy(call.key(), entry.id()), clock.instant());
    }

    private Reply refund(Call call) {
        calls.lock(call.pledge());
        var paying = lines.paying(call.pledge()).filter(Credit::collected);
        if (paying.isEmpty()) {
            return reply(call, Outcome.DECLINED, null, call.cents(), null, "no-such-charge");
        }
        var credit = lines.lock(paying.get().line()).orElseThrow();
        if (credit.status() == LineStatus.COLLECTED) {
            backs.giveBack(credit, Reason.REFUND, null);
        }
        return credit.status() == LineStatus.PAID
                ? reply(call, Outcome.SETTLED, "back-" + credit.line(), credit.cents(), null, null)
                : reply(call, Outcome.PENDING, null, credit.cents(), null, null);
    }

    private static Reply reply(Call call, Outcome outcome, String id, long cents, URI page, String reason) {
        return new Reply(outcome, id, call.pledge(), cents, "EUR", 0, null, page, reason);
    }

    /** Waits for a transfer no longer, unless one is there. */
    void giveUp(Call call) {
        calls.lock(call.pledge());
        if (call.act() == Act.COLLECT && lines.paying(call.pledge()).isEmpty()) {
            calls.giveUp(call.key(), clock.instant());
        }
    }

    /** The latest attempt of what was asked about a pledge; empty if it never was. */
    Optional<Integer> latest(UUID pledge, Act act) {
        return calls.latest(pledge, act);
    }

    List<Rail.Settled> settled(Instant from, Instant before) {
        return calls.settled(from, before);
    }
}
