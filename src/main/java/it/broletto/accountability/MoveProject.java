package it.broletto.accountability;

import it.broletto.project.ProjectStatus;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One step of a project.
 *
 * @param doneOn for {@code DONE}: the day, not after today; null = today
 * @param body what happened, public, 3 to 2,000 characters
 * @param version of the project that the step was chosen over
 * @param intent made with the form; the same intent again moves nothing
 */
public record MoveProject(ProjectStatus to, LocalDate doneOn, String body, int version, UUID intent) {}
