package it.broletto.payout;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import it.broletto.Moves;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PayoutStatusTest {

    @Inject
    AgroalDataSource database;

    @Test
    void theDatabaseAllowsExactlyTheMovesOfTheTable() throws SQLException {
        Moves.assertSame(
                database,
                "payout_edge",
                PayoutStatus.values(),
                PayoutStatus.Event.values(),
                PayoutStatus::allows,
                PayoutStatus::after);
    }
}
