/** The page on which anybody counts a round again in their own browser. Known by nobody. */
package it.broletto.recount;
