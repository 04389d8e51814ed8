package it.broletto.accountability;

import io.agroal.api.AgroalDataSource;
import it.broletto.audit.Actor;
import it.broletto.identity.Person;
import it.broletto.identity.PersonService;
import it.broletto.identity.Role;
import it.broletto.round.Phase;
import it.broletto.round.RoundView;
import it.broletto.round.TestRounds;
import it.broletto.shared.Money;
import it.broletto.shared.Time;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/** Projects that won, for tests, each made anew. */
@ApplicationScoped
public class Works {

    private final TestRounds rounds;
    private final FollowUpService followUp;
    private final PersonService persons;
    private final AgroalDataSource database;

    Works(TestRounds rounds, FollowUpService followUp, PersonService persons, AgroalDataSource database) {
        this.rounds = rounds;
        this.followUp = followUp;
        this.persons = persons;
        this.database = database;
    }

    public RoundView round() {
        return rounds.in(Phase.DESIGNING);
    }

    /** PLANNED, not followed yet. */
    public UUID winner(RoundView round, String area, long euros) {
        var id = UUID.randomUUID();
        sql("""
                insert into project (id, round_id, area_id, number, file_id, title, summary, category, cost_cents, status, listed_at)
                select '%s', '%s', '%s', coalesce(max(number), 0) + 1, '%s', 'Pista ciclabile %s', 'Più sicura.', 'MOBILITY', %d, 'PLANNED', now()
                from project where round_id = '%s'""".formatted(
                        id,
                        round.id(),
                        round.area(area).orElseThrow().id(),
                        id,
                        id.toString().substring(0, 4),
                        Money.ofEuros(euros).cents(),
                        round.id()));
        return id;
    }

    /** Followed, worth 1,000 €, promised on the day. */
    public UUID promised(LocalDate day) {
        var project = winner(round(), "M1", 1000);
        followUp.follow(project, day);
        return project;
    }

    public Actor officer() {
        var one = UUID.randomUUID();
        var subject = ByteBuffer.allocate(32)
                .putLong(one.getMostSignificantBits())
                .putLong(one.getLeastSignificantBits())
                .array();
        return new Person(persons.idOf(subject), Set.of(Role.OFFICER), 2, Instant.now(), null, "Ufficio");
    }

    public void sql(String text) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(text);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static NewSpending money(Stage stage, long euros, String reason) {
        return new NewSpending(
                stage,
                Money.ofEuros(euros),
                LocalDate.now(Time.ROME).minusDays(3),
                "Determina 12/2026",
                reason,
                UUID.randomUUID());
    }
}
