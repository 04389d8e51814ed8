package it.broletto.ballot;

import java.time.Instant;
import java.util.UUID;

/**
 * Proof of one cast; it shows no choice.
 *
 * @param seq from 1; the highest of a person counts
 * @param last whether no later cast has replaced it
 */
public record ReceiptView(UUID castId, UUID roundId, String code, int seq, Instant castAt, boolean last) {}
