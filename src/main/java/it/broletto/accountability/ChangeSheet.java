package it.broletto.accountability;

import java.time.LocalDate;

/**
 * @param office 2 to 160 characters; null = not named yet
 * @param manager 2 to 120 characters; null = not named yet
 * @param cup the project's public code, 15 characters; null = none yet
 * @param expectedOn when the office expects to be done; null = as promised
 * @param version of the sheet that the change was written over
 */
public record ChangeSheet(String office, String manager, String cup, LocalDate expectedOn, int version) {}
