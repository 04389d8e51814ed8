package it.broletto.ballot;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** One person's ballot in one round; {@link Ballots} opens it. What it holds is said by its last {@link Cast}. */
@Entity
@Immutable
class Ballot {

    @Id
    private UUID id;

    @Column(name = "round_id")
    private UUID roundId;

    @Column(name = "person_id")
    private UUID personId;

    private String district;

    @Column(name = "opened_at")
    private Instant openedAt;

    protected Ballot() {
        // for Hibernate
    }

    UUID id() {
        return id;
    }
}
