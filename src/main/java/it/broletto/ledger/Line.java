package it.broletto.ledger;

/**
 * One line of an entry.
 *
 * @param cents above zero a debit, below zero a credit
 */
public record Line(Account account, long cents) {}
