/**
 * The neighbourhood fund: what backers of campaigns that failed left to it, and what it gives to campaigns that were
 * funded and still lack part of their goal. Owns grants and who agreed to them; the money is in the ledger.
 */
package it.broletto.fund;
