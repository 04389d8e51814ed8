package it.broletto.round;

import java.time.Instant;

/** A dated phase: from {@code opensAt} (included) to {@code closesAt} (excluded). */
public record NewPhase(Phase phase, Instant opensAt, Instant closesAt) {}
