package it.broletto.picture;

/** One place on a map. @param href where a click leads; empty for nowhere */
public record Marker(double latitude, double longitude, String label, String href) {}
