/** Words that every feature uses: money, refusals, the clock. Knows nothing else of Broletto. */
package it.broletto.shared;
