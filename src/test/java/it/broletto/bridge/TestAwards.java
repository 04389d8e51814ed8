package it.broletto.bridge;

import it.broletto.application.Applicants;
import it.broletto.call.TestCalls;
import it.broletto.campaign.CampaignService;
import it.broletto.shared.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** What the city gives to campaigns, for tests. */
@ApplicationScoped
public class TestAwards {

    private final AwardService awards;
    private final CampaignService campaigns;
    private final TestCalls calls;
    private final Applicants people;

    TestAwards(AwardService awards, CampaignService campaigns, TestCalls calls, Applicants people) {
        this.awards = awards;
        this.campaigns = campaigns;
        this.calls = calls;
        this.people = people;
    }

    /** Approved by another than proposed it, from a new call's envelope. */
    public UUID approved(String campaign, long euros) {
        var id = UUID.randomUUID();
        var card = campaigns.bySlug(campaign).card();
        var call = calls.open(TestCalls.HALF, Money.ofEuros(euros).cents());
        awards.propose(id, card.id(), call, Money.ofEuros(euros), "Determinazione 3/2026", people.officer());
        awards.approve(id, people.officer());
        return id;
    }
}
