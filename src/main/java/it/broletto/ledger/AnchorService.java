package it.broletto.ledger;

import it.broletto.shared.Sql;
import it.broletto.shared.Time;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Signs the end of each day once it is over. */
@ApplicationScoped
@Transactional
public class AnchorService {

    private final EntityManager database;
    private final Journal journal;
    private final LedgerKey key;
    private final Clock clock;

    AnchorService(
            EntityManager database,
            Journal journal,
            @ConfigProperty(name = "broletto.ledger.key") String seed,
            Clock clock) {
        this.database = database;
        this.journal = journal;
        this.key = new LedgerKey(seed);
        this.clock = clock;
    }

    /** Signs all up to the last entry of yesterday, Europe/Rome, unless that was done. Safe to run twice or at once. Returns whether it signed. */
    public boolean signDue() {
        var day = LocalDate.ofInstant(clock.instant(), Time.ROME).minusDays(1);
        if (!Sql.rows(database, "select 1 from ledger_anchor where day = ?1", day)
                .isEmpty()) {
            return false;
        }
        // Who began to write before midnight may not have ended yet.
        journal.lockHead();
        var head = journal.headBefore(day.plusDays(1).atStartOfDay(Time.ROME).toInstant());
        return Sql.write(
                        database,
                        """
                insert into ledger_anchor (day, number, hash, public_key, signature, signed_at)
                values (?1, ?2, decode(?3, 'hex'), decode(?4, 'base64'), decode(?5, 'base64'), ?6) on conflict do nothing""",
                        day,
                        head.number(),
                        head.hash(),
                        key.publicKey(),
                        key.sign(Anchor.text(day, head.number(), head.hash())),
                        clock.instant())
                == 1;
    }

    /** With which ends are signed now: Ed25519, X.509 in Base64. */
    public String publicKey() {
        return key.publicKey();
    }

    /** Those of days before the given one, the latest first. */
    public List<Anchor> before(LocalDate day, int limit) {
        return Sql.rows(database, """
                select day, number, encode(hash, 'hex'), translate(encode(public_key, 'base64'), E'\\n', ''),
                       translate(encode(signature, 'base64'), E'\\n', '')
                from ledger_anchor where day < ?1 order by day desc limit %d""".formatted(limit), day).stream()
                .map(row -> new Anchor(
                        row.get(0, LocalDate.class),
                        row.get(1, Long.class),
                        row.get(2, String.class),
                        row.get(3, String.class),
                        row.get(4, String.class)))
                .toList();
    }
}
