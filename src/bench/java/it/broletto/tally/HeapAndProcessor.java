package it.broletto.tally;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ScalarResult;

/**
 * The most heap that was in use during an iteration (the election, the count, and garbage not yet collected), and the
 * seconds of all cores that one run took, which other work on the machine hardly changes.
 */
public class HeapAndProcessor implements InternalProfiler {

    static final String HEAP = "heap.peak";
    static final String PROCESSOR = "processor.seconds";

    private long processorBefore;

    @Override
    public String getDescription() {
        return "the most heap in use, and processor time";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        System.gc();
        pools().forEach(MemoryPoolMXBean::resetPeakUsage);
        processorBefore = processor();
    }

    @Override
    public Collection<ScalarResult> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        var seconds = (processor() - processorBefore) / 1e9 / result.getMetadata().getAllOps();
        var bytes =
                pools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        return List.of(
                new ScalarResult(HEAP, bytes, "B", AggregationPolicy.MAX),
                new ScalarResult(PROCESSOR, seconds, "s", AggregationPolicy.AVG));
    }

    private static long processor() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static List<MemoryPoolMXBean> pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }
}
