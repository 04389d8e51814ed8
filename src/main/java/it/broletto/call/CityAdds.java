package it.broletto.call;

import it.broletto.match.Match;
import it.broletto.match.Threshold;
import it.broletto.shared.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** What the city adds to a gift, for the page of a campaign: {@code {#include call/adds campaign=card.id slug=card.slug open=card.open toMinimum=card.missingToMinimum /}}. */
@Named("cityAdds")
@ApplicationScoped
public class CityAdds {

    private static final List<Long> AMOUNTS = List.of(1_000L, 2_500L, 5_000L, 10_000L);

    /** An amount that somebody may give, and what that would add; below zero: less is missing then. */
    public record Row(Money amount, Money added) {

        public boolean more() {
            return added.cents() > 0;
        }

        public boolean less() {
            return added.cents() < 0;
        }

        public Money lessBy() {
            return Money.ZERO.minus(added);
        }
    }

    /**
     * @param match expected, or decided
     * @param missing what people still have to promise until anything is added; null if nothing is missing
     * @param rows empty after the decision
     * @param toMinimum what is missing to the minimum, if that is more than {@code missing}, and nothing is added before;
     *     null otherwise
     * @param atMinimum what is expected once just that much is promised; null where that hangs on who promises it
     */
    public record View(
            CallView call,
            Match match,
            boolean decided,
            Money missing,
            List<Row> rows,
            Money toMinimum,
            Money atMinimum) {

        public Money amount() {
            return Money.ofCents(match.cents());
        }

        /** Whether some gift makes the city add more. */
        public boolean rises() {
            return rows.stream().anyMatch(Row::more);
        }

        /** Whether a gift takes the place of what the city would add. */
        public boolean falls() {
            return rows.stream().anyMatch(Row::less);
        }
    }

    private final CallService calls;

    CityAdds(CallService calls) {
        this.calls = calls;
    }

    /**
     * Null if a campaign is in no call.
     *
     * @param toMinimum what is missing to the minimum of the campaign
     */
    public View to(UUID campaign, Money toMinimum) {
        var adding = calls.adding(
                        campaign,
                        Stream.concat(AMOUNTS.stream(), Stream.of(toMinimum.cents()))
                                .toList())
                .orElse(null);
        if (adding == null) {
            return null;
        }
        var rows = new ArrayList<Row>();
        for (var each = 0; each < Math.min(AMOUNTS.size(), adding.more().size()); each++) {
            rows.add(new Row(Money.ofCents(AMOUNTS.get(each)), adding.more().get(each)));
        }
        var missing = adding.missing().orElse(Money.ZERO);
        var below = !adding.decided() && toMinimum.compareTo(missing) > 0;
        return new View(
                calls.byId(adding.admission().call()),
                adding.match(),
                adding.decided(),
                adding.missing().orElse(null),
                rows,
                below ? toMinimum : null,
                below && countsSums(adding.admission())
                        ? Money.ofCents(adding.match().cents())
                                .plus(adding.more().get(AMOUNTS.size()))
                        : null);
    }

    /** Whether a rule looks at how much was given, and not at each gift. */
    private static boolean countsSums(Admission admission) {
        return admission.rule().rule() instanceof Threshold;
    }
}
