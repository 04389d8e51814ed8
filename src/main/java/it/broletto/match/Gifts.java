package it.broletto.match;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What rules look at of all gifts to a campaign. It says what is added to them together, as each of them would, but not
 * what is added to which.
 *
 * @param cents what people gave, from 0
 * @param donors persons who gave
 * @param askedCents what a rule that multiplies each gift adds to them if there is enough; 0 for other rules
 * @param persons for an amount in cents how many persons gave that much in all; left empty for rules other than
 *     {@link Quadratic}
 */
public record Gifts(long cents, long donors, long askedCents, Map<Long, Long> persons) {

    public Gifts {
        persons = Map.copyOf(persons);
    }

    /** Adds up each gift, as far as a rule looks at it. */
    public static Gifts of(List<Gift> gifts, MatchRule rule) {
        var asked = 0L;
        if (rule instanceof PerDonation each) {
            var counted = new HashMap<String, Long>();
            for (var gift : gifts) {
                asked += counted.merge(gift.donor(), 1L, Long::sum) <= each.giftsPerDonor()
                        ? each.asked(gift.cents())
                        : 0;
            }
        }
        var persons = rule instanceof Quadratic
                ? gifts.stream()
                        .collect(Collectors.groupingBy(Gift::donor, Collectors.summingLong(Gift::cents)))
                        .values()
                        .stream()
                        .collect(Collectors.groupingBy(cents -> cents, TreeMap::new, Collectors.counting()))
                : Map.<Long, Long>of();
        return new Gifts(
                gifts.stream().mapToLong(Gift::cents).sum(),
                gifts.stream().map(Gift::donor).distinct().count(),
                asked,
                persons);
    }

    /**
     * With one gift more, of a person who gave nothing yet.
     *
     * @param more cents; 0: the same
     */
    public Gifts and(long more, MatchRule rule) {
        if (more == 0) {
            return this;
        }
        var all = new HashMap<>(persons);
        if (rule instanceof Quadratic) {
            all.merge(more, 1L, Long::sum);
        }
        var asked = rule instanceof PerDonation each ? each.asked(more) : 0;
        return new Gifts(cents + more, donors + 1, askedCents + asked, all);
    }
}
