package it.broletto.collection;

import it.broletto.collection.Rehearsed.Fault;
import it.broletto.rail.Outcome;
import it.broletto.rail.Reply;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * A provider in memory that fails as providers do: it declines, wants the holder to agree, has no money until the third
 * try, and loses requests and answers. It remembers what it did under a key.
 */
final class PlayedProvider {

    /** What becomes of a backer's means of payment. */
    private enum Fate {
        GOOD,
        DECLINED,
        MONEY_AT_THE_THIRD_TRY,
        AUTHENTICATION
    }

    /** What goes wrong on the way, the first time that something is asked for. */
    private static final List<Fault> FAULTS =
            List.of(Fault.TIMEOUT_BEFORE, Fault.TIMEOUT_AFTER, Fault.ERROR_500, Fault.CRASH_BEFORE_COMMIT);

    /** Of so many requests, each kind of fault meets one. */
    private static final int RARELY = 8;

    private final Map<UUID, Fate> fates = new HashMap<>();
    private final Map<String, Reply> done = new HashMap<>();
    private final Set<String> asked = new HashSet<>();
    private final Map<UUID, Integer> charges = new HashMap<>();
    private final Map<Fault, Integer> faults = new EnumMap<>(Fault.class);
    private final Random chance;
    private long asks;
    private long takenCents;
    private long refundedCents;
    private long refunds;

    /** @param percent how many of a hundred pledges are declined for good, rounded up */
    PlayedProvider(List<UUID> pledges, int percent, long seed) {
        chance = new Random(seed);
        var order = new ArrayList<>(pledges);
        Collections.shuffle(order, chance);
        var drops = (pledges.size() * percent + 99) / 100;
        for (var at = 0; at < order.size(); at++) {
            fates.put(order.get(at), at < drops ? Fate.DECLINED : fate(chance.nextInt(20)));
        }
        fates.values().stream().filter(fate -> fate != Fate.GOOD).forEach(fate -> count(Fault.valueOf(fate.name())));
    }

    private static Fate fate(int drawn) {
        return drawn == 0 ? Fate.MONEY_AT_THE_THIRD_TRY : drawn == 1 ? Fate.AUTHENTICATION : Fate.GOOD;
    }

    private void count(Fault what) {
        faults.merge(what, 1, Integer::sum);
    }

    /** Empty if no answer arrives here. */
    Optional<Reply> collect(PledgeState state) {
        return ask("collect-" + state.attempts() + "-" + state.pledge(), () -> charge(state));
    }

    /** Empty if no answer arrives here. */
    Optional<Reply> refund(PledgeState state) {
        return ask("refund-" + state.refunds() + "-" + state.pledge(), () -> {
            refundedCents += state.cents();
            refunds++;
            return reply(Outcome.SETTLED, state, 0);
        });
    }

    private Optional<Reply> ask(String key, Supplier<Reply> act) {
        asks++;
        var drawn = asked.add(key) ? chance.nextInt(RARELY) : RARELY;
        var fault = drawn < FAULTS.size() ? FAULTS.get(drawn) : null;
        if (fault != null) {
            count(fault);
        }
        if (fault == Fault.TIMEOUT_BEFORE || fault == Fault.ERROR_500) {
            return Optional.empty();
        }
        // The same key is the same answer, however often it is asked for.
        if (!done.containsKey(key)) {
            done.put(key, act.get());
        }
        return fault == null ? Optional.of(done.get(key)) : Optional.empty();
    }

    private Reply charge(PledgeState state) {
        return switch (fates.get(state.pledge())) {
            case DECLINED -> reply(Outcome.DECLINED, state, 0);
            case MONEY_AT_THE_THIRD_TRY -> state.attempts() < 3 ? reply(Outcome.DECLINED, state, 0) : settled(state);
            case AUTHENTICATION -> reply(Outcome.ACTION_REQUIRED, state, 0);
            case GOOD -> settled(state);
        };
    }

    /** The holder agreed at the provider's page. */
    Reply agreed(PledgeState state) {
        asks++;
        return settled(state);
    }

    private Reply settled(PledgeState state) {
        charges.merge(state.pledge(), 1, Integer::sum);
        takenCents += state.cents();
        return reply(Outcome.SETTLED, state, Math.min(state.cents(), state.cents() * 14 / 1000 + 25));
    }

    private static Reply reply(Outcome outcome, PledgeState state, long fee) {
        return new Reply(
                outcome,
                "played_" + state.pledge(),
                state.pledge(),
                state.cents(),
                "EUR",
                fee,
                null,
                null,
                outcome == Outcome.DECLINED ? "played" : null);
    }

    boolean chargedOnce() {
        return charges.values().stream().allMatch(count -> count == 1);
    }

    long takenCents() {
        return takenCents;
    }

    long refundedCents() {
        return refundedCents;
    }

    long refunds() {
        return refunds;
    }

    long asks() {
        return asks;
    }

    Map<Fault, Integer> faults() {
        return faults;
    }
}
