package it.broletto.tally;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;

/** Decides between projects of one election that a rule holds equal. */
final class Ties {

    private final Election election;
    private final Comparator<Integer> order;

    /**
     * @param strength votes, or points where ballots give points, by index of project
     * @throws UnusableRules if the rule sheet has a lot order that lacks a project of the election
     */
    Ties(Election election, RuleSheet sheet, long[] strength) {
        this.election = election;
        this.order = sheet.ties().stream()
                .map(key -> order(key, sheet.lot(), strength))
                .reduce(Comparator::thenComparing)
                .orElse((one, other) -> 0);
    }

    private Comparator<Integer> order(RuleSheet.Tie key, List<String> lot, long[] strength) {
        var projects = election.projects();
        return switch (key) {
            case COST -> Comparator.comparingLong(index -> projects.get(index).countedCents());
            case VOTES -> Comparator.comparingLong(index -> -strength[index]);
            case ID -> byId(projects);
            case LOT -> Comparator.comparingInt(placesIn(lot)::get);
        };
    }

    private static Comparator<Integer> byId(List<Project> projects) {
        var bytes = projects.stream()
                .map(project -> project.id().getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        return (one, other) -> Arrays.compareUnsigned(bytes[one], bytes[other]);
    }

    private HashMap<Integer, Integer> placesIn(List<String> lot) {
        var placeOf = new HashMap<String, Integer>();
        lot.forEach(id -> placeOf.put(id, placeOf.size()));
        var places = new HashMap<Integer, Integer>();
        for (var index = 0; index < election.projects().size(); index++) {
            var id = election.projects().get(index).id();
            var place = placeOf.get(id);
            if (place == null) {
                throw new UnusableRules("the lot order lacks the project '" + id + "'");
            }
            places.put(index, place);
        }
        return places;
    }

    /** By the sheet alone: it may hold several equal. */
    Comparator<Integer> order() {
        return order;
    }

    /** Of all projects: where the sheet leaves some equal, by id. For lists, not for decisions. */
    Comparator<Integer> totalOrder() {
        return order.thenComparing(byId(election.projects()));
    }

    /**
     * Which one comes first.
     *
     * @throws UndecidableTie if several do
     */
    int first(List<Integer> equal) {
        var best = equal.stream().min(order).orElseThrow();
        var first =
                equal.stream().filter(index -> order.compare(index, best) == 0).toList();
        if (first.size() > 1) {
            throw new UndecidableTie(first.stream()
                    .map(index -> election.projects().get(index).id())
                    .sorted(Comparator.comparing(id -> id.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned))
                    .toList());
        }
        return best;
    }
}
