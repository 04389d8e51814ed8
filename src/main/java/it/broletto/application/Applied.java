package it.broletto.application;

import it.broletto.campaign.Promoters;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Who applied for a campaign speaks for it. */
@ApplicationScoped
class Applied implements Promoters {

    private final ApplicationService applications;

    Applied(ApplicationService applications) {
        this.applications = applications;
    }

    @Override
    public boolean isPromoter(UUID campaign, UUID person) {
        return applications.isPromoter(campaign, person);
    }

    @Override
    public boolean appliedFor(UUID campaign) {
        return applications.isOf(campaign);
    }
}
