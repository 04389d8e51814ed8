package it.broletto;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import it.broletto.dev.EmbeddedDatabase;

import java.util.Map;

/**
 * One PostgreSQL for the whole test run. Its address is a system property, because the same class may be loaded by
 * more than one class loader in one run.
 */
public class EmbeddedServices implements QuarkusTestResourceLifecycleManager {
    private static final String URL = "broletto.test.database";

    @Override
    public Map<String, String> start() {
        return Map.of(
                "quarkus.datasource.jdbc.url", database(),
                "quarkus.datasource.username", "postgres",
                "quarkus.datasource.password", "postgres");
    }

    private static String database() {
        synchronized (URL.intern()) {
            if (System.getProperty(URL) == null) {
                var database = EmbeddedDatabase.throwaway();
                Runtime.getRuntime().addShutdownHook(new Thread(database::close));
                System.setProperty(URL, database.jdbcUrl());
            }
            return System.getProperty(URL);
        }
    }

    @Override
    public void stop() {
        // Shared by every test class of the run; the shutdown hook ends it.
    }
}
