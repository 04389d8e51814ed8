/**
 * The ledger: append-only double entry in cents, with holds, balances that do not fall below their floor, and a chain
 * of hashes with a signed anchor each day. Others write by {@link it.broletto.ledger.LedgerService} and
 * {@link it.broletto.ledger.EnvelopeService} alone.
 */
package it.broletto.ledger;
