package it.broletto;

import it.broletto.shared.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Acts that race. */
public final class AtOnce {

    private static final int MOST = 32;

    private AtOnce() {}

    /** Starts all of them together, up to 32; what came of each, in their order. Throws what the first that failed threw. */
    public static <T> List<T> atOnce(List<? extends Callable<? extends T>> acts) throws Exception {
        var threads = Math.min(MOST, acts.size());
        var start = new CyclicBarrier(threads);
        var pool = Executors.newFixedThreadPool(threads);
        try {
            var begun = new ArrayList<Callable<T>>();
            for (var act : acts) {
                var first = begun.size() < threads;
                begun.add(() -> {
                    if (first) {
                        start.await();
                    }
                    return act.call();
                });
            }
            var results = new ArrayList<T>();
            for (var done : pool.invokeAll(begun)) {
                results.add(done.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }

    /** The same act so many times, told its number from 0. */
    public static <T> List<T> atOnce(int times, IntFunction<T> act) throws Exception {
        return atOnce(IntStream.range(0, times)
                .<Callable<T>>mapToObj(each -> () -> act.apply(each))
                .toList());
    }

    /** "done", or the reason of its refusal. */
    public static String said(Runnable act) {
        try {
            act.run();
            return "done";
        } catch (Refusal refusal) {
            return refusal.reason().name();
        }
    }
}
