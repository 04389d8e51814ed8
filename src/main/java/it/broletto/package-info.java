/** Broletto: participatory budgeting and civic crowdfunding. The map of the packages is in the README. */
package it.broletto;
