/**
 * How much a call adds to what people gave, as pure functions: a {@link it.broletto.match.MatchRule} takes the
 * {@link it.broletto.match.Claim}s of campaigns and the money that is there, and gives a {@link it.broletto.match.Match}
 * for each. It knows no clock, database, randomness or framework, so that anybody can compute it again.
 */
package it.broletto.match;
