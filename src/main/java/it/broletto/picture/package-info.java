/**
 * Pictures drawn on the server: bars, flows, maps of areas, patterns in place of photographs. Plain SVG without style
 * attributes or scripts; colours come from classes, so that they follow the page into the dark.
 */
package it.broletto.picture;
