package it.broletto.round;

import java.util.UUID;

/** A round has entered a phase; fired inside the transaction that moves it. An observer that throws undoes the move. */
public record PhaseEntered(UUID round, Phase phase) {}
