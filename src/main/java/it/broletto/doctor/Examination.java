package it.broletto.doctor;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;

/** Looks at one invariant over a connection that need not be the application's. Writes nothing. */
final class Examination {

    private final Connection database;
    private final Clock clock;

    Examination(Connection database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @param upTo where the last piece ended of what is read piece by piece; 0 to begin */
    Finding of(Invariant invariant, long upTo) throws SQLException {
        var begun = clock.instant();
        if (invariant == Invariant.CHAIN) {
            var read = ChainCheck.after(database, upTo);
            return new Finding(
                    invariant,
                    begun,
                    read.entries(),
                    read.flaw() == null ? 0 : 1,
                    read.flaw(),
                    since(begun),
                    read.upTo());
        }
        if (invariant == Invariant.MATCHES) {
            var read = MatchCheck.after(database, upTo);
            return new Finding(
                    invariant, begun, read.decisions(), read.broken(), read.example(), since(begun), read.upTo());
        }
        try (var statement = database.createStatement();
                var row = statement.executeQuery(invariant.sql())) {
            row.next();
            return new Finding(invariant, begun, row.getLong(1), row.getLong(2), row.getString(3), since(begun), 0);
        }
    }

    private long since(java.time.Instant begun) {
        return Duration.between(begun, clock.instant()).toMillis();
    }
}
