package it.broletto.payout;

import it.broletto.payout.SettlementService.NewSettlement;
import it.broletto.shared.Money;
import it.broletto.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class Settlements {

    /** One as it was recorded. */
    record Recorded(SettlementService.Source source, String rail, Money amount, String bankReference, Instant at) {}

    private final EntityManager database;

    Settlements(EntityManager database) {
        this.database = database;
    }

    /** The day that a form said; empty if it recorded nothing. */
    Optional<LocalDate> dayOf(UUID intent) {
        return Sql.rows(database, "select settled_on from provider_settlement where intent = ?1", intent).stream()
                .findFirst()
                .map(row -> row.get(0, LocalDate.class));
    }

    boolean isTaken(NewSettlement wanted) {
        return !Sql.rows(
                        database,
                        "select 1 from provider_settlement where rail = ?1 and kind = ?2 and bank_reference = ?3",
                        wanted.rail(),
                        wanted.source().name(),
                        wanted.bankReference())
                .isEmpty();
    }

    void write(NewSettlement wanted, UUID person, UUID entry, Instant now) {
        Sql.write(
                database,
                """
                insert into provider_settlement (id, kind, rail, cents, bank_reference, settled_on, recorded_by, recorded_at, entry_id, intent)
                values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)""",
                UUID.randomUUID(),
                wanted.source().name(),
                wanted.rail(),
                wanted.amount().cents(),
                wanted.bankReference(),
                wanted.day(),
                person,
                now,
                entry,
                wanted.intent());
    }

    List<Recorded> last(int limit) {
        return Sql.rows(
                        database,
                        "select kind, rail, cents, bank_reference, recorded_at from provider_settlement order by settled_on desc, id desc limit "
                                + limit)
                .stream()
                .map(row -> new Recorded(
                        SettlementService.Source.valueOf(row.get(0, String.class)),
                        row.get(1, String.class),
                        Money.ofCents(row.get(2, Long.class)),
                        row.get(3, String.class),
                        row.get(4, Instant.class)))
                .toList();
    }
}
