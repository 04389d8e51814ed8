package it.broletto.collection;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import it.broletto.Moves;
import it.broletto.collection.PledgeStatus.Event;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PledgeStatusTest {

    @Inject
    AgroalDataSource database;

    @Test
    void theDatabaseAllowsExactlyTheMovesOfTheTable() throws SQLException {
        Moves.assertSame(
                database,
                "pledge_edge",
                PledgeStatus.values(),
                Event.values(),
                PledgeStatus::allows,
                PledgeStatus::after);
    }
}
