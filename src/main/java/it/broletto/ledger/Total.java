package it.broletto.ledger;

/**
 * What all accounts of a kind have together.
 *
 * @param accounts how many they are
 */
public record Total(long accounts, Balance balance) {}
