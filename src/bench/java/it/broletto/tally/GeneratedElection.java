package it.broletto.tally;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * An invented approval election of 200 projects, the same at each call: each voter names 1 to 10 projects, drawn with a
 * popularity that falls as 1 / (rank + 10); costs are spread like incomes, for 100,000 ballots around
 * 40,000 (15,000 to 110,000 for two thirds of them); the budget is 36 for each voter, which pays for about 60 projects.
 */
final class GeneratedElection {

    static final int PROJECTS = 200;

    private static final long SEED = 20_251_103;
    private static final int MOST_CHOICES = 10;
    private static final long BUDGET_OF_EACH = 36;
    private static final double MEDIAN_COST_OF_EACH = 0.4;

    private final int ballots;
    private final long budget;
    private final long[] costs = new long[PROJECTS];
    private final double[] upTo = new double[PROJECTS];

    GeneratedElection(int ballots) {
        this.ballots = ballots;
        this.budget = BUDGET_OF_EACH * ballots;
        var random = new SplittableRandom(SEED);
        var sum = 0.0;
        for (var project = 0; project < PROJECTS; project++) {
            sum += 1.0 / (project + 10);
            upTo[project] = sum;
            costs[project] = Math.max(1, Math.round(MEDIAN_COST_OF_EACH * ballots * Math.exp(normal(random))));
        }
    }

    /** With identical ballots merged, as {@link Pabulib#readGrouped} reads it from the file. */
    Election grouped() {
        var election = new ElectionBuilder(VoteType.APPROVAL, budget * 100, Map.of("description", "invented"), true);
        for (var project = 0; project < PROJECTS; project++) {
            election.project(Integer.toString(project + 1), costs[project] * 100, "", Map.of());
        }
        var choices = new int[MOST_CHOICES];
        var random = new SplittableRandom(SEED + 1);
        for (var ballot = 0; ballot < ballots; ballot++) {
            election.begin();
            var length = draw(random, choices);
            for (var place = 0; place < length; place++) {
                election.choose(choices[place]);
            }
            election.end(1);
        }
        return election.build();
    }

    /** The file, with voter ids like those of real files; written anew if it is not there. */
    Path file(Path folder) throws IOException {
        var file = Files.createDirectories(folder).resolve(ballots + "-" + SEED + ".pb");
        if (!Files.exists(file)) {
            var part = folder.resolve(file.getFileName() + ".part");
            try (var out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16)) {
                write(out);
            }
            Files.move(part, file);
        }
        return file;
    }

    private void write(OutputStream out) throws IOException {
        var head = new StringBuilder("META\nkey;value\ndescription;invented\n");
        head.append("num_projects;").append(PROJECTS).append("\nnum_votes;").append(ballots);
        head.append("\nbudget;").append(budget).append("\nvote_type;approval\nPROJECTS\nproject_id;cost\n");
        for (var project = 0; project < PROJECTS; project++) {
            head.append(project + 1).append(';').append(costs[project]).append('\n');
        }
        out.write(head.append("VOTES\nvoter_id;vote;age;sex\n").toString().getBytes(StandardCharsets.US_ASCII));
        var choices = new int[MOST_CHOICES];
        var random = new SplittableRandom(SEED + 1);
        var row = new StringBuilder();
        for (var ballot = 0; ballot < ballots; ballot++) {
            row.setLength(0);
            row.append(1_400_000_000L + 7L * ballot);
            var length = draw(random, choices);
            for (var place = 0; place < length; place++) {
                row.append(place == 0 ? ';' : ',').append(choices[place] + 1);
            }
            row.append(';').append(16 + ballot % 70).append(ballot % 2 == 0 ? ";F\n" : ";M\n");
            out.write(row.toString().getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** One ballot; how many projects it names. */
    private int draw(SplittableRandom random, int[] choices) {
        var length = random.nextInt(1, MOST_CHOICES + 1);
        for (var place = 0; place < length; ) {
            var at = Arrays.binarySearch(upTo, random.nextDouble() * upTo[PROJECTS - 1]);
            var project = Math.min(at < 0 ? -at - 1 : at, PROJECTS - 1);
            var fresh = true;
            for (var earlier = 0; earlier < place; earlier++) {
                fresh &= choices[earlier] != project;
            }
            if (fresh) {
                choices[place] = project;
                place++;
            }
        }
        return length;
    }

    private static double normal(SplittableRandom random) {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }
}
