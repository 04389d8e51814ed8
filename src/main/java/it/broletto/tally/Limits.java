package it.broletto.tally;

/**
 * How large a file may be before reading stops, so that a hostile one cannot fill the memory. What a file says about
 * its own size is never trusted: nothing is reserved ahead.
 *
 * @param bytes of the whole file
 * @param ballots ballots; a million need about 0.2 GB while they are read, grouped ones less than 0.1 GB
 * @param cellBytes of one cell
 * @param cells in one row
 */
public record Limits(long bytes, int projects, int ballots, int cellBytes, int cells) {

    /** For files from visitors: 32 MiB, 10,000 projects, a million ballots. Łódź 2025, 60,272 ballots, has 2.6 MiB. */
    public static final Limits UPLOAD = new Limits(32L << 20, 10_000, 1_000_000, 1 << 20, 100);

    /** For files of one's own: 8 GiB, 10,000 projects, 20 million ballots. */
    public static final Limits LOCAL = new Limits(8L << 30, 10_000, 20_000_000, 1 << 20, 100);

    /** Costs of more than 10,000 projects might not add up in a long. */
    public Limits {
        if (projects > 10_000) {
            throw new IllegalArgumentException("at most 10000 projects, not " + projects);
        }
    }
}
