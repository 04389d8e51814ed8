package it.broletto;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.Callable;

/** What comes about by itself or by trying again. */
public final class Until {

    private static final Duration PAUSE = Duration.ofMillis(20);

    private Until() {}

    /** Does something again and again until it is so; fails if it is not within so many seconds. */
    public static void until(int seconds, Callable<Boolean> isSo, Runnable meanwhile) throws Exception {
        for (var end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos(); !isSo.call(); ) {
            assertTrue(System.nanoTime() < end, () -> "not within " + seconds + " seconds");
            meanwhile.run();
            Thread.sleep(PAUSE.toMillis());
        }
    }

    /** Waits until it is so; fails if it is not within so many seconds. */
    public static void until(int seconds, Callable<Boolean> isSo) throws Exception {
        until(seconds, isSo, () -> {});
    }
}
