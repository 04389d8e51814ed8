package it.broletto.call;

import it.broletto.shared.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * A campaign in a call.
 *
 * @param window the number, from 1, of the window it came in
 * @param rule the version that decides on it, whatever the call's rule becomes
 * @param reserved the most that the rule can give its budget; nothing where a pool is shared
 */
public record Admission(
        UUID campaign, UUID call, int window, RuleVersion rule, Money budget, Money reserved, Instant at) {}
