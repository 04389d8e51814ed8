package it.broletto.comparison;

import it.broletto.shared.Text;
import it.broletto.tally.Election;
import it.broletto.tally.Outcome;
import it.broletto.tally.Spending;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How votes and money fall upon themes or parts of the city, as {@link Spending} says.
 *
 * @param parts the most voted first
 */
public record Division(Kind kind, List<Part> parts) {

    /** What is divided. */
    public enum Kind {
        THEME("category"),
        /** By the first column that tells where a project is. */
        PLACE("district", "area", "subunit", "neighborhood", "subdistrict");

        private final List<String> columns;

        Kind(String... columns) {
            this.columns = List.of(columns);
        }
    }

    /**
     * One part.
     *
     * @param name as the file says; empty for projects that do not say
     * @param votes its hundredths of a percent of all votes
     * @param money its hundredths of a percent of what is spent, one for each side
     * @param winners how many of its projects win, one for each side
     */
    public record Part(String name, long votes, List<Long> money, List<Integer> winners) {

        /** It has votes and nothing of it wins. */
        public boolean leftOut(int side) {
            return votes > 0 && winners.get(side) == 0;
        }
    }

    /** What the projects tell; nothing of which all projects say the same. */
    static List<Division> of(Election election, List<Outcome> outcomes) {
        var sides = outcomes.stream()
                .map(outcome -> Spending.of(election, outcome).stream()
                        .collect(Collectors.toMap(Spending::column, Function.identity())))
                .toList();
        return Stream.of(Kind.values())
                .flatMap(kind -> kind.columns.stream()
                        .filter(sides.get(0)::containsKey)
                        .limit(1)
                        .map(column -> of(
                                kind,
                                sides.stream().map(side -> side.get(column)).toList())))
                .filter(division -> division.parts.size() > 1)
                .toList();
    }

    private static Division of(Kind kind, List<Spending> sides) {
        var byValue = sides.stream()
                .map(side -> side.parts().stream().collect(Collectors.toMap(Spending.Part::value, Function.identity())))
                .toList();
        return new Division(
                kind,
                sides.get(0).parts().stream()
                        .map(part -> part(
                                part,
                                byValue.stream()
                                        .map(side -> side.get(part.value()))
                                        .toList()))
                        .toList());
    }

    private static Part part(Spending.Part first, List<Spending.Part> sides) {
        return new Part(
                Text.line(first.value()),
                first.votesHundredths(),
                sides.stream().map(Spending.Part::spentHundredths).toList(),
                sides.stream().map(Spending.Part::winners).toList());
    }

    /** Names of the parts without a winner under a rule. */
    public List<String> leftOut(int side) {
        return parts.stream().filter(part -> part.leftOut(side)).map(Part::name).toList();
    }
}
