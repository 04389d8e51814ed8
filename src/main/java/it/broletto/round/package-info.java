/**
 * The participatory budget from call for ideas to results: its areas, dated phases and the one table of their order.
 * Others use {@link it.broletto.round.RoundService}, {@link it.broletto.round.DistrictService}, their views and the
 * event {@link it.broletto.round.PhaseEntered}.
 */
package it.broletto.round;
