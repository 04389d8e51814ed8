/**
 * How money moves between backers and the ledger: one port, {@link it.broletto.rail.Rail}, and behind it the providers.
 * What is asked of a provider is stored before, what it answers after; an answer that did not come is asked for again
 * under the same key. Others use {@link it.broletto.rail.RailService} and observe {@link it.broletto.rail.RailNews}.
 */
package it.broletto.rail;
