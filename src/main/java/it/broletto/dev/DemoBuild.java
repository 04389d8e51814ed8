package it.broletto.dev;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.BinaryOperator;

/** What all parts of the demo city share while it is built in one transaction. */
record DemoBuild(
        Connection connection,
        DemoDays days,
        DemoRandom chance,
        DemoTexts texts,
        BinaryOperator<String> seal,
        List<LogLine> log) {

    /** A line of the public log to be. */
    private record LogLine(Instant at, String role, UUID actor, String act, UUID subject, UUID round, String detail) {}

    DemoBuild(Connection connection, DemoDays days, DemoRandom chance, DemoTexts texts, BinaryOperator<String> seal) {
        this(connection, days, chance, texts, seal, new ArrayList<>());
    }

    DemoRows rows(String columns) throws SQLException {
        return new DemoRows(connection, columns);
    }

    void run(String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    /** The next number of a sequence. */
    long next(String sequence) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select nextval('" + sequence + "')")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Remembers a line of the public log; {@code actor} null = the system. */
    void record(Instant at, String role, UUID actor, String act, UUID subject, UUID round, String detail) {
        log.add(new LogLine(at, role, actor, act, subject, round, detail));
    }

    /** Writes the log in the order of time, as it would have grown. */
    void writeLog() throws SQLException {
        log.sort(Comparator.comparing(LogLine::at));
        try (var rows = rows("audit_entry (at, actor_role, actor_id, act, subject_id, round_id, detail)")) {
            for (var line : log) {
                rows.add(line.at, line.role, line.actor, line.act, line.subject, line.round, line.detail);
            }
        }
    }
}
