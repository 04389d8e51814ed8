package it.broletto.identity;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** The residents' register as last loaded from the municipality's file. */
@ApplicationScoped
class Residents implements ResidenceRegistry {
    private final AgroalDataSource database;

    Residents(AgroalDataSource database) {
        this.database = database;
    }

    @Override
    public Optional<Residence> residenceOf(UUID person) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(
                        "select district, as_of from resident join person using (subject) where person.id = ?")) {
            query.setObject(1, person);
            try (var row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new Residence(row.getString(1), row.getObject(2, LocalDate.class)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
