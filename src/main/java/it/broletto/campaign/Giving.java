package it.broletto.campaign;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.UUID;

/** Who receives what is given to a campaign, for pages: {@code {inject:giving.to(card.id)}}. */
@Named("giving")
@ApplicationScoped
public class Giving {

    private final CampaignMoney money;

    Giving(CampaignMoney money) {
        this.money = money;
    }

    public GivenTo to(UUID campaign) {
        return money.givenTo(campaign);
    }
}
