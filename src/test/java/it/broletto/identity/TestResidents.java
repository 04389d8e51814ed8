package it.broletto.identity;

import io.agroal.api.AgroalDataSource;
import it.broletto.TestPerson;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** People for tests: fresh citizens, and where the register says that they live. */
@ApplicationScoped
public class TestResidents {
    private static final int MANY = 12_000;
    private static final AtomicInteger NEXT = new AtomicInteger(new SecureRandom().nextInt(MANY));

    private final AgroalDataSource database;
    private final Pseudonyms pseudonyms;
    private final PersonService persons;

    TestResidents(AgroalDataSource database, Pseudonyms pseudonyms, PersonService persons) {
        this.database = database;
        this.pseudonyms = pseudonyms;
        this.persons = persons;
    }

    /** A codice fiscale that nobody of this test was given before. */
    public String somebody() {
        return TestPerson.codiceFiscale(4_000 + NEXT.getAndIncrement() % MANY);
    }

    /** The pseudonym of somebody who signs in with this codice fiscale. */
    public UUID idOf(String codiceFiscale) {
        return persons.idOf(subject(codiceFiscale));
    }

    /** Enters somebody into the register. */
    public void register(String codiceFiscale, String district) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        "insert into resident (subject, district, as_of)"
                                + " values (?, ?, current_date) on conflict (subject) do update set district = excluded.district")) {
            insert.setBytes(1, subject(codiceFiscale));
            insert.setString(2, district);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] subject(String codiceFiscale) {
        return pseudonyms.of(CodiceFiscale.parse(codiceFiscale).orElseThrow());
    }
}
