/**
 * What happens after a campaign is funded: to whom its money is paid, in which parts, against what evidence, by which
 * two persons, and what everybody sees of it. Others use {@link it.broletto.payout.PayoutService}.
 */
package it.broletto.payout;
