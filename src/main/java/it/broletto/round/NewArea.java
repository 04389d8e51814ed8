package it.broletto.round;

import it.broletto.shared.Money;

/**
 * An area to be.
 *
 * @param code the district's code, or {@code CITY} for the city-wide list
 * @param budget from 0,01 € to 1.000.000.000.000 €
 * @param outline GeoJSON geometry; null for the city-wide list
 */
public record NewArea(String code, String name, Money budget, String outline) {

    public static final String CITY_WIDE = "CITY";

    /** Largest budget of one area. */
    public static final Money MOST = Money.ofEuros(1_000_000_000_000L);
}
