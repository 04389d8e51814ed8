package it.broletto.shared;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The one table of a state machine: which state may follow which, by which event. What is not in it is refused.
 *
 * @param <S> the states
 * @param <E> the events that name the edges
 */
public final class Transitions<S extends Enum<S>, E> {

    private final Map<S, Map<S, E>> edges;
    private final Class<S> states;

    private Transitions(Class<S> states) {
        this.states = states;
        this.edges = new EnumMap<>(states);
    }

    public static <S extends Enum<S>, E> Transitions<S, E> of(Class<S> states) {
        return new Transitions<>(states);
    }

    /** Adds one edge; an edge stated twice is a mistake in the table. */
    public Transitions<S, E> allow(S from, S to, E event) {
        if (edges.computeIfAbsent(from, s -> new EnumMap<>(states)).put(to, event) != null) {
            throw new IllegalStateException("edge stated twice: " + from + " to " + to);
        }
        return this;
    }

    /**
     * The event that leads from one state to the other.
     *
     * @throws Refusal {@code ILLEGAL_TRANSITION} with both state names if there is none
     */
    public E event(S from, S to) {
        return find(from, to).orElseThrow(() -> new Refusal(Refusal.Reason.ILLEGAL_TRANSITION, from.name(), to.name()));
    }

    public Optional<E> find(S from, S to) {
        return Optional.ofNullable(edges.getOrDefault(from, Map.of()).get(to));
    }

    /** The states that may follow; empty for an end state. */
    public Set<S> after(S from) {
        return Set.copyOf(edges.getOrDefault(from, Map.of()).keySet());
    }
}
