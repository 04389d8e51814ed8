package it.broletto.payout;

import it.broletto.shared.Money;
import java.time.LocalDate;

/** One line of the table of grants. @param beneficiary null for a natural person */
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
        String stage) {}
