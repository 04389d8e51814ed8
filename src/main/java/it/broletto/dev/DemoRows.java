package it.broletto.dev;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;

/** Rows of one table, sent in batches; the last ones when it is closed. */
final class DemoRows implements AutoCloseable {

    private static final int BATCH = 1000;

    private final PreparedStatement insert;
    private DemoRows parents;
    private int waiting;

    /** @param columns the table and its columns, for example {@code person (id, subject)} */
    DemoRows(Connection connection, String columns) throws SQLException {
        var count = columns.substring(columns.indexOf('(')).split(",").length;
        insert = connection.prepareStatement(
                "insert into " + columns + " values (" + String.join(", ", Collections.nCopies(count, "?")) + ")");
    }

    /** These rows refer to others, which are to be sent before them. */
    DemoRows after(DemoRows parents) {
        this.parents = parents;
        return this;
    }

    void add(Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            insert.setObject(i + 1, values[i] instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : values[i]);
        }
        insert.addBatch();
        if (++waiting == BATCH) {
            flush();
        }
    }

    private void flush() throws SQLException {
        if (parents != null) {
            parents.flush();
        }
        insert.executeBatch();
        waiting = 0;
    }

    @Override
    public void close() throws SQLException {
        if (waiting > 0) {
            flush();
        }
        insert.close();
    }
}
