/**
 * What changes of a live campaign: its promoter asks, two of the offices decide, whoever had promised is told and may
 * withdraw, and every version stays to be read.
 */
package it.broletto.change;
