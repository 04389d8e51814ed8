/**
 * What became of a campaign: what its promoter reports to the backers, with what was spent on each line of the budget and
 * photographs, approved by the offices; and the stages from the decision to the end.
 */
package it.broletto.report;
