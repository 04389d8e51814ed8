package it.broletto.notice;

import it.broletto.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Addresses that somebody left, by plain SQL. */
@ApplicationScoped
class Contacts {

    private final EntityManager database;

    Contacts(EntityManager database) {
        this.database = database;
    }

    /** False if the pledge has one already. */
    boolean add(
            UUID id,
            String sealed,
            byte[] key,
            byte[] mailbox,
            String language,
            UUID pledge,
            boolean updates,
            boolean confirmed,
            Instant now) {
        return Sql.write(database, """
                insert into contact (id, address, address_key, language, pledge_id, updates, confirmed_at, left_at, mailbox_key)
                values (?1, ?2, ?3, ?4, cast(?5 as uuid), ?6, case when ?7 then cast(?8 as timestamptz) end, ?8, ?9)
                on conflict do nothing""", id, sealed, key, language, pledge, updates, confirmed, now, mailbox) == 1;
    }

    /** The pledge that somebody confirmed whose address this is. */
    void attach(UUID contact, UUID pledge, boolean updates, Instant now) {
        Sql.write(
                database,
                "update contact set pledge_id = ?2, confirmed_at = ?4, updates = ?3 where id = ?1 and pledge_id is null and erased_at is null",
                contact,
                pledge,
                updates,
                now);
    }

    /** The person who is known by this address alone; empty if there is none. */
    Optional<UUID> byMail(byte[] key) {
        return Sql.rows(
                        database,
                        "select p.id from person p join person_by_mail m on m.person_id = p.id where p.subject = ?1",
                        key)
                .stream()
                .findFirst()
                .map(row -> row.get(0, UUID.class));
    }

    /** Notes that a person is known by an address alone, and holds the person until the end of the transaction. */
    void holdByMail(UUID person, Instant now) {
        Sql.write(
                database,
                "insert into person_by_mail (person_id, known_at) values (?1, ?2) on conflict do nothing",
                person,
                now);
        Sql.rows(database, "select 1 from person where id = ?1 for no key update", person);
    }

    /** Who came by a link: whose pledge the mail was about, or who is known by the address. */
    Optional<UUID> personOf(UUID contact) {
        return Sql.rows(database, """
                select m.person_id from contact c
                left join pledge p on p.id = c.pledge_id left join person s on s.subject = c.address_key
                join person_by_mail m on m.person_id = coalesce(p.person_id, s.id)
                join person o on o.id = m.person_id and o.subject is not null where c.id = ?1""", contact).stream().findFirst().map(row -> row.get(0, UUID.class));
    }

    /** What a person has promised to a campaign and not taken back, in cents. */
    long promised(UUID campaign, UUID person) {
        return Sql.rows(database, """
                select cast(coalesce(sum(p.amount_cents), 0) as bigint) from pledge p where p.campaign_id = ?1 and p.person_id = ?2
                and not exists (select 1 from pledge_withdrawal w where w.pledge_id = p.id)""", campaign, person).get(0).get(0, Long.class);
    }

    Optional<UUID> ofPledge(UUID pledge) {
        return Sql.rows(database, "select id from contact where pledge_id = ?1", pledge).stream()
                .findFirst()
                .map(row -> row.get(0, UUID.class));
    }

    /** Whoever opened a link from a mail has the address. */
    void confirm(UUID contact, boolean updates, Instant now) {
        Sql.write(
                database,
                "update contact set confirmed_at = coalesce(confirmed_at, ?2), updates = updates or ?3 where id = ?1 and erased_at is null",
                contact,
                now,
                updates);
    }

    void stopUpdates(UUID contact) {
        Sql.write(database, "update contact set updates = false where id = ?1 and erased_at is null", contact);
    }

    /** Wants no more mails: then the address is not needed either. */
    void stop(UUID contact, Instant now) {
        Sql.write(database, """
                update contact set stopped_at = ?2, updates = false, address = null, address_key = null, erased_at = ?2
                where id = ?1 and erased_at is null""", contact, now);
    }

    /**
     * Erases addresses that are not needed any more; returns how many.
     *
     * @param loose those of no pledge that were left before this, unless their owner wants to hear of what they follow
     * @param quiet those of settled pledges to which nothing was written since this
     * @param subscribed those that want updates of a campaign decided before this
     */
    int erase(Instant loose, Instant quiet, Instant subscribed, Instant now, int limit) {
        return Sql.write(database, """
                update contact set address = null, address_key = null, erased_at = ?4, updates = false where id in (
                  select c.id from contact c left join pledge p on p.id = c.pledge_id left join campaign g on g.id = p.campaign_id
                  where c.erased_at is null
                    and not exists (select 1 from mail m where m.contact_id = c.id and (m.status = 'WAITING' or m.written_at > ?2 and c.pledge_id is not null))
                    and (c.pledge_id is null and c.left_at < ?1 and not (c.updates and exists (
                              select 1 from follower_mail f join following w on w.person_id = f.person_id where f.contact_id = c.id))
                         or c.pledge_id is not null and c.left_at < ?2 and (
                              exists (select 1 from pledge_withdrawal w where w.pledge_id = p.id)
                              or g.status not in ('LIVE', 'SUSPENDED')
                                 and (g.status = 'CANCELLED' or g.closes_at < ?2)
                                 and not (g.status = 'CLOSED' and exists (select 1 from campaign_rail r where r.campaign_id = g.id))
                                 and not exists (select 1 from pledge_state s where s.pledge_id = p.id and s.status in
                                     ('QUEUED', 'COLLECTING', 'ACTION_REQUIRED', 'DECLINED', 'REFUND_QUEUED', 'REFUNDING', 'REFUND_ERROR', 'DISPUTED'))
                                 and not (c.updates and exists (select 1 from collection_decision d
                                          where d.campaign_id = g.id and d.funded and d.decided_at > ?3))))
                  order by c.left_at limit %d for update of c skip locked)""".formatted(limit), loose, quiet, subscribed, now);
    }

    List<String> addresses(UUID contact) {
        return Sql.rows(database, "select address from contact where id = ?1 and address is not null", contact).stream()
                .map(row -> row.get(0, String.class))
                .toList();
    }
}
