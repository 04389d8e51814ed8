package it.broletto.payout;

import it.broletto.shared.Iban;
import it.broletto.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Accounts of beneficiaries: each version is written once. */
@ApplicationScoped
class Accounts {

    /** What is secret of an account, still sealed. */
    record Secret(UUID campaign, int version, String holder, String iban) {}

    private final EntityManager database;

    Accounts(EntityManager database) {
        this.database = database;
    }

    /** Against everybody else who writes about the payouts of a campaign. */
    void lock(UUID campaign) {
        Sql.rows(database, "select 1 from campaign where id = ?1 for no key update", campaign);
    }

    Optional<AccountView> last(UUID campaign) {
        return Sql.rows(database, """
                select version, country, ending, entered_by, entered_at, usable_at from beneficiary_account
                where campaign_id = ?1 order by version desc limit 1""", campaign).stream()
                .findFirst()
                .map(row -> new AccountView(
                        row.get(0, Integer.class),
                        Iban.shown(row.get(1, String.class), row.get(2, String.class)),
                        row.get(3, UUID.class),
                        row.get(4, Instant.class),
                        row.get(5, Instant.class),
                        Sql.rows(
                                        database,
                                        "select person_id from beneficiary_confirmation where campaign_id = ?1 and version = ?2 order by confirmed_at",
                                        campaign,
                                        row.get(0, Integer.class))
                                .stream()
                                .map(one -> one.get(0, UUID.class))
                                .toList()));
    }

    Optional<Secret> secret(UUID campaign, int version) {
        return Sql.rows(
                        database,
                        "select holder, iban from beneficiary_account where campaign_id = ?1 and version = ?2",
                        campaign,
                        version)
                .stream()
                .findFirst()
                .map(row -> new Secret(campaign, version, row.get(0, String.class), row.get(1, String.class)));
    }

    /** The account that a form made. */
    Optional<Secret> byIntent(UUID intent) {
        return Sql.rows(
                        database,
                        "select campaign_id, version, holder, iban from beneficiary_account where intent = ?1",
                        intent)
                .stream()
                .findFirst()
                .map(row -> new Secret(
                        row.get(0, UUID.class),
                        row.get(1, Integer.class),
                        row.get(2, String.class),
                        row.get(3, String.class)));
    }

    void write(Secret sealed, Iban iban, UUID person, Instant now, Instant usableAt, UUID intent) {
        Sql.write(
                database,
                """
                insert into beneficiary_account (campaign_id, version, holder, iban, country, ending, entered_by, entered_at, usable_at, intent)
                values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)""",
                sealed.campaign(),
                sealed.version(),
                sealed.holder(),
                sealed.iban(),
                iban.country(),
                iban.ending(),
                person,
                now,
                usableAt,
                intent);
    }

    void confirm(UUID campaign, int version, UUID person, Instant now) {
        Sql.write(
                database,
                "insert into beneficiary_confirmation (campaign_id, version, person_id, confirmed_at) values (?1, ?2, ?3, ?4)",
                campaign,
                version,
                person,
                now);
    }
}
