package it.broletto.round;

/**
 * A district of the city.
 *
 * @param code 1 to 16 of A–Z, 0–9 and hyphen
 * @param outline GeoJSON Polygon or MultiPolygon geometry, WGS 84, longitude first
 * @param simplified true if the outline is not the official one; pages say so
 */
public record DistrictView(String code, String name, int position, String outline, boolean simplified) {}
