/**
 * The rule sheet of each round: who chooses how ballots become winners, the lot that decides ties, and the seal when
 * voting opens. Others use {@link it.broletto.rules.RulesService} and its view.
 */
package it.broletto.rules;
