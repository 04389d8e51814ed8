package it.broletto.tally;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The measurements as Markdown. */
final class BenchmarkReport {

    private static final Map<String, String> WORDS = Map.of(
            "read", "read the file",
            "readAndCountTwice", "read, count by votes and by Equal Shares",
            "greedy_cost", "by votes",
            "greedy_ptscost", "by points",
            "phragmen", "Phragmén",
            "mes_cost", "Equal Shares",
            "mes_ptscost", "Equal Shares",
            "esnet_cost_add1u", "Equal Shares, Add1U",
            "esnet_ptscost_add1u", "Equal Shares, Add1U");

    private final List<Measurement> measurements;
    private final double loadBefore;
    private final double loadAfter;
    private final StringBuilder out = new StringBuilder();
    private final Map<String, long[]> sizes = new HashMap<>();

    BenchmarkReport(List<Measurement> measurements, double loadBefore, double loadAfter) {
        this.measurements = measurements;
        this.loadBefore = loadBefore;
        this.loadAfter = loadAfter;
    }

    String markdown() {
        line("# Benchmark");
        line("");
        line("Written by `mvn -Pbench` (about ten minutes); `mvn -Pbench -Dbench.quick` takes a minute and writes");
        line("`target/benchmark.md`. %d cores, Java %s (%s). Load average %.1f before and %.1f after:",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                System.getProperty("java.vm.name"),
                loadBefore,
                loadAfter);
        line("a run alone begins below 1 and ends below 2; more is other work on the machine, which lengthens each time, while");
        line("“processor”, the seconds of all cores, hardly changes.");
        line("");
        aims();
        invented();
        real();
        explanation();
        return out.toString();
    }

    private void aims() {
        line("## Aims");
        line("");
        line("| what | aim | measured |");
        line("|---|---|---|");
        aim("Łódź 2025, Equal Shares with Add1U, exact", "Poland_Lodz_2025", "esnet_cost_add1u", "2 s");
        aim("Warszawa Mokotów 2023, the same", "Poland_Warszawa_2023_Mokotow", "esnet_cost_add1u", "3 s");
        aim("10⁶ invented ballots, the same", "1000000", "esnet_cost_add1u", "20 s, 2 GB");
        aim(
                "10⁷ invented ballots: read, by votes, one plain Equal Shares run",
                "10000000",
                "readAndCountTwice",
                "60 s, 4 GB");
        line("");
    }

    private void aim(String title, String election, String what, String aim) {
        find(election, what)
                .ifPresent(found -> line(
                        "| %s | under %s | %s (processor %s), %s of heap with garbage |",
                        title,
                        aim,
                        time(found.seconds()),
                        time(found.processorSeconds()),
                        size(found.peakBytes())));
    }

    private void invented() {
        line("## Invented elections");
        line("");
        line("200 projects, about 60 winners by votes; each voter names 1 to 10 projects, popular ones more often; the same at");
        line("each run. 10⁵ ballots: on average, warm; 10⁶: two runs after one; 10⁷: one run after one. “× for tenfold” is the");
        line("processor time against that of a tenth of the ballots: 10 is linear.");
        line("");
        line("| ballots | what | time | processor | ballots/s | × for tenfold | peak heap | allocated | heap allowed |");
        line("|---:|---|---:|---:|---:|---:|---:|---:|---:|");
        var ofFewFirst = Comparator.comparingLong((Measurement each) -> Long.parseLong(each.election()));
        measurements.stream().filter(this::isInvented).sorted(ofFewFirst).forEach(each -> {
            var ballots = Long.parseLong(each.election());
            var growth = find(Long.toString(ballots / 10), each.what())
                    .map(tenth -> String.format(Locale.ROOT, "%.1f", each.processorSeconds() / tenth.processorSeconds()))
                    .orElse("");
            row(String.format(Locale.ROOT, "%,d", ballots), each, ballots, growth + " | ");
        });
        line("");
    }

    private void real() {
        if (measurements.stream().allMatch(this::isInvented)) {
            return;
        }
        line("## Real elections");
        line("");
        line("On average, warm. The files are not part of this project.");
        line("");
        line("| election | what | time | processor | ballots/s | peak heap | allocated | heap allowed |");
        line("|---|---|---:|---:|---:|---:|---:|---:|");
        measurements.stream().filter(each -> !isInvented(each)).forEach(each -> {
            var size = sizes.computeIfAbsent(each.election(), BenchmarkReport::sizeOf);
            var title = String.format(
                    Locale.ROOT, "%s (%,d × %d)", each.election().replace('_', ' '), size[0], size[1]);
            row(title, each, size[0], "");
        });
        line("");
    }

    private void explanation() {
        line("## How to read it");
        line("");
        line("Time is of the count alone, with identical ballots already merged, except where reading is named. Peak heap is the");
        line("most that was in use at once, garbage not yet collected included, so it grows with what is allowed. Every count is");
        line("exact. Equal Shares is nearly linear in the ballots that differ: it looks at a voter only while a project of theirs is");
        line("priced. Add1U repeats it for each step of the endowment, here 1 unit of money, and skips ranges of steps that change");
        line("nothing. Phragmén adds fractions that become longer with each project it buys, whatever the number of ballots.");
    }

    private void row(String title, Measurement each, long ballots, String growth) {
        line(
                "| %s | %s | %s | %s | %s | %s%s | %s | %sB |",
                title,
                WORDS.get(each.what()),
                time(each.seconds()),
                time(each.processorSeconds()),
                String.format(Locale.ROOT, "%,.0f", ballots / each.seconds()),
                growth,
                size(each.peakBytes()),
                size(each.allocatedBytes()),
                each.heap().replace("g", " G"));
    }

    private boolean isInvented(Measurement measurement) {
        return measurement.election().matches("[0-9]+");
    }

    private Optional<Measurement> find(String election, String what) {
        return measurements.stream()
                .filter(each ->
                        each.election().equals(election) && each.what().equals(what))
                .findFirst();
    }

    /** Ballots and projects. */
    private static long[] sizeOf(String name) {
        try {
            var election = CountBenchmark.real(name);
            return new long[] {
                election.ballots().voters(), election.projects().size()
            };
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (PabulibException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    private static String time(double seconds) {
        return seconds >= 1
                ? String.format(Locale.ROOT, "%.1f s", seconds)
                : String.format(Locale.ROOT, seconds >= 0.01 ? "%.0f ms" : "%.2f ms", 1000 * seconds);
    }

    private static String size(double bytes) {
        var mebibytes = bytes / (1 << 20);
        return mebibytes >= 1000
                ? String.format(Locale.ROOT, "%.1f GB", mebibytes / 1024)
                : String.format(Locale.ROOT, mebibytes >= 10 ? "%.0f MB" : "%.1f MB", mebibytes);
    }

    private void line(String text, Object... arguments) {
        out.append(arguments.length == 0 ? text : String.format(Locale.ROOT, text, arguments))
                .append('\n');
    }
}
