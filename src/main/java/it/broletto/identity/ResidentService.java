package it.broletto.identity;

import io.agroal.api.AgroalDataSource;
import it.broletto.audit.Actor;
import it.broletto.audit.AuditService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Loads the register of residents. */
@ApplicationScoped
@Transactional
public class ResidentService {
    private static final int BATCH = 10_000;

    /** How many residents there are, as of the day of the extract. */
    public record Register(long count, LocalDate asOf) {}

    private final AgroalDataSource database;
    private final Pseudonyms pseudonyms;
    private final AuditService audit;

    ResidentService(AgroalDataSource database, Pseudonyms pseudonyms, AuditService audit) {
        this.database = database;
        this.pseudonyms = pseudonyms;
        this.audit = audit;
    }

    public Optional<Register> register() {
        try (var connection = database.getConnection();
                var row = connection.createStatement().executeQuery("select count(*), max(as_of) from resident")) {
            row.next();
            return row.getLong(1) == 0
                    ? Optional.empty()
                    : Optional.of(new Register(row.getLong(1), row.getObject(2, LocalDate.class)));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Replaces the whole register, or changes nothing if the file has a mistake; the answer lists them. */
    ResidentsFile load(InputStream csv, LocalDate asOf, Actor administrator) {
        try (var connection = database.getConnection()) {
            var file = ResidentsFile.read(csv, districts(connection));
            if (file.mistakeCount() == 0) {
                replace(connection, file.residents(), asOf);
                audit.record(
                        administrator,
                        "residents.loaded",
                        null,
                        null,
                        String.valueOf(file.residents().size()));
            }
            return file;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> districts(Connection connection) throws SQLException {
        Set<String> codes = new HashSet<>();
        try (var rows = connection.createStatement().executeQuery("select code from district")) {
            while (rows.next()) {
                codes.add(rows.getString(1));
            }
        }
        return codes;
    }

    private void replace(Connection connection, List<ResidentsFile.Line> residents, LocalDate asOf)
            throws SQLException {
        connection.createStatement().execute("lock table resident in exclusive mode");
        connection.createStatement().execute("delete from resident");
        try (var insert = connection.prepareStatement(
                "insert into resident (subject, district, as_of) select s, d, ? from unnest(?::bytea[], ?::text[]) as t(s, d)")) {
            for (var from = 0; from < residents.size(); from += BATCH) {
                var batch = residents.subList(from, Math.min(from + BATCH, residents.size()));
                insert.setObject(1, asOf);
                insert.setArray(
                        2,
                        connection.createArrayOf(
                                "bytea",
                                batch.stream()
                                        .map(line -> pseudonyms.of(line.codice()))
                                        .toArray(byte[][]::new)));
                insert.setArray(
                        3,
                        connection.createArrayOf(
                                "text",
                                batch.stream().map(ResidentsFile.Line::district).toArray()));
                insert.executeUpdate();
            }
        }
    }
}
