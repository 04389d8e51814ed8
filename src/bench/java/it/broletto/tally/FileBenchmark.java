package it.broletto.tally;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What begins with a file on disk. */
@State(Scope.Benchmark)
public class FileBenchmark {

    /** A number of ballots to invent. */
    @Param("100000")
    public String election;

    private Path file;

    @Setup
    public void prepare() throws IOException {
        file = new GeneratedElection(Integer.parseInt(election)).file(Path.of("target", "bench"));
    }

    /** Reads, and merges identical ballots. */
    @Benchmark
    public Election read() throws IOException, PabulibException {
        try (var in = Files.newInputStream(file)) {
            return Pabulib.readGrouped(in, Limits.LOCAL);
        }
    }

    /** Reads, then counts by votes, then by Equal Shares without completion. */
    @Benchmark
    public List<Outcome> readAndCountTwice() throws IOException, PabulibException {
        var ballots = read();
        return List.of(
                Count.of(ballots, ReferenceCountTest.sheet("greedy_cost", 1)),
                Count.of(ballots, ReferenceCountTest.sheet("mes_cost", 1)));
    }
}
