package it.broletto.picture;

import java.util.List;

/** The areas of the city, for maps that show all of it. Implemented above, where districts are known. */
public interface Outlines {

    /** In the city's order; empty if no area is known. */
    List<Outline> all();

    /** True if the outlines are not the official ones; then every map says so. */
    boolean simplified();
}
