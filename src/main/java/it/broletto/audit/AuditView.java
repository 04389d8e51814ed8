package it.broletto.audit;

import java.time.Instant;
import java.util.UUID;

/** One line of the public log. {@code roundId} and {@code detail} may be null. */
public record AuditView(long id, Instant at, String role, String act, UUID subjectId, UUID roundId, String detail) {}
