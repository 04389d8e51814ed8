package it.broletto.accountability;

import it.broletto.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** One movement of a project's money. {@code reason} may be null. */
public record SpendingView(
        UUID id, Stage stage, Money amount, LocalDate spentOn, String act, String reason, Instant recordedAt) {}
