package it.broletto.call;

import it.broletto.match.MatchRule;
import it.broletto.shared.Money;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * What one person prepared for a published call and another puts in force: a later version of its rule, or more money.
 *
 * @param number that the version will have; null for money, as its rule and ways to pay
 * @param money null for a version
 * @param reason public: why the rule changes, or by which act the money is given
 * @param person who prepared it
 * @param confirmed null while it waits; false if it was dropped
 */
record Prepared(
        UUID id,
        UUID call,
        Integer number,
        MatchRule rule,
        Paying paying,
        Money money,
        String reason,
        UUID person,
        Instant at,
        Boolean confirmed) {

    boolean isRule() {
        return rule != null;
    }

    boolean isBy(UUID who) {
        return person.equals(who);
    }

    /** Whether the same person prepared the same. */
    boolean says(Prepared other) {
        return isBy(other.person)
                && Objects.equals(rule, other.rule)
                && Objects.equals(paying, other.paying)
                && Objects.equals(money, other.money)
                && reason.equals(other.reason);
    }
}
