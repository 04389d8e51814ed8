package it.broletto.tally;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * Real elections with known results. They are not ours to pass on, so they lie beside the project; where they are
 * missing, tests are skipped, except in CI, where that is a failure.
 */
public final class ReferenceElections {

    /** Of tests over all of them, which are too slow to be repeated for each change of the code. */
    static final String TAG = "reference";

    public static final Path FOLDER = Path.of("../shared/data");

    private static JsonNode expected;
    private static String lastName;
    private static Election last;

    private ReferenceElections() {}

    /** File names without their ending. */
    public static Stream<String> names() {
        if (System.getenv("CI") == null) {
            Assumptions.assumeTrue(Files.isDirectory(FOLDER), () -> "no reference elections in " + FOLDER);
        }
        Assertions.assertTrue(Files.isDirectory(FOLDER), () -> "no reference elections in " + FOLDER);
        var names = new ArrayList<String>();
        expected().fieldNames().forEachRemaining(names::add);
        Assertions.assertEquals(19, names.size());
        return names.stream();
    }

    /** Reads it, unless it was the last one that was read: tests ask for one after the other, each many times. */
    static synchronized Election read(String name) {
        if (!name.equals(lastName)) {
            last = readAnew(name);
            lastName = name;
        }
        return last;
    }

    private static Election readAnew(String name) {
        try (var in = Files.newInputStream(FOLDER.resolve(name + ".pb"))) {
            return Pabulib.read(in);
        } catch (IOException | PabulibException wrong) {
            throw new AssertionError(name, wrong);
        }
    }

    public static JsonNode expected(String name) {
        return expected().get(name);
    }

    /** Expected winners of the rule "most votes (or points) first", sorted, with the total cost at the end. */
    static List<String> expectedGreedy(String name) {
        var results = expected(name).get("results");
        var result = results.has("greedy_cost") ? results.get("greedy_cost") : results.get("greedy_ptscost");
        var all = new ArrayList<String>();
        result.get("winners").forEach(winner -> all.add(winner.asText()));
        Collections.sort(all);
        all.add(result.get("total_cost").asText());
        return all;
    }

    /** What was counted, in the form of {@link #expectedGreedy}. */
    static List<String> counted(Election election, Outcome outcome) {
        Set<String> winners = new TreeSet<>(outcome.winners());
        Assertions.assertEquals(winners.size(), outcome.winners().size());
        var all = new ArrayList<>(winners);
        all.add(election.decimal(outcome.totalCostCents()));
        return all;
    }

    /** The same election, its projects and ballots and the choices of approval ballots in another order. */
    static Election shuffled(Election election, Random random) {
        var builder = Election.builder(election.voteType(), election.budgetCents(), election.meta());
        var projects = new ArrayList<>(election.projects());
        Collections.shuffle(projects, random);
        projects.forEach(p -> builder.project(p.id(), p.costCents(), p.name(), p.columns()));
        var order = new ArrayList<>(
                IntStream.range(0, election.ballots().size()).boxed().toList());
        Collections.shuffle(order, random);
        for (int ballot : order) {
            var choices = choices(election, ballot);
            if (election.voteType() == VoteType.APPROVAL) {
                Collections.shuffle(choices, random);
            }
            builder.ballot(choices, points(election, ballot));
        }
        return builder.build();
    }

    private static List<String> choices(Election election, int ballot) {
        var ids = new ArrayList<String>();
        for (var place = 0; place < election.ballots().length(ballot); place++) {
            ids.add(election.projects()
                    .get(election.ballots().choice(ballot, place))
                    .id());
        }
        return ids;
    }

    private static List<Integer> points(Election election, int ballot) {
        var ballots = election.ballots();
        return !ballots.hasPoints()
                ? List.of()
                : IntStream.range(0, ballots.length(ballot))
                        .mapToObj(place -> ballots.points(ballot, place))
                        .toList();
    }

    private static synchronized JsonNode expected() {
        if (expected == null) {
            try {
                expected = new ObjectMapper()
                        .readTree(FOLDER.resolve("expected.json").toFile());
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return expected;
    }
}
