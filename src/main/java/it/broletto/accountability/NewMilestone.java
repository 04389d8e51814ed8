package it.broletto.accountability;

import java.time.LocalDate;
import java.util.UUID;

/**
 * @param title 3 to 160 characters
 * @param promisedOn stays as it is once promised
 * @param intent made with the form; the same intent again adds nothing
 */
public record NewMilestone(String title, LocalDate promisedOn, UUID intent) {}
