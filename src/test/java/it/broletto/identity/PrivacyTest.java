package it.broletto.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import it.broletto.Browser;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PrivacyTest {
    private static final List<String> SECRETS = List.of("lmrysf90l19z330s", "el amrani");

    @Inject
    AgroalDataSource database;

    @Test
    void neitherCodiceFiscaleNorNameIsInTheDatabaseOrInTheLog() throws SQLException {
        Queue<String> log = new ConcurrentLinkedQueue<>();
        var ear = new Handler() {
            @Override
            public void publish(LogRecord record) {
                log.add(String.valueOf(record.getMessage())
                        + java.util.Arrays.toString(record.getParameters())
                        + record.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger.getLogger("").addHandler(ear);
        try (var browser = Browser.open()) {
            Logger.getLogger("").info("the ear hears");
            browser.signInWithSpid("yelamrani", 2);
            browser.go("/login/step-up?return=/");
            browser.go("/");
        } finally {
            Logger.getLogger("").removeHandler(ear);
        }
        assertTrue(log.stream().anyMatch(line -> line.contains("the ear hears")));
        for (var secret : SECRETS) {
            assertFalse(
                    log.stream().anyMatch(line -> line.toLowerCase(Locale.ROOT).contains(secret)),
                    secret + " in the log");
            assertEquals(List.of(), tablesWith(secret), secret);
        }
    }

    private List<String> tablesWith(String secret) throws SQLException {
        List<String> found = new ArrayList<>();
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (var rows = statement.executeQuery(
                    "select table_name from information_schema.tables where table_schema = 'public'")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            assertTrue(tables.contains("person"));
            for (var table : tables) {
                try (var rows = statement.executeQuery(
                        "select count(*) from \"" + table + "\" as t where t::text ilike '%" + secret + "%'")) {
                    rows.next();
                    if (rows.getLong(1) > 0) {
                        found.add(table);
                    }
                }
            }
        }
        return found;
    }
}
