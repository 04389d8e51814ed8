package it.broletto.campaign;

import java.time.Instant;
import java.util.UUID;

/**
 * A backer as everybody sees it. {@code name} null = wants no name; {@code message} may be null. {@code place} is for
 * paging: not the pledge's id, under which the ledger tells amounts.
 */
public record BackerView(String name, String message, Instant pledgedAt, UUID place) {}
