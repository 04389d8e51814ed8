package it.broletto.news;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One update, in one of its versions.
 *
 * @param version from 1; above, it was corrected
 * @param toldAt when the first version was written
 * @param writtenAt when this one was
 * @param byOfficer whether an officer wrote it in the promoter's stead
 */
public record UpdateView(
        UUID id, int version, String title, String body, Instant toldAt, Instant writtenAt, boolean byOfficer) {

    public boolean corrected() {
        return version > 1;
    }

    public List<String> paragraphs() {
        return List.of(body.split("\n\\s*\n"));
    }
}
