/**
 * How a campaign comes to be: a citizen applies, the offices judge and give their reasons, two of them approve, the
 * citizen opens it; and what may happen to it while it is live: extended, suspended, cancelled.
 */
package it.broletto.application;
