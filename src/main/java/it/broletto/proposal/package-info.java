/**
 * Citizens' ideas from submission to the offices' answer. Others use {@link it.broletto.proposal.ProposalService} and
 * its views.
 */
package it.broletto.proposal;
