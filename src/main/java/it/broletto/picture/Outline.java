package it.broletto.picture;

/**
 * One area of the city.
 *
 * @param geometry GeoJSON Polygon or MultiPolygon, WGS 84, longitude first
 * @param href where a click leads; empty for nowhere
 * @param on true if it is the area the page speaks of
 */
public record Outline(String name, String geometry, String href, boolean on) {

    public Outline(String name, String geometry) {
        this(name, geometry, "", false);
    }

    /** Whether a place lies in it, degrees WGS 84. A hole is outside. */
    public boolean holds(double latitude, double longitude) {
        return Frame.rings(geometry).stream()
                                .filter(ring -> ring.holds(latitude, longitude))
                                .count()
                        % 2
                == 1;
    }
}
