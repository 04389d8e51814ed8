/**
 * Who may vote, the booth, ballots and receipts, the count and its results, imported elections. Others use {@link
 * it.broletto.ballot.BallotService} and {@link it.broletto.ballot.ResultService} and their records,
 * and read Pabulib files as {@link it.broletto.ballot.ImportedElection} does.
 */
package it.broletto.ballot;
