package it.broletto.campaign;

import io.quarkus.qute.TemplateExtension;

/** {@code {card.statusKind}} in templates. */
@TemplateExtension
final class CampaignTexts {

    private CampaignTexts() {}

    /** Colour of the chip that says the status. */
    static String statusKind(CampaignCard card) {
        return switch (card.status()) {
            case CLOSED, FUNDED -> "good";
            default -> "info";
        };
    }
}
