package it.broletto.identity;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import it.broletto.TestPerson;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ResidentsTest {
    private static final String MARIO = "RSSMRA80A01F205X";
    private static final String LUCIA = "VRDLCU85T50F205H";

    @Inject
    ResidenceRegistry registry;

    @Inject
    PersonService persons;

    @Inject
    Pseudonyms pseudonyms;

    @Inject
    AgroalDataSource database;

    /** A load replaces the whole register, which other tests write to as well: it is put aside. */
    @BeforeEach
    void putRegisterAside() throws SQLException {
        sql(
                "drop table if exists resident_aside",
                "create table resident_aside as select * from resident",
                "delete from resident",
                "insert into district (code, name, position, outline, simplified) values ('T1', 'Prova', 99, '{}', true) "
                        + "on conflict do nothing");
    }

    @AfterEach
    void putRegisterBack() throws SQLException {
        sql(
                "delete from resident",
                "insert into resident select * from resident_aside",
                "drop table resident_aside",
                "delete from district where code = 'T1'");
    }

    private void sql(String... statements) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static ValidatableResponse load(String csv, String asOf) {
        return given().header(TestPerson.HEADER, TestPerson.staff("administrator"))
                .multiPart("file", "residenti.csv", csv.getBytes(StandardCharsets.UTF_8), "text/csv")
                .multiPart("asOf", asOf)
                .redirects()
                .follow(false)
                .post("/desk/residents")
                .then();
    }

    private Optional<String> districtOf(String codice) {
        return registry.districtOf(
                persons.idOf(pseudonyms.of(CodiceFiscale.parse(codice).orElseThrow())));
    }

    @Test
    void theNewExtractReplacesTheOneBefore() {
        load("\uFEFFcodice_fiscale;district\r\n" + MARIO + ";T1\r\n" + LUCIA.toLowerCase() + ";T1\r\n", "2026-01-31")
                .statusCode(303);
        assertEquals(Optional.of("T1"), districtOf(MARIO));
        assertEquals(Optional.of("T1"), districtOf(LUCIA));
        load("codice_fiscale;district\n" + MARIO + ";T1", "2026-02-28").statusCode(303);
        assertEquals(Optional.empty(), districtOf(LUCIA));
        var mario = persons.idOf(pseudonyms.of(CodiceFiscale.parse(MARIO).orElseThrow()));
        assertEquals(
                LocalDate.of(2026, 2, 28),
                registry.residenceOf(mario).orElseThrow().asOf());
    }

    @Test
    void aFileWithMistakesChangesNothingAndNamesEachLine() {
        load("codice_fiscale;district\n" + MARIO + ";T1", "2026-01-31").statusCode(303);
        load(
                        "codice_fiscale;district\n" + LUCIA + ";T1\nXXX;T1\n" + MARIO + "\n" + MARIO + ";NOWHERE\n"
                                + LUCIA + ";T1\n",
                        "2026-02-28")
                .statusCode(422)
                .body(containsString("Righe da correggere: 4"))
                .body(containsString("Riga 3: il codice fiscale è sbagliato"))
                .body(containsString("Riga 4: servono due colonne"))
                .body(containsString("Riga 5: questa zona non c"))
                .body(containsString("Riga 6: questo codice fiscale c"))
                .body(not(containsString(LUCIA)))
                .body(containsString("value=\"2026-02-28\""));
        assertEquals(Optional.of("T1"), districtOf(MARIO));
        assertEquals(Optional.empty(), districtOf(LUCIA));
    }

    @Test
    void whatIsNoExtractIsRefusedInWords() {
        load("", "2026-01-31").statusCode(422).body(containsString("Scegli il file"));
        load("nome;cognome\n", "2026-01-31").statusCode(422).body(containsString("la prima riga deve essere"));
        load("codice_fiscale;district\n\n", "2026-01-31")
                .statusCode(422)
                .body(containsString("non contiene residenti"));
        load("codice_fiscale;district\n" + MARIO + ";T1", "2999-01-01")
                .statusCode(422)
                .body(containsString("nel futuro"));
        load("codice_fiscale;district\n" + MARIO + ";T1", "ieri").statusCode(422);
        given().header(TestPerson.HEADER, TestPerson.staff("administrator"))
                .multiPart("file", "foto.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', (byte) 0xff, 0}, "text/csv")
                .multiPart("asOf", "2026-01-31")
                .post("/desk/residents")
                .then()
                .statusCode(422)
                .body(containsString("UTF-8"));
    }

    @Test
    void onlyAnAdministratorMayLoadIt() {
        given().header(TestPerson.HEADER, TestPerson.staff("officer"))
                .get("/desk/residents")
                .then()
                .statusCode(403);
        given().header(TestPerson.HEADER, TestPerson.citizen(MARIO))
                .get("/desk/residents")
                .then()
                .statusCode(403);
        given().redirects()
                .follow(false)
                .get("/desk/residents")
                .then()
                .statusCode(303)
                .header("Location", containsString("/login?return=%2Fdesk%2Fresidents"));
    }
}
