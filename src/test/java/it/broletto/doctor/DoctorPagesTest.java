package it.broletto.doctor;

import static io.restassured.RestAssured.given;
import static it.broletto.Until.until;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import it.broletto.TestPerson;
import it.broletto.collection.Crowd;
import it.broletto.shared.Time;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DoctorPagesTest {

    @Inject
    DoctorJob doctor;

    @Inject
    DoctorService service;

    @Inject
    Reconciler reconciler;

    @Inject
    AgroalDataSource database;

    @Inject
    Clock clock;

    @Test
    void everybodySeesEachRuleWithItsFigure() {
        doctor.work();
        var page = given().get("/doctor").then().statusCode(200).extract().asString();
        for (var invariant : Invariant.values()) {
            assertTrue(page.contains("id=\"" + invariant.number() + "\""), invariant.name());
        }
        assertTrue(page.contains("Salute dei conti"));
        assertTrue(page.contains("Ogni promessa è incassata una volta sola."));
        given().cookie("broletto_language", "en")
                .get("/doctor")
                .then()
                .body(containsString("Each pledge is charged once only."));
        given().get("/").then().body(containsString("href=\"/doctor\""));
    }

    /** An envelope account from nowhere, as only the database's owner can make it. */
    @Test
    void moneyFromNowhereTurnsThePageRedAndRaisesTheAlarm() throws Exception {
        var owner = UUID.randomUUID();
        execute("""
                set local session_replication_role = replica;
                insert into ledger_account (kind, owner, book, side, floored, posted_cents) values ('COMMITTED', '%s', 'ENVELOPE', -1, true, 700)""".formatted(owner));
        try {
            shows(owner, true);
            given().get("/doctor").then().statusCode(200).body(containsString("notice-bad"));
            given().get("/q/metrics")
                    .then()
                    .body(containsString("broletto_money_invariant_broken{invariant=\"I15\"} 1.0"));
            given().get("/q/health/well").then().statusCode(503).body(containsString("I15"));
            given().get("/q/health/ready").then().statusCode(200);
        } finally {
            execute("set local session_replication_role = replica; delete from ledger_account where owner = '%s'"
                    .formatted(owner));
            shows(owner, false);
        }
    }

    /** Looks again and again, as often as the doctor is willing to, until the page says so. */
    private void shows(UUID thing, boolean wrong) throws InterruptedException {
        var page = "";
        for (var at = 0; at < 300; at++) {
            doctor.work();
            page = given().get("/doctor").asString();
            if (page.contains(thing.toString()) == wrong) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError(page);
    }

    @Test
    void ofManyWhoLookAtOnceOneLooks() throws Exception {
        var looks = Stream.<Callable<Boolean>>generate(
                        () -> () -> service.examine(Invariant.SUMS).isPresent())
                .limit(6)
                .toList();
        var pool = Executors.newFixedThreadPool(6);
        try (var holder = database.getConnection()) {
            holder.setAutoCommit(false);
            holder.createStatement()
                    .execute("select pg_advisory_xact_lock(hashtext('money-finding'), " + Invariant.SUMS.ordinal()
                            + ")");
            for (var look : pool.invokeAll(looks)) {
                assertEquals(false, look.get());
            }
            holder.rollback();
        } finally {
            pool.shutdown();
        }
        // Then somebody else may look.
        until(30, () -> service.examine(Invariant.SUMS).isPresent());
    }

    @Test
    void ourBooksAreComparedWithTheProvidersListAndDifferencesAreShown() throws SQLException {
        var day = clock.instant().minus(Duration.ofDays(6)).atZone(Time.ROME).toLocalDate();
        var extra = "collect-7-" + UUID.randomUUID();
        UUID campaign;
        try (var city = database.getConnection();
                var provider = database.getConnection()) {
            campaign = new Crowd(city, provider).collected(5);
        }
        reconciler.compare("sandbox", day);
        given().header(TestPerson.HEADER, TestPerson.staff("officer"))
                .get("/desk/reconciliation")
                .then()
                .statusCode(200)
                .body(containsString("Niente da chiarire"), not(containsString("Invia la valutazione")));
        var keys = "(select 'collect-1-' || id as key from pledge where campaign_id = '" + campaign
                + "' and amount_cents = 500 order by id limit 1 offset %d)";
        execute("update sandbox.deal set cents = 501 where key = " + keys.formatted(0));
        execute("delete from sandbox.deal where key = " + keys.formatted(1));
        execute(
                "insert into sandbox.deal (id, kind, key, request, pledge, cents, of, status, created_at) values ('%s', 'charge', '%s', '', '', 400, '', 'settled', now() - interval '6 days')"
                        .formatted(extra, extra));
        reconciler.compare("sandbox", day);
        given().header(TestPerson.HEADER, TestPerson.staff("officer"))
                .get("/desk/reconciliation")
                .then()
                .statusCode(200)
                .body(
                        containsString("Importo diverso"),
                        containsString("Manca da loro"),
                        containsString("Manca da noi"),
                        containsString(extra));
        execute("delete from sandbox.deal where key = '" + extra + "'");
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute(sql);
            connection.commit();
        }
    }
}
