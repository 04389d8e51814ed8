package it.broletto.payout;

import it.broletto.shared.Money;
import java.time.LocalDate;

/**
 * One line of the table of grants.
 *
 * @param beneficiary null for a natural person
 * @param award the act by which the city gave it beside any match; null for a match
 */
public record GrantLine(
        String slug,
        String title,
        String beneficiary,
        String taxCode,
        Money amount,
        LocalDate decidedOn,
        String legalBasis,
        String office,
        String manager,
        String selection,
        String cup,
        String stage,
        String award) {}
