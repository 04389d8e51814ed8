package it.broletto.campaign;

import io.quarkus.qute.TemplateExtension;

/** {@code {card.bar}}, {@code {card.statusKind}} in templates. */
@TemplateExtension
final class CampaignBars {

    private CampaignBars() {
    }

    static Bar bar(CampaignCard card) {
        return Bar.of(card);
    }

    /** Colour of the chip that says the status. */
    static String statusKind(CampaignCard card) {
        return card.status() == CampaignStatus.CLOSED ? "good" : "info";
    }
}
