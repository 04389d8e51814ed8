package it.broletto.application;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import it.broletto.Moves;
import it.broletto.application.ApplicationStatus.Event;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ApplicationStatusTest {

    @Inject
    AgroalDataSource database;

    @Test
    void theDatabaseAllowsExactlyTheMovesOfTheTable() throws SQLException {
        Moves.assertSame(
                database,
                "application_edge",
                ApplicationStatus.values(),
                Event.values(),
                ApplicationStatus::allows,
                ApplicationStatus::after);
    }
}
