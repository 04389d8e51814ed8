package it.broletto.call;

import it.broletto.match.MatchRule;
import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import it.broletto.shared.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a call says.
 *
 * @param title 3 to 120 characters
 * @param summary 3 to 300 characters
 * @param body at most 20,000 characters; paragraphs stand apart by an empty line
 * @param office who answers for it, 2 to 200 characters
 * @param applicants who may apply, in words, 3 to 1,000 characters
 * @param least what a project costs at least, more than 0
 * @param most what it costs at most, up to a billion euros
 * @param leastDays how long a campaign lasts at least, from 1
 * @param mostDays how long at most, up to 366
 * @param windows up to 12, apart from each other; a draft may have none
 * @param sponsors 1 to 20
 * @param rule what is added
 * @param paying who receives what people give, and how they may pay
 */
public record NewCall(
        String title,
        String summary,
        String body,
        String office,
        String applicants,
        Money least,
        Money most,
        int leastDays,
        int mostDays,
        List<Window> windows,
        List<Sponsor> sponsors,
        MatchRule rule,
        Paying paying) {

    static final Money MOST = Money.ofEuros(1_000_000_000);

    /** @throws Refusal with {@code INVALID_INPUT} if something is out of its range */
    public NewCall {
        windows = windows.stream().sorted(Comparator.comparing(Window::opensAt)).toList();
        sponsors = List.copyOf(sponsors);
        if (!fits(title, 3, 120)
                || !fits(summary, 3, 300)
                || !fits(body, 0, 20_000)
                || !fits(office, 2, 200)
                || !fits(applicants, 3, 1_000)
                || least.cents() <= 0
                || least.compareTo(most) > 0
                || most.compareTo(MOST) > 0
                || leastDays < 1
                || leastDays > mostDays
                || mostDays > 366
                || windows.size() > 12
                || overlap(windows)
                || sponsors.isEmpty()
                || sponsors.size() > 20
                || sponsors.stream()
                        .anyMatch(one -> !fits(one.name(), 2, 120) || one.share() < 1 || one.share() > 1_000_000)
                || rule == null
                || paying == null) {
            throw new Refusal(Refusal.Reason.INVALID_INPUT);
        }
    }

    private static boolean fits(String text, int least, int most) {
        return Text.length(text) >= least && Text.length(text) <= most;
    }

    private static boolean overlap(List<Window> windows) {
        var ends = new ArrayList<Instant>();
        for (var window : windows) {
            if (!window.opensAt().isBefore(window.closesAt())
                    || !ends.isEmpty() && window.opensAt().isBefore(ends.get(ends.size() - 1))) {
                return true;
            }
            ends.add(window.closesAt());
        }
        return false;
    }
}
