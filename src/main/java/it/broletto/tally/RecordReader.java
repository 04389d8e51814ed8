package it.broletto.tally;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Rows of cells after RFC 4180, with {@code ;} between cells. Works on bytes, where UTF-8 keeps quotes, semicolons and
 * line ends unmistakable: only CR, LF and CRLF end a line (U+2028 and the like are text), and an error knows its place.
 * A row is bytes in an array that the next row overwrites; texts are made only of cells that are asked for.
 */
final class RecordReader {

    private static final int END = -1;
    private static final int CONTINUATION_MASK = 0xC0;
    private static final int CONTINUATION = 0x80;

    private final InputStream in;
    private final Limits limits;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int filled;
    private long bytesRead;

    // where the reading is
    private long line = 1;
    private long lineStart;
    private long continuations;

    // the current row
    private byte[] bytes = new byte[1 << 12];
    private int length;
    private int cells;
    private int[] ends = new int[16];
    private long[] lines = {1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    private long[] columns = {1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    private boolean[] quoted = new boolean[16];
    private boolean ascii;

    // what is looked at
    private int cell;
    private int offset;

    RecordReader(InputStream in, Limits limits) throws IOException, PabulibException {
        this.in = in;
        this.limits = limits;
        skipByteOrderMark();
    }

    /** Goes to the next row that is not blank. */
    boolean next() throws IOException, PabulibException {
        do {
            lookAt(0);
            if (peek() == END) {
                return false;
            }
            readRow();
        } while (cells == 1 && isBlank(0));
        return true;
    }

    /** Cells of the current row, at least one. */
    int size() {
        return cells;
    }

    String text(int index) {
        return text(start(index), end(index));
    }

    /** UTF-8, from {@link #start} to {@link #end} of a cell, without the quotes around it. Not to be changed. */
    byte[] bytes() {
        return bytes;
    }

    int start(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }

    int end(int index) {
        return ends[index];
    }

    String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    boolean isBlank(int index) {
        return firstOf(start(index), end(index)) == end(index)
                || !ascii && text(index).isBlank();
    }

    /** Without the ASCII spaces at its beginning, a part of {@link #bytes()} begins here. */
    int firstOf(int from, int to) {
        var at = from;
        while (at < to && isSpace(bytes[at])) {
            at++;
        }
        return at;
    }

    /** Without the ASCII spaces at its end, a part of {@link #bytes()} ends here. */
    int lastOf(int from, int to) {
        var at = to;
        while (at > from && isSpace(bytes[at - 1])) {
            at--;
        }
        return at;
    }

    /** As {@link String#strip()} sees it. */
    private static boolean isSpace(byte next) {
        return next >= 0 && next <= ' ' && Character.isWhitespace(next);
    }

    boolean isQuoted(int index) {
        return quoted[index];
    }

    /** What an error that follows is about. */
    void lookAt(int index) {
        cell = index;
        offset = 0;
    }

    /** As {@link #lookAt(int)}, with the place within {@link #bytes()} where the part in question begins. */
    void lookAt(int index, int from) {
        cell = index;
        offset = from - start(index);
    }

    /** Line of the cell that is looked at, from 1. */
    long line() {
        return lines[cell];
    }

    /** Place in that line at which it begins, in characters from 1. */
    long column() {
        if (!quoted[cell]) {
            return columns[cell] + characters(start(cell), start(cell) + offset);
        }
        for (var at = start(cell); at < start(cell) + offset; at++) {
            if (bytes[at] == '"' || bytes[at] == '\n' || bytes[at] == '\r') {
                return columns[cell];
            }
        }
        return columns[cell] + (offset == 0 ? 0 : 1 + characters(start(cell), start(cell) + offset));
    }

    private long characters(int from, int to) {
        var characters = 0L;
        for (var at = from; at < to; at++) {
            characters += (bytes[at] & CONTINUATION_MASK) == CONTINUATION ? 0 : 1;
        }
        return characters;
    }

    private void readRow() throws IOException, PabulibException {
        cells = 0;
        length = 0;
        ascii = true;
        var next = readCell();
        while (next == ';') {
            next = readCell();
        }
        if (next != END) {
            endLine(next);
        }
    }

    /** Reads one cell and returns the byte that ended it. */
    private int readCell() throws IOException, PabulibException {
        if (cells == limits.cells()) {
            throw flaw(Problem.TOO_MANY_CELLS, limits.cells());
        }
        if (cells == ends.length) {
            ends = Arrays.copyOf(ends, 2 * cells);
            lines = Arrays.copyOf(lines, 2 * cells);
            columns = Arrays.copyOf(columns, 2 * cells);
            quoted = Arrays.copyOf(quoted, 2 * cells);
        }
        quoted[cells] = peek() == '"';
        lines[cells] = line;
        columns[cells] = columnHere();
        var next = quoted[cells] ? readQuoted() : readPlain();
        ends[cells] = length;
        cells++;
        if (!ascii) {
            checkText(cells - 1);
        }
        return next;
    }

    private int readPlain() throws IOException, PabulibException {
        while (position < filled || fill()) {
            var from = position;
            while (position < filled) {
                var next = buffer[position];
                if (next == ';' || next == '\n' || next == '\r') {
                    append(from, position);
                    position++;
                    return next;
                }
                if (next <= 0) {
                    checkUnusual(next);
                }
                position++;
            }
            append(from, position);
        }
        return END;
    }

    private int readQuoted() throws IOException, PabulibException {
        var openedLine = line;
        var openedColumn = columnHere();
        position++;
        while (true) {
            var next = peek();
            if (next == END) {
                throw new PabulibException(openedLine, openedColumn, new InvalidElection(Problem.UNCLOSED_QUOTE));
            }
            if (next == '"') {
                position++;
                if (peek() != '"') {
                    return afterQuote();
                }
            } else if ((byte) next <= 0) {
                checkUnusual((byte) next);
            }
            append(position, position + 1);
            position++;
            if (next == '\n' || next == '\r' && peek() != '\n') {
                startLine();
            }
        }
    }

    private int afterQuote() throws IOException, PabulibException {
        var next = peek();
        if (next != ';' && next != '\n' && next != '\r' && next != END) {
            throw flaw(Problem.TEXT_AFTER_QUOTE);
        }
        position++;
        return next;
    }

    private void endLine(int end) throws IOException, PabulibException {
        if (end == '\r' && peek() == '\n') {
            position++;
        }
        startLine();
    }

    private void startLine() {
        line++;
        lineStart = bytesBefore();
        continuations = 0;
    }

    private void checkUnusual(byte next) throws PabulibException {
        if (next == 0) {
            throw flaw(Problem.NUL_BYTE);
        }
        ascii = false;
        continuations += (next & CONTINUATION_MASK) == CONTINUATION ? 1 : 0;
    }

    private void append(int from, int to) throws PabulibException {
        var more = to - from;
        if (length - start(cells) + more > limits.cellBytes()) {
            throw new PabulibException(
                    lines[cells], columns[cells], new InvalidElection(Problem.CELL_TOO_LONG, limits.cellBytes()));
        }
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
        System.arraycopy(buffer, from, bytes, length, more);
        length += more;
    }

    /** Decoding without checks is fast and puts U+FFFD where bytes are wrong; only then the strict decoder is asked. */
    private void checkText(int index) throws PabulibException {
        if (text(index).indexOf('\ufffd') >= 0) {
            try {
                StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes, start(index), end(index) - start(index)));
            } catch (CharacterCodingException notText) {
                throw new PabulibException(lines[index], columns[index], new InvalidElection(Problem.NOT_UTF8));
            }
        }
    }

    private PabulibException flaw(Problem problem, Object... arguments) {
        return new PabulibException(line, columnHere(), new InvalidElection(problem, arguments));
    }

    private long columnHere() {
        return 1 + bytesBefore() - lineStart - continuations;
    }

    private long bytesBefore() {
        return bytesRead - Math.max(0, filled) + position;
    }

    private void skipByteOrderMark() throws IOException, PabulibException {
        if (peek() == 0xEF) {
            position++;
            for (var next : new int[] {0xBB, 0xBF}) {
                if (peek() != next) {
                    throw flaw(Problem.NOT_UTF8);
                }
                position++;
            }
            lineStart = bytesBefore();
        }
    }

    private int peek() throws IOException, PabulibException {
        return position < filled || fill() ? buffer[position] & 0xFF : END;
    }

    private boolean fill() throws IOException, PabulibException {
        filled = in.read(buffer);
        position = 0;
        bytesRead += Math.max(0, filled);
        if (bytesRead > limits.bytes()) {
            throw flaw(Problem.TOO_LARGE, limits.bytes());
        }
        return filled > 0;
    }
}
