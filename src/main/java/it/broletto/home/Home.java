package it.broletto.home;

import it.broletto.accountability.Dashboard;
import it.broletto.campaign.CampaignCard;
import it.broletto.round.RoundView;
import java.util.List;

/**
 * What the home page shows.
 *
 * @param acts what can be done now, the most urgent first
 * @param doors the three doors, always all three
 * @param rounds published rounds, newest first
 */
public record Home(
        List<Act> acts,
        List<Door> doors,
        List<CampaignCard> campaigns,
        List<RoundView> rounds,
        Dashboard.Figures money) {}
