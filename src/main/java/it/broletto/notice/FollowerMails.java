package it.broletto.notice;

import it.broletto.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Where followers want to be written to, by plain SQL. */
@ApplicationScoped
class FollowerMails {

    /** @param address sealed @param key keyed hash of the address */
    record Left(UUID contact, String address, byte[] key, boolean confirmed) {}

    private final EntityManager database;

    FollowerMails(EntityManager database) {
        this.database = database;
    }

    /** Nobody else changes what this person left until the transaction ends. */
    void hold(UUID person) {
        Sql.rows(database, "select 1 from person where id = ?1 for no key update", person);
    }

    /** Empty if none was left, or it is erased. */
    Optional<Left> of(UUID person) {
        return Sql.rows(database, """
                select c.id, c.address, c.address_key, c.updates from follower_mail f join contact c on c.id = f.contact_id
                where f.person_id = ?1 and c.erased_at is null""", person).stream()
                .findFirst()
                .map(row -> new Left(
                        row.get(0, UUID.class),
                        row.get(1, String.class),
                        row.get(2, byte[].class),
                        row.get(3, Boolean.class)));
    }

    void put(UUID person, UUID contact) {
        Sql.write(database, """
                insert into follower_mail (person_id, contact_id) values (?1, ?2)
                on conflict (person_id) do update set contact_id = excluded.contact_id""", person, contact);
    }

    /** To all whom a campaign invited, who confirmed that they want it. */
    void writeToInvited(UUID campaign, Instant now) {
        Sql.write(database, """
                insert into mail (contact_id, kind, occasion, written_at, due_at)
                select c.id, ?2, cast(?1 as text), ?3, ?3 from campaign_invitation v join follower_mail f on f.person_id = v.person_id
                join contact c on c.id = f.contact_id
                where v.campaign_id = ?1 and v.closed_at is null and c.updates and c.erased_at is null and c.stopped_at is null
                on conflict do nothing""", campaign, MailKind.INVITED.name(), now);
    }

    /** Whose address a contact is. */
    Optional<UUID> personOf(UUID contact) {
        return Sql.rows(database, "select person_id from follower_mail where contact_id = ?1", contact).stream()
                .findFirst()
                .map(row -> row.get(0, UUID.class));
    }
}
