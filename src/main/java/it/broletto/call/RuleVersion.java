package it.broletto.call;

import it.broletto.match.MatchRule;
import java.time.Instant;

/**
 * One version of a call's match rule, and of how its campaigns are paid.
 *
 * @param number from 1
 * @param sha256 of its canonical form
 * @param role who made it: officer, administrator or system
 * @param reason why the published rule changed; null if the call was a draft
 */
public record RuleVersion(
        int number, MatchRule rule, String sha256, Instant validFrom, String role, String reason, Paying paying) {}
