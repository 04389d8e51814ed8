package it.broletto.campaign;

import io.quarkus.arc.Arc;
import io.quarkus.qute.TemplateExtension;
import java.time.Clock;

/** {@code {card.statusKind}}, {@code {card.upcoming}} in templates. */
@TemplateExtension
final class CampaignTexts {

    private CampaignTexts() {}

    /** Colour of the chip that says the status. */
    static String statusKind(CampaignCard card) {
        return switch (card.status()) {
            case CLOSED, FUNDED -> "good";
            case SUSPENDED -> "wait";
            default -> "info";
        };
    }

    /** Whether it opens later. */
    static boolean upcoming(CampaignCard card) {
        return card.status() == CampaignStatus.LIVE
                && Arc.container().instance(Clock.class).get().instant().isBefore(card.opensAt());
    }
}
