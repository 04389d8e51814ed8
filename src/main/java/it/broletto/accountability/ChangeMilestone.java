package it.broletto.accountability;

import java.time.LocalDate;

/**
 * @param doneOn not after today; null = not done yet
 * @param reason of being late, 10 to 1,000 characters; needed when late, else may be null
 * @param version of the milestone that the change was written over
 */
public record ChangeMilestone(LocalDate doneOn, String reason, int version) {}
