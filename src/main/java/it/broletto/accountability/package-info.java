/**
 * What became of the projects that won: dates, milestones, money, facts, and the dashboard over all of them. Others call
 * {@link it.broletto.accountability.FollowUpService} and {@link it.broletto.accountability.DashboardService}.
 */
package it.broletto.accountability;
