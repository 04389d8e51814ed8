package it.broletto.tally;

/**
 * A project of Equal Shares at its exact price.
 *
 * @param price cents that a voter pays for one point
 * @param worth price, or price / cost
 * @param payers points of those who pay the full price
 * @param paying voters who pay the full price
 * @param emptied ballots whose voters pay all they have, which is less
 * @param part voters of {@code emptied}
 */
record Offer(int project, Fraction price, Fraction worth, long payers, long paying, int[] emptied, long part) {}
