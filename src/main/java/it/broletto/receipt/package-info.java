/**
 * Receipts for gifts: for those who want one, in the name they say, numbered without gaps, as a PDF for their owner alone.
 */
package it.broletto.receipt;
