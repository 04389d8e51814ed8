/** What one election would have decided under each rule, side by side, before a city chooses one. Nobody needs it. */
package it.broletto.comparison;
