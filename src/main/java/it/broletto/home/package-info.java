/** The home page and the page that explains how to take part. May know every feature; known by nobody. */
package it.broletto.home;
