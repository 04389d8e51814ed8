/**
 * Counting as pure functions: elections, rules, outcomes and the Pabulib format. Others build an {@link
 * it.broletto.tally.Election}, give it to a {@link it.broletto.tally.Rule} and show the {@link
 * it.broletto.tally.Outcome}. It knows no clock, database, randomness or framework.
 */
package it.broletto.tally;
