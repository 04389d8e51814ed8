package it.broletto.rating;

/**
 * What a reader says of a page.
 *
 * @param stars 1 to 5
 * @param reason null if none was chosen
 * @param comment at most 200 code points; null or empty if none was written
 */
public record NewRating(int stars, Reason reason, String comment) {}
