package it.broletto.payout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PayoutStatusTest {

    @Inject
    AgroalDataSource database;

    @Test
    void theDatabaseAllowsExactlyTheMovesOfTheTable() throws SQLException {
        var here = new TreeSet<String>();
        for (var from : PayoutStatus.values()) {
            for (var event : PayoutStatus.Event.values()) {
                if (from.allows(event)) {
                    here.add(from + " " + event + " " + from.after(event));
                }
            }
        }
        var there = new TreeSet<String>();
        try (var connection = database.getConnection();
                var rows = connection
                        .createStatement()
                        .executeQuery("select from_status, event, to_status from payout_edge")) {
            while (rows.next()) {
                there.add(rows.getString(1) + " " + rows.getString(2) + " " + rows.getString(3));
            }
        }
        assertEquals(here, there);
    }
}
