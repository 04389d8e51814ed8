package it.broletto.identity;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Finds the pseudonym of a subject, or gives it one. */
@ApplicationScoped
@Transactional
public class PersonService {
    private final AgroalDataSource database;
    private final Clock clock;

    PersonService(AgroalDataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The same subject has the same id for ever, also when it arrives twice at once. */
    public UUID idOf(byte[] subject) {
        try {
            return find(subject).orElseGet(() -> insertAndFind(subject));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** False for somebody who is forgotten, and for an id of nobody. */
    boolean isKnown(UUID person) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("select 1 from person where id = ? and subject is not null")) {
            query.setObject(1, person);
            try (var row = query.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Optional<UUID> find(byte[] subject) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("select id from person where subject = ?")) {
            query.setBytes(1, subject);
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
            }
        }
    }

    private UUID insertAndFind(byte[] subject) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        "insert into person (id, subject, created_at) values (?, ?, ?) on conflict do nothing")) {
            insert.setObject(1, UUID.randomUUID());
            insert.setBytes(2, subject);
            insert.setTimestamp(3, Timestamp.from(clock.instant()));
            insert.executeUpdate();
            return find(subject).orElseThrow();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
