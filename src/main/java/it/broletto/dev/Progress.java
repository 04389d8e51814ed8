package it.broletto.dev;

/** One line a step, with the seconds since the start. */
final class Progress {
    private final long start = System.nanoTime();

    void say(String step) {
        System.out.printf("[%3d s] %s%n", (System.nanoTime() - start) / 1_000_000_000, step);
    }
}
