package it.broletto.round;

import it.broletto.shared.Money;
import java.util.UUID;

/** One part of the city with its own budget. {@code outline} is a GeoJSON geometry, null for the city-wide list. */
public record AreaView(UUID id, UUID roundId, String code, String name, int position, Money budget, String outline) {

    public boolean cityWide() {
        return NewArea.CITY_WIDE.equals(code);
    }
}
