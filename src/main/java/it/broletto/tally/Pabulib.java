package it.broletto.tally;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * The Pabulib format ({@code .pb}): three sections of semicolon-separated rows, META, PROJECTS and VOTES, in UTF-8.
 * <p>
 * Read strictly where a slip could change a count: all five types of votes, the bounds of their length and points,
 * {@code default_score}, and {@code scoring_fn}, which must be Borda. Points are whole numbers. Kept as said and never
 * trusted: totals per project (votes, score, selected), all else about projects and voters, dates, and
 * {@code min_sum_cost} and {@code max_sum_cost}, because real files raise the cost of projects withdrawn after the vote.
 * Source: P. Faliszewski et al., Participatory Budgeting: Data, Tools, and Analysis, IJCAI 2023.
 */
public final class Pabulib {

    private Pabulib() {}

    /** {@link #read(InputStream, Limits)} within {@link Limits#UPLOAD}. */
    public static Election read(InputStream in) throws IOException, PabulibException {
        return read(in, Limits.UPLOAD);
    }

    /**
     * Reads to the end and leaves the stream open.
     *
     * @throws PabulibException if it is not a countable election, with line, column and reason
     * @throws IOException if the stream cannot be read
     */
    public static Election read(InputStream in, Limits limits) throws IOException, PabulibException {
        return new PabulibReader(in, limits, false).read();
    }

    /**
     * As {@link Election#grouped()} of {@link #read(InputStream, Limits)}, but identical ballots are merged while they are
     * read and nothing is kept of their voters, so that ten million ballots need no object each. For counting.
     *
     * @throws PabulibException as {@link #read(InputStream, Limits)} does
     * @throws IOException if the stream cannot be read
     */
    public static Election readGrouped(InputStream in, Limits limits) throws IOException, PabulibException {
        return new PabulibReader(in, limits, true).read();
    }

    /**
     * Writes what {@link #read(InputStream)} reads back as an equal election; a ballot of several voters becomes
     * several rows. Leaves the stream open.
     */
    public static void write(Election election, OutputStream out) throws IOException {
        new PabulibWriter(out).write(election);
    }

    /** The bytes of {@link #write}, for elections that fit into memory twice. */
    public static byte[] bytes(Election election) {
        var bytes = new ByteArrayOutputStream();
        try {
            write(election, bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
