package it.broletto.campaign;

import java.time.Instant;

/** A backer as everybody sees it. {@code name} null = wants no name; {@code message} may be null. */
public record BackerView(String name, String message, Instant pledgedAt) {}
