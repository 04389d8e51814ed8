package it.broletto.proposal;

import java.time.Instant;

/** What a proposal said until it was edited. */
public record EditView(String title, String body, Instant editedAt) {}
