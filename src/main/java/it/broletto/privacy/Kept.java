package it.broletto.privacy;

import java.util.List;
import java.util.Map;

/**
 * What is kept in one section.
 *
 * @param things each with what is told of it: text, instants, and amounts as {@code Money}; what is not there is left out
 */
public record Kept(Section section, List<Map<Column, Object>> things) {}
