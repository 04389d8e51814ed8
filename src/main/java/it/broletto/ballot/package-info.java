/**
 * Who may vote, the booth, ballots and receipts, the count and its results, imported elections. Others use {@link
 * it.broletto.ballot.BallotService} and {@link it.broletto.ballot.ResultService} and their records.
 */
package it.broletto.ballot;
