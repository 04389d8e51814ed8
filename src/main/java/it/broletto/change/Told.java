package it.broletto.change;

import java.time.Instant;
import java.util.UUID;

/**
 * A promise to a campaign that changed since.
 *
 * @param until when the backer may withdraw; the campaign does not close before
 */
public record Told(UUID pledge, String slug, String title, Instant until) {

    public String path() {
        return "/campaigns/" + slug + "/pledges/" + pledge;
    }
}
