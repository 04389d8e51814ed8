package it.broletto.campaign;

import it.broletto.web.Cursor;
import it.broletto.web.Page;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;

/** Pages of the list of campaigns: live ones first, then ended ones. */
final class CampaignPaging {

    private static final int SIZE = 12;
    private static final Instant FAR_OFF = Instant.parse("9999-12-31T00:00:00Z");

    /** Where a campaign stands in the list. */
    record Place(boolean live, Instant closesAt, UUID id) {

        static final Place FIRST = new Place(true, Instant.EPOCH, new UUID(0, 0));

        static Place of(CampaignCard card) {
            return new Place(card.status() == CampaignStatus.LIVE, card.closesAt(), card.id());
        }
    }

    private CampaignPaging() {}

    static Page<CampaignCard> page(CampaignService campaigns, String cursor) {
        var from = Cursor.of(cursor);
        var place = place(from);
        if (place == null) {
            from = Cursor.start();
            place = Place.FIRST;
        }
        var rows = from.backward() ? campaigns.before(place, SIZE + 1) : campaigns.after(place, SIZE + 1);
        return Page.of(
                rows,
                SIZE,
                from,
                card -> (card.status() == CampaignStatus.LIVE) + "|" + card.closesAt() + "|" + card.id());
    }

    private static Place place(Cursor from) {
        try {
            return from.parts(3)
                    .map(parts -> new Place(
                            Boolean.parseBoolean(parts.get(0)),
                            Instant.parse(parts.get(1)),
                            UUID.fromString(parts.get(2))))
                    .filter(place -> !place.closesAt().isBefore(Instant.EPOCH)
                            && place.closesAt().isBefore(FAR_OFF))
                    .orElse(null);
        } catch (DateTimeParseException | IllegalArgumentException notOurs) {
            return null;
        }
    }
}
