/**
 * Civic projects that ask for pledges: a pledge is a promise, no money moves here. Others call {@link
 * it.broletto.campaign.CampaignService} and {@link it.broletto.campaign.PledgeService}.
 */
package it.broletto.campaign;
