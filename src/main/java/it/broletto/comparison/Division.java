package it.broletto.comparison;

import it.broletto.tally.Election;
import it.broletto.tally.Project;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How votes and money fall upon the parts of something. What belongs to several parts belongs to each by an equal share.
 *
 * @param parts the one with most votes first
 */
public record Division(Kind kind, List<Part> parts) {

    /** What is divided. */
    public enum Kind {
        /** By the column category. */
        THEME("category"),
        /** By the column that tells where a project is. */
        PLACE("district", "subunit", "neighborhood");

        private final List<String> columns;

        Kind(String... columns) {
            this.columns = List.of(columns);
        }
    }

    /**
     * One part.
     *
     * @param name as the file says, in lower case for themes; empty for projects that do not say
     * @param votes its thousandths of all votes, or points
     * @param money its thousandths of what is spent, one for each rule
     * @param winners how many of its projects win, one for each rule
     */
    public record Part(String name, int votes, List<Integer> money, List<Integer> winners) {

        /** It has votes and nothing of it wins. */
        public boolean leftOut(int side) {
            return votes > 0 && winners.get(side) == 0;
        }
    }

    private static final int MOST_PARTS_OF_A_PROJECT = 10;
    /** Divisible by each number up to ten, so that shares of projects are whole. */
    private static final BigInteger DIVISIBLE = BigInteger.valueOf(2520);

    static List<Division> of(Election election, List<Comparison.Line> lines) {
        return Stream.of(Kind.values())
                .map(kind -> of(kind, election, lines))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Names of the parts without a winner under a rule. */
    public List<String> leftOut(int side) {
        return parts.stream().filter(part -> part.leftOut(side)).map(Part::name).toList();
    }

    private static Optional<Division> of(Kind kind, Election election, List<Comparison.Line> lines) {
        var namesOf =
                election.projects().stream().collect(Collectors.toMap(Project::id, project -> names(kind, project)));
        var names = namesOf.values().stream().flatMap(List::stream).distinct().toList();
        if (names.size() < 2) {
            return Optional.empty();
        }
        var sides = lines.get(0).won().size();
        var votes = thousandths(lines, namesOf, Comparison.Line::votes);
        var money = IntStream.range(0, sides)
                .mapToObj(at -> thousandths(
                        lines, namesOf, line -> line.won().get(at) ? line.cost().cents() : 0))
                .toList();
        var winners = IntStream.range(0, sides)
                .mapToObj(at -> lines.stream()
                        .filter(line -> line.won().get(at))
                        .flatMap(line -> namesOf.get(line.id()).stream())
                        .collect(Collectors.toMap(Function.identity(), name -> 1, Integer::sum)))
                .toList();
        var parts = names.stream()
                .map(name -> new Part(
                        name,
                        votes.getOrDefault(name, 0),
                        money.stream().map(of -> of.getOrDefault(name, 0)).toList(),
                        winners.stream().map(of -> of.getOrDefault(name, 0)).toList()))
                .sorted(Comparator.comparingInt(Part::votes).reversed().thenComparing(Part::name))
                .toList();
        return Optional.of(new Division(kind, parts));
    }

    private static List<String> names(Kind kind, Project project) {
        var said = kind.columns.stream()
                .map(column -> project.columns().getOrDefault(column, "").strip())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        if (kind == Kind.PLACE) {
            return List.of(said);
        }
        var names = Arrays.stream(said.split(","))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .distinct()
                .limit(MOST_PARTS_OF_A_PROJECT)
                .toList();
        return names.isEmpty() ? List.of("") : names;
    }

    private static Map<String, Integer> thousandths(
            List<Comparison.Line> lines, Map<String, List<String>> namesOf, ToLongFunction<Comparison.Line> amount) {
        var sums = new LinkedHashMap<String, BigInteger>();
        var whole = BigInteger.ZERO;
        for (var line : lines) {
            var names = namesOf.get(line.id());
            var all = BigInteger.valueOf(amount.applyAsLong(line)).multiply(DIVISIBLE);
            whole = whole.add(all);
            for (var name : names) {
                sums.merge(name, all.divide(BigInteger.valueOf(names.size())), BigInteger::add);
            }
        }
        var thousandths = new HashMap<String, Integer>();
        for (var sum : new ArrayList<>(sums.entrySet())) {
            thousandths.put(sum.getKey(), rounded(sum.getValue(), whole));
        }
        return thousandths;
    }

    private static int rounded(BigInteger part, BigInteger whole) {
        return whole.signum() == 0
                ? 0
                : part.multiply(BigInteger.valueOf(2000))
                        .add(whole)
                        .divide(whole.shiftLeft(1))
                        .intValueExact();
    }
}
