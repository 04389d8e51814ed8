package it.broletto.payout;

/**
 * What is published of a grant.
 *
 * @param beneficiary the body; null if it is a natural person, of whom nothing is told
 * @param taxCode of the body, 11 digits; null if it is a natural person
 * @param legalBasis the rule or title of the grant
 * @param cup the project's code; null if it has none
 */
public record GrantSheet(
        String beneficiary,
        String taxCode,
        String legalBasis,
        String office,
        String manager,
        String selection,
        String cup) {

    public boolean naturalPerson() {
        return beneficiary == null;
    }
}
