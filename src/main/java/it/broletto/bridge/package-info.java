/**
 * Between the vote and the crowd: a project that lost becomes a campaign, a campaign enters the next round, the city adds
 * to one, and all of it is told on one page.
 */
package it.broletto.bridge;
