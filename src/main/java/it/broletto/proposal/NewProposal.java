package it.broletto.proposal;

import it.broletto.shared.Money;
import java.util.UUID;

/**
 * An idea as a citizen wants it.
 *
 * @param intent names the form; the same form sent again is the same proposal
 * @param title 5 to 120 characters
 * @param body 20 to 5,000 characters
 * @param latitude WGS 84 degrees; null together with the longitude
 * @param place where it is in words, up to 200 characters; may be null
 * @param guess what it may cost, 1 € to 1.000.000.000.000 €; may be null
 */
public record NewProposal(
        UUID intent,
        UUID areaId,
        String title,
        String body,
        Category category,
        Double latitude,
        Double longitude,
        String place,
        Money guess) {}
