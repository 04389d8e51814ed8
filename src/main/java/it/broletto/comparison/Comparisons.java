package it.broletto.comparison;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Counts that this instance makes or has made lately, each once for all who ask. A request waits for its count only so
 * long; the count goes on, and is called off when it takes far too long. Two run at once, eight wait.
 */
@ApplicationScoped
class Comparisons {

    private static final int AT_ONCE = 2;
    private static final int WAITING = 8;
    private static final int KEPT = 50;

    /** How far a count is. */
    enum State {
        DONE,
        /** Ask again. */
        RUNNING,
        /** It was called off. */
        TOO_LONG,
        /** Too many wait already. */
        BUSY
    }

    /** @param comparison empty unless it is DONE */
    record Answer(State state, Optional<Comparison> comparison) {
        static Answer without(State state) {
            return new Answer(state, Optional.empty());
        }
    }

    private final Duration patience;
    private final Duration limit;
    private final ThreadPoolExecutor counting;
    private final ScheduledThreadPoolExecutor watch;
    private final Map<String, FutureTask<Comparison>> tasks = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, FutureTask<Comparison>> eldest) {
            return size() > KEPT;
        }
    };

    /** @param patience how long a request waits; {@code limit} how long a count may take */
    Comparisons(
            @ConfigProperty(name = "broletto.comparison.patience") Duration patience,
            @ConfigProperty(name = "broletto.comparison.limit") Duration limit) {
        this.patience = patience;
        this.limit = limit;
        this.counting = new ThreadPoolExecutor(
                AT_ONCE, AT_ONCE, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(WAITING), Comparisons::thread);
        this.counting.allowCoreThreadTimeOut(true);
        this.watch = new ScheduledThreadPoolExecutor(1, Comparisons::thread);
        this.watch.setKeepAliveTime(1, TimeUnit.MINUTES);
        this.watch.allowCoreThreadTimeOut(true);
        this.watch.setRemoveOnCancelPolicy(true);
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "comparison");
        thread.setDaemon(true);
        return thread;
    }

    @PreDestroy
    void stop() {
        counting.shutdownNow();
        watch.shutdownNow();
    }

    /** How long a request waits. */
    Duration patience() {
        return patience;
    }

    /** @param key names the election, which never changes */
    Answer of(String key, Supplier<Comparison> comparison) {
        try {
            return new Answer(
                    State.DONE, Optional.of(task(key, comparison).get(patience.toMillis(), TimeUnit.MILLISECONDS)));
        } catch (TimeoutException later) {
            return Answer.without(State.RUNNING);
        } catch (RejectedExecutionException busy) {
            return Answer.without(State.BUSY);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Answer.without(State.RUNNING);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof CancellationException) {
                return Answer.without(State.TOO_LONG);
            }
            forget(key);
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        }
    }

    private synchronized FutureTask<Comparison> task(String key, Supplier<Comparison> comparison) {
        var known = tasks.get(key);
        if (known != null) {
            return known;
        }
        var task = new FutureTask<>(() -> counted(comparison));
        counting.execute(task);
        tasks.put(key, task);
        return task;
    }

    private synchronized void forget(String key) {
        tasks.remove(key);
    }

    private Comparison counted(Supplier<Comparison> comparison) {
        var me = Thread.currentThread();
        var end = watch.schedule(me::interrupt, limit.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return comparison.get();
        } finally {
            end.cancel(false);
            Thread.interrupted();
        }
    }
}
