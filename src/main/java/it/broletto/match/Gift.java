package it.broletto.match;

/**
 * Money that one backer gave, settled.
 *
 * @param donor stands for one verified person: the same for all gifts of that person
 * @param cents more than 0
 */
public record Gift(String donor, long cents) {

    /** @throws UnusableMatch if the amount is not positive, or the donor is missing */
    public Gift {
        if (donor == null || donor.isEmpty()) {
            throw new UnusableMatch("a gift names no donor");
        }
        if (cents <= 0 || cents > Claim.MOST_CENTS) {
            throw new UnusableMatch("a gift is more than 0 cents, not " + cents);
        }
    }
}
