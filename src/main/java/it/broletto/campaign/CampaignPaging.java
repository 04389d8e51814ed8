package it.broletto.campaign;

import it.broletto.web.Cursor;
import it.broletto.web.Page;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;

/** Pages of the list of campaigns. */
final class CampaignPaging {

    private static final int SIZE = 12;
    private static final Instant FAR_OFF = Instant.parse("9999-12-31T00:00:00Z");

    /**
     * Where a campaign stands in the list.
     *
     * @param at when it closes or opens, as the order wants it
     * @param cents its goal
     */
    record Place(boolean live, Instant at, long cents, UUID id) {

        String key(CampaignOrder order) {
            return order + "|" + live + "|" + at + "|" + cents + "|" + id;
        }
    }

    private CampaignPaging() {}

    static Page<CampaignCard> page(CampaignService campaigns, CampaignFilter filter, String cursor) {
        var asked = Cursor.of(cursor);
        var place = place(asked, filter.order()).orElse(null);
        var from = place == null ? Cursor.start() : asked;
        var rows =
                from.backward() ? campaigns.before(filter, place, SIZE + 1) : campaigns.after(filter, place, SIZE + 1);
        return Page.of(rows, SIZE, from, card -> of(card, filter.order()).key(filter.order()));
    }

    private static Place of(CampaignCard card, CampaignOrder order) {
        return new Place(
                card.status() == CampaignStatus.LIVE,
                order == CampaignOrder.NEWEST ? card.opensAt() : card.closesAt(),
                card.goal().cents(),
                card.id());
    }

    /** Empty for what was made for another order, or not here. */
    private static Optional<Place> place(Cursor from, CampaignOrder order) {
        try {
            return from.parts(5)
                    .filter(parts -> parts.get(0).equals(order.name()))
                    .map(parts -> new Place(
                            Boolean.parseBoolean(parts.get(1)),
                            Instant.parse(parts.get(2)),
                            Long.parseLong(parts.get(3)),
                            UUID.fromString(parts.get(4))))
                    .filter(place ->
                            !place.at().isBefore(Instant.EPOCH) && place.at().isBefore(FAR_OFF));
        } catch (DateTimeParseException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
