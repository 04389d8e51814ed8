package it.broletto.call;

/**
 * Who pays a part of what the city adds; the city itself is one.
 *
 * @param name 2 to 120 characters
 * @param share its weight beside the others, 1 to 1,000,000
 */
public record Sponsor(String name, long share) {}
