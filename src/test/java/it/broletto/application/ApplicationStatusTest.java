package it.broletto.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import it.broletto.application.ApplicationStatus.Event;
import it.broletto.shared.Refusal;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ApplicationStatusTest {

    @Inject
    AgroalDataSource database;

    @Test
    void theDatabaseAllowsExactlyTheMovesOfTheTable() throws SQLException {
        var here = new TreeSet<String>();
        for (var from : ApplicationStatus.values()) {
            for (var event : Event.values()) {
                if (from.allows(event)) {
                    here.add(from + " " + event + " " + from.after(event));
                } else {
                    assertEquals(
                            Refusal.Reason.ILLEGAL_TRANSITION,
                            assertThrows(Refusal.class, () -> from.after(event)).reason());
                }
            }
        }
        var there = new TreeSet<String>();
        try (var connection = database.getConnection();
                var rows = connection
                        .createStatement()
                        .executeQuery("select from_status, event, to_status from application_edge")) {
            while (rows.next()) {
                there.add(rows.getString(1) + " " + rows.getString(2) + " " + rows.getString(3));
            }
        }
        assertEquals(here, there);
    }
}
