package it.broletto.dev;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import it.broletto.EmbeddedServices;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** The annotation below serves every Quarkus test of the project. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class EmbeddedDatabaseTest {
    @Inject
    AgroalDataSource database;

    @Test
    void testsRunOnARealPostgreSql18ThatKnowsItalianLetters() throws SQLException {
        try (var connection = database.getConnection();
                var row = connection.createStatement().executeQuery("select version(), upper('perché')")) {
            assertTrue(row.next());
            assertTrue(row.getString(1).startsWith("PostgreSQL 18"), row.getString(1));
            assertEquals("PERCHÉ", row.getString(2));
        }
    }
}
