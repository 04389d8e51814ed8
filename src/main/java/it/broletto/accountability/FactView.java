package it.broletto.accountability;

import it.broletto.project.ProjectStatus;
import java.time.Instant;
import java.util.UUID;

/** One dated statement about a project. {@code status} is the one the project entered with it, or null. */
public record FactView(UUID id, Instant statedAt, ProjectStatus status, String body) {}
