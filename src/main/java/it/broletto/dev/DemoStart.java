package it.broletto.dev;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import it.broletto.identity.Pseudonyms;
import it.broletto.shared.Sealed;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;

/** Fills an empty demo database at the start, and says when a kept one has grown old. */
@ApplicationScoped
@IfBuildProfile("demo")
class DemoStart {

    /** After as many days the demo's open vote is about to close. */
    private static final int OLD_AFTER_DAYS = 10;

    private final AgroalDataSource database;
    private final Clock clock;
    private final Pseudonyms pseudonyms;
    private final Sealed sealed;
    private final DemoCalls calls;

    DemoStart(AgroalDataSource database, Clock clock, Pseudonyms pseudonyms, Sealed sealed, DemoCalls calls) {
        this.database = database;
        this.clock = clock;
        this.pseudonyms = pseudonyms;
        this.sealed = sealed;
        this.calls = calls;
    }

    /** After the districts were loaded, before the first request. */
    void fill(@Observes @Priority(200) StartupEvent start) throws SQLException {
        var begun = clock.millis();
        Log.info("Filling the demo city");
        if (new DemoCity(database, clock, pseudonyms::of, sealed::seal).build()) {
            calls.write();
            Log.infof("The demo city is filled, in %d s", (clock.millis() - begun) / 1000);
        } else {
            Log.info("The demo city is there already");
        }
    }

    /** A line for the banner when the kept demo city has grown old; empty while it is fresh. */
    String age() {
        try (var connection = database.getConnection();
                var row = connection
                        .createStatement()
                        .executeQuery("select current_date - min(installed_on)::date from flyway_schema_history")) {
            row.next();
            return age(row.getInt(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static String age(int days) {
        return days < OLD_AFTER_DAYS
                ? ""
                : "  The demo city was made " + days + " days ago: its votes close one by one.\n"
                        + "  mvn -Pdemo -Dbroletto.demo.reset=true makes it anew, dated from today.\n";
    }
}
