package it.broletto.call;

import it.broletto.match.MatchRule;
import it.broletto.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One call with all it says.
 *
 * @param applicants who may apply, in words
 * @param windows in their order
 * @param rule the latest version, for campaigns admitted from now on
 * @param version of the row, for forms
 */
public record CallView(
        UUID id,
        String slug,
        String title,
        String summary,
        String body,
        String office,
        String applicants,
        Money least,
        Money most,
        int leastDays,
        int mostDays,
        CallStatus status,
        List<Window> windows,
        List<Sponsor> sponsors,
        RuleVersion rule,
        int version) {

    /** Whether applications are taken at this instant. */
    public boolean takesApplications(Instant at) {
        return status == CallStatus.PUBLISHED && windows.stream().anyMatch(window -> window.contains(at));
    }

    /** Whether a project of this cost may be in it. */
    public boolean takesBudget(Money budget) {
        return least.compareTo(budget) <= 0 && budget.compareTo(most) <= 0;
    }

    /** The window that is open, or else the next one. */
    public Optional<Window> nextWindow(Instant at) {
        return windows.stream().filter(window -> at.isBefore(window.closesAt())).findFirst();
    }

    /** The number, from 1, of the last window that has begun; 0 if none has. */
    int begun(Instant at) {
        return (int) windows.stream()
                .filter(window -> !at.isBefore(window.opensAt()))
                .count();
    }

    boolean says(NewCall wanted) {
        return saying(wanted.rule()).equals(wanted)
                && rule.rule().sha256().equals(wanted.rule().sha256());
    }

    NewCall saying(MatchRule wanted) {
        return new NewCall(
                title,
                summary,
                body,
                office,
                applicants,
                least,
                most,
                leastDays,
                mostDays,
                windows,
                sponsors,
                wanted,
                rule.paying());
    }
}
