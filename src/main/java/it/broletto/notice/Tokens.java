package it.broletto.notice;

import it.broletto.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** What the links in mails carry: 256 random bits, of which only the hash is kept; good once, and not for ever. */
@ApplicationScoped
class Tokens {

    /** What a link does. */
    enum Purpose {
        /** Makes the pledge that was asked for. */
        CONFIRM(Duration.ofDays(2)),
        /** Opens the pledges of somebody without an account. */
        OPEN(Duration.ofDays(14)),
        /** Subscribes to updates. */
        UPDATES(Duration.ofDays(14)),
        /** Ends mails; also a year later, and also twice. */
        STOP(Duration.ofDays(400));

        private final Duration life;

        Purpose(Duration life) {
            this.life = life;
        }
    }

    /** @param used whether it was used before */
    record Found(UUID mail, MailKind kind, UUID contact, UUID pledge, Purpose purpose, boolean used) {}

    private static final int BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final EntityManager database;

    Tokens(EntityManager database) {
        this.database = database;
    }

    /** A new one; it is told once and kept nowhere. */
    String make(UUID mail, Purpose purpose, Instant now) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Sql.write(
                database,
                "insert into mail_token (hash, mail_id, purpose, made_at, ends_at) values (?1, ?2, ?3, ?4, ?5)",
                hash(token),
                mail,
                purpose.name(),
                now,
                now.plus(purpose.life));
        return token;
    }

    /** Empty if it is unknown or too old. */
    Optional<Found> find(String token, Instant now) {
        return find(token, now, "");
    }

    /** As {@link #find}; nobody else uses it until the end of the transaction. */
    Optional<Found> hold(String token, Instant now) {
        return find(token, now, " for update of t");
    }

    private Optional<Found> find(String token, Instant now, String lock) {
        return Sql.rows(database, """
                select t.mail_id, m.kind, c.id, c.pledge_id, t.purpose, t.used_at is not null
                from mail_token t join mail m on m.id = t.mail_id join contact c on c.id = m.contact_id
                where t.hash = ?1 and t.ends_at > ?2""" + lock, hash(token), now).stream()
                .findFirst()
                .map(row -> new Found(
                        row.get(0, UUID.class),
                        MailKind.valueOf(row.get(1, String.class)),
                        row.get(2, UUID.class),
                        row.get(3, UUID.class),
                        Purpose.valueOf(row.get(4, String.class)),
                        row.get(5, Boolean.class)));
    }

    void use(String token, Instant now) {
        Sql.write(database, "update mail_token set used_at = ?2 where hash = ?1 and used_at is null", hash(token), now);
    }

    /** Removes some that are too old to be told from forged ones; returns how many. */
    int forget(Instant before, int limit) {
        return Sql.write(
                database,
                "delete from mail_token where hash in (select hash from mail_token where ends_at < ?1 order by ends_at limit %d for update skip locked)"
                        .formatted(limit),
                before);
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
