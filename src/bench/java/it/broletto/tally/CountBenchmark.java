package it.broletto.tally;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One rule on one election in memory, identical ballots merged. */
@State(Scope.Benchmark)
public class CountBenchmark {

    /** A number of ballots to invent, or the name of a real election. */
    @Param("100000")
    public String election;

    /** A key of expected.json, as explained beside the real elections. */
    @Param("greedy_cost")
    public String rule;

    private Election ballots;
    private RuleSheet sheet;

    @Setup
    public void prepare() throws IOException, PabulibException {
        var invented = election.matches("[0-9]+");
        ballots = invented ? new GeneratedElection(Integer.parseInt(election)).grouped() : real(election);
        var step = invented ? 1 : ReferenceElections.expected(election).get("step").asLong();
        sheet = ReferenceCountTest.sheet(rule, step);
    }

    @Benchmark
    public Outcome count() {
        return Count.of(ballots, sheet);
    }

    static Election real(String name) throws IOException, PabulibException {
        try (var in = Files.newInputStream(file(name))) {
            return Pabulib.readGrouped(in, Limits.LOCAL);
        }
    }

    static Path file(String name) {
        return ReferenceElections.FOLDER.resolve(name + ".pb");
    }
}
