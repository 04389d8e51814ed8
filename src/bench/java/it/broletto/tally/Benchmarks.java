package it.broletto.tally;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Measures reading and counting and writes {@code docs/benchmark.md}, or quickly {@code target/benchmark.md}, anew after
 * each election; what takes longest comes last.
 */
public final class Benchmarks {

    private static final List<String> RULES = List.of("greedy_cost", "phragmen", "mes_cost", "esnet_cost_add1u");
    private static final List<String> POINTS_RULES =
            List.of("greedy_ptscost", "phragmen", "mes_ptscost", "esnet_ptscost_add1u");
    private static final List<String> QUICK = List.of("Poland_Lodz_2025", "Poland_Warszawa_2023_Mokotow");

    private final boolean quick;
    private final double loadBefore = load();
    private final List<Measurement> measurements = new ArrayList<>();

    private Benchmarks(boolean quick) {
        this.quick = quick;
    }

    /** @param arguments {@code true} for a run of about a minute instead of ten */
    public static void main(String... arguments) throws Exception {
        new Benchmarks(Boolean.parseBoolean(arguments[0])).run();
    }

    private void run() throws IOException, RunnerException {
        measureInvented(100_000, RULES, warm("1g"));
        if (!quick) {
            measureInvented(1_000_000, RULES, once("2g", 1, 2));
            measureInvented(10_000_000, RULES.subList(0, 3), once("4g", 1, 1));
        }
        for (var name : realElections()) {
            var points = ReferenceElections.expected(name).get("results").has("greedy_ptscost");
            measure(CountBenchmark.class.getName(), name, points ? POINTS_RULES : RULES, warm("1g"));
        }
        if (!quick) {
            measure(CountBenchmark.class.getName(), "10000000", RULES.subList(3, 4), once("4g", 1, 1));
        }
        System.out.println(Files.readString(report()));
    }

    private void measureInvented(int ballots, List<String> rules, ChainedOptionsBuilder how) throws IOException, RunnerException {
        var election = Integer.toString(ballots);
        measure(FileBenchmark.class.getName(), election, List.of(), how);
        measure(CountBenchmark.class.getName(), election, rules, how);
    }

    private void measure(String benchmark, String election, List<String> rules, ChainedOptionsBuilder how)
            throws IOException, RunnerException {
        var options = new OptionsBuilder()
                .parent(how.build())
                .include(benchmark.replace(".", "\\.") + "\\.")
                .param("election", election);
        if (!rules.isEmpty()) {
            options.param("rule", rules.toArray(String[]::new));
        }
        for (RunResult result : new Runner(options.build()).run()) {
            measurements.add(Measurement.of(result));
        }
        var ledger = ledger();
        Files.writeString(report(), new BenchmarkReport(measurements, loadBefore, load()).markdown() + ledger);
    }

    /** What was measured otherwise and stands at the end of the report: it is kept. */
    private String ledger() throws IOException {
        var before = Files.exists(report()) ? Files.readString(report()) : "";
        var at = before.indexOf("\n## The ledger\n");
        return at < 0 ? "" : before.substring(at);
    }

    private Path report() {
        return quick ? Path.of("target", "benchmark.md") : Path.of("docs", "benchmark.md");
    }

    /** After warming up, for what takes less than a second. */
    private ChainedOptionsBuilder warm(String heap) {
        return options(heap)
                .mode(Mode.AverageTime)
                .warmupIterations(quick ? 2 : 3)
                .warmupTime(TimeValue.milliseconds(300))
                .measurementIterations(quick ? 2 : 3)
                .measurementTime(TimeValue.milliseconds(300));
    }

    /** Single runs, for what takes seconds. */
    private static ChainedOptionsBuilder once(String heap, int warmups, int times) {
        return options(heap)
                .mode(Mode.SingleShotTime)
                .warmupIterations(warmups)
                .measurementIterations(times);
    }

    private static ChainedOptionsBuilder options(String heap) {
        return new OptionsBuilder()
                .forks(1)
                .timeout(TimeValue.minutes(20))
                .jvmArgs("-Xmx" + heap)
                .timeUnit(java.util.concurrent.TimeUnit.MILLISECONDS)
                .addProfiler(GCProfiler.class)
                .addProfiler(HeapAndProcessor.class)
                .shouldFailOnError(true);
    }

    private List<String> realElections() throws IOException {
        if (!Files.isDirectory(ReferenceElections.FOLDER)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(ReferenceElections.FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".pb"))
                    .map(name -> name.substring(0, name.length() - 3))
                    .filter(name -> !quick || QUICK.contains(name))
                    .sorted()
                    .toList();
        }
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
