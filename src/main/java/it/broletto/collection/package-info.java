/**
 * From promises to money: when a campaign closes with enough promises, each is collected over some days, one decision is
 * made on what was settled, and if it is no, everything is given back. Owns the states of pledges after the close.
 */
package it.broletto.collection;
