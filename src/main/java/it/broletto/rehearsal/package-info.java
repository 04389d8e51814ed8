/** Rehearsals of closes as the offices see them: started by somebody, run one after the other, kept as reports. */
package it.broletto.rehearsal;
