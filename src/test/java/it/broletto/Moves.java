package it.broletto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.agroal.api.AgroalDataSource;
import it.broletto.shared.Refusal;
import java.sql.SQLException;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;

/** A table of moves that stands in the code and in the database. */
public final class Moves {

    private Moves() {}

    /** Fails unless both allow the same moves, and the code refuses all others with {@code ILLEGAL_TRANSITION}. */
    public static <S extends Enum<S>, E extends Enum<E>> void assertSame(
            AgroalDataSource database,
            String table,
            S[] statuses,
            E[] events,
            BiPredicate<S, E> allows,
            BiFunction<S, E, S> after)
            throws SQLException {
        var here = new TreeSet<String>();
        for (var from : statuses) {
            for (var event : events) {
                if (allows.test(from, event)) {
                    here.add(from + " " + event + " " + after.apply(from, event));
                } else {
                    var refusal = assertThrows(Refusal.class, () -> after.apply(from, event), from + " " + event);
                    assertEquals(Refusal.Reason.ILLEGAL_TRANSITION, refusal.reason());
                }
            }
        }
        var there = new TreeSet<String>();
        try (var connection = database.getConnection();
                var rows = connection
                        .createStatement()
                        .executeQuery("select from_status, event, to_status from " + table)) {
            while (rows.next()) {
                there.add(rows.getString(1) + " " + rows.getString(2) + " " + rows.getString(3));
            }
        }
        assertEquals(here, there);
    }
}
