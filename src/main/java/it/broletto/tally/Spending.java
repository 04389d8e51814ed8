package it.broletto.tally;

import it.broletto.tally.Outcome.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * What an outcome spends on each value of one column of the projects (category, district …) against the votes that
 * went to it. A project with several values, separated by commas, counts for each with an equal part, so that all
 * parts sum to all money and all votes.
 *
 * @param column as in the file
 * @param parts the most voted first, then by value; a project without a value is under the empty one
 */
public record Spending(String column, List<Part> parts) {

    /** Columns by which projects are grouped; those that no project has are left out. */
    static final List<String> COLUMNS = List.of(
            "area", "district", "subunit", "subdistrict", "neighborhood", "category", "target", "beneficiaries");

    private static final long PARTS = 10_000;

    /**
     * Projects of one value.
     *
     * @param projects how many have it, winners among them
     * @param winners how many of these won
     * @param spentCents on winners
     * @param votes for all of them, winners or not
     * @param spentHundredths of a percent of all that was spent, rounded down; 0 if nothing was
     * @param votesHundredths of a percent of all votes, rounded down; 0 if there are none
     */
    public record Part(
            String value,
            int projects,
            int winners,
            Fraction spentCents,
            Fraction votes,
            long spentHundredths,
            long votesHundredths) {

        /** {@link #spentCents} rounded down. */
        public long spentWholeCents() {
            return spentCents.floor().longValueExact();
        }

        /** {@link #votes} rounded down. */
        public long wholeVotes() {
            return votes.floor().longValueExact();
        }
    }

    public Spending {
        parts = List.copyOf(parts);
    }

    /** By each of the columns area, district, subunit, subdistrict, neighborhood, category, target, beneficiaries. */
    public static List<Spending> of(Election election, Outcome outcome) {
        return COLUMNS.stream()
                .filter(column -> election.projects().stream()
                        .anyMatch(project ->
                                !project.columns().getOrDefault(column, "").isBlank()))
                .map(column -> by(column, election, outcome))
                .toList();
    }

    private static Spending by(String column, Election election, Outcome outcome) {
        var lines = outcome.byProject();
        var sums = new TreeMap<String, Sum>();
        for (var project : election.projects()) {
            var values = values(project.columns().getOrDefault(column, ""));
            values.forEach(
                    value -> sums.computeIfAbsent(value, key -> new Sum()).add(lines.get(project.id()), values.size()));
        }
        var votes = outcome.lines().stream().mapToLong(Line::votes).sum();
        var parts = new ArrayList<Part>();
        sums.forEach((value, sum) -> parts.add(sum.part(value, outcome.totalCostCents(), votes)));
        parts.sort(Comparator.comparing(Part::votes).reversed().thenComparing(Part::value));
        return new Spending(column, parts);
    }

    private static List<String> values(String cell) {
        var values = Arrays.stream(cell.split(","))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
        return values.isEmpty() ? List.of("") : values;
    }

    private static final class Sum {
        private int projects;
        private int winners;
        private Fraction spent = Fraction.of(0, 1);
        private Fraction votes = Fraction.of(0, 1);

        void add(Line line, int values) {
            projects++;
            votes = votes.plus(Fraction.of(line.votes(), values)).reduced();
            if (line.selected()) {
                winners++;
                spent = spent.plus(Fraction.of(line.costCents(), values)).reduced();
            }
        }

        Part part(String value, long allSpent, long allVotes) {
            return new Part(value, projects, winners, spent, votes, share(spent, allSpent), share(votes, allVotes));
        }

        private static long share(Fraction part, long all) {
            return all == 0 ? 0 : part.times(PARTS).over(all).floor().longValueExact();
        }
    }
}
