package it.broletto.tally;

import java.util.Map;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * One line of the report.
 *
 * @param what a rule, {@code read}, or {@code readAndCountTwice}
 * @param seconds for one run, on average
 * @param processorSeconds of all cores, for one run
 * @param peakBytes the most heap in use, garbage included
 * @param allocatedBytes for one run
 * @param heap what the process was allowed, like {@code 2g}
 */
record Measurement(
        String election,
        String what,
        double seconds,
        double processorSeconds,
        double peakBytes,
        double allocatedBytes,
        String heap) {

    static Measurement of(RunResult result) {
        var parameters = result.getParams();
        var method = parameters.getBenchmark().replaceAll(".*\\.", "");
        return new Measurement(
                parameters.getParam("election"),
                method.equals("count") ? parameters.getParam("rule") : method,
                result.getPrimaryResult().getScore() / 1000,
                secondary(result, HeapAndProcessor.PROCESSOR),
                secondary(result, HeapAndProcessor.HEAP),
                secondary(result, "gc.alloc.rate.norm"),
                parameters.getJvmArgs().stream()
                        .filter(argument -> argument.startsWith("-Xmx"))
                        .reduce("", (first, last) -> last)
                        .replace("-Xmx", ""));
    }

    @SuppressWarnings("rawtypes")
    private static double secondary(RunResult result, String label) {
        Map<String, Result> secondary = result.getSecondaryResults();
        return secondary.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(label))
                .mapToDouble(entry -> entry.getValue().getScore())
                .findFirst()
                .orElse(0);
    }
}
