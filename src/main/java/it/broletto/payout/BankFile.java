package it.broletto.payout;

import it.broletto.shared.Money;
import java.time.Instant;
import java.util.UUID;

/** A file for the bank, and how much of it is not paid yet. */
public record BankFile(UUID id, Instant at, long count, Money amount) {}
