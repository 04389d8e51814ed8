package it.broletto.tally;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of cells after RFC 4180, with {@code ;} between cells. Works on bytes, where UTF-8 keeps quotes, semicolons and
 * line ends unmistakable: only CR, LF and CRLF end a line (U+2028 and the like are text), and an error knows its line.
 */
final class RecordReader {

    private static final int END = -1;

    private final InputStream in;
    private final Limits limits;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int filled;
    private long bytesRead;
    private byte[] cell = new byte[256];
    private int cellLength;
    private List<String> cells = List.of();
    private boolean firstIsQuoted;
    private long line;
    private long nextLine = 1;

    RecordReader(InputStream in, Limits limits) throws IOException, PabulibException {
        this.in = in;
        this.limits = limits;
        skipByteOrderMark();
    }

    /** Goes to the next row that is not blank. */
    boolean next() throws IOException, PabulibException {
        do {
            var next = read();
            if (next == END) {
                return false;
            }
            readRow(next);
        } while (cells.size() == 1 && cells.get(0).isBlank());
        return true;
    }

    /** Cells of the current row, at least one. */
    List<String> cells() {
        return cells;
    }

    boolean firstIsQuoted() {
        return firstIsQuoted;
    }

    /** Where the current row begins, from 1. */
    long line() {
        return Math.max(1, line);
    }

    private void readRow(int first) throws IOException, PabulibException {
        line = nextLine;
        cells = new ArrayList<>();
        firstIsQuoted = first == '"';
        var next = readCell(first);
        while (next == ';') {
            next = readCell(read());
        }
        if (next != END) {
            endLine(next);
        }
    }

    /** Reads one cell that begins with the given byte and returns the byte that ended it. */
    private int readCell(int first) throws IOException, PabulibException {
        cellLength = 0;
        var next = first == '"' ? readQuoted() : readPlain(first);
        if (cells.size() == limits.cells()) {
            throw flaw(Problem.TOO_MANY_CELLS, limits.cells());
        }
        cells.add(decoded());
        return next;
    }

    private int readPlain(int first) throws IOException, PabulibException {
        var next = first;
        while (next != ';' && next != '\n' && next != '\r' && next != END) {
            append(next);
            next = read();
        }
        return next;
    }

    private int readQuoted() throws IOException, PabulibException {
        var opened = nextLine;
        while (true) {
            var next = read();
            if (next == END) {
                throw new PabulibException(opened, Problem.UNCLOSED_QUOTE);
            }
            if (next == '"') {
                next = read();
                if (next != '"') {
                    return afterQuote(next);
                }
            } else if (next == '\n' || next == '\r' && peek() != '\n') {
                nextLine++;
            }
            append(next);
        }
    }

    private int afterQuote(int next) throws PabulibException {
        if (next != ';' && next != '\n' && next != '\r' && next != END) {
            throw flaw(Problem.TEXT_AFTER_QUOTE);
        }
        return next;
    }

    private void endLine(int end) throws IOException, PabulibException {
        nextLine++;
        if (end == '\r' && peek() == '\n') {
            read();
        }
    }

    private void append(int next) throws PabulibException {
        if (next == 0) {
            throw flaw(Problem.NUL_BYTE);
        }
        if (cellLength == limits.cellBytes()) {
            throw flaw(Problem.CELL_TOO_LONG, limits.cellBytes());
        }
        if (cellLength == cell.length) {
            cell = Arrays.copyOf(cell, 2 * cell.length);
        }
        cell[cellLength++] = (byte) next;
    }

    /** Decoding without checks is fast and puts U+FFFD where bytes are wrong; only then the strict decoder is asked. */
    private String decoded() throws PabulibException {
        var text = new String(cell, 0, cellLength, StandardCharsets.UTF_8);
        if (text.indexOf('\ufffd') >= 0) {
            try {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(cell, 0, cellLength));
            } catch (CharacterCodingException notText) {
                throw flaw(Problem.NOT_UTF8);
            }
        }
        return text;
    }

    private PabulibException flaw(Problem problem, Object... arguments) {
        return new PabulibException(nextLine, problem, arguments);
    }

    private void skipByteOrderMark() throws IOException, PabulibException {
        if (peek() == 0xEF) {
            read();
            if (read() != 0xBB || read() != 0xBF) {
                throw flaw(Problem.NOT_UTF8);
            }
        }
    }

    private int read() throws IOException, PabulibException {
        var next = peek();
        position++;
        return next;
    }

    private int peek() throws IOException, PabulibException {
        if (position >= filled) {
            filled = in.read(buffer);
            position = 0;
            bytesRead += Math.max(0, filled);
            if (bytesRead > limits.bytes()) {
                throw flaw(Problem.TOO_LARGE, limits.bytes());
            }
        }
        return filled <= 0 ? END : buffer[position] & 0xFF;
    }
}
