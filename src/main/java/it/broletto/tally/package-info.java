/**
 * Counting as pure functions: elections, rule sheets, outcomes and the Pabulib format. Others build an {@link
 * it.broletto.tally.Election}, give it with a {@link it.broletto.tally.RuleSheet} to {@link it.broletto.tally.Count}
 * and show the {@link it.broletto.tally.Outcome}, or why it
 * is so: its {@link it.broletto.tally.Explanation}. It knows no clock, database, randomness or framework.
 */
package it.broletto.tally;
