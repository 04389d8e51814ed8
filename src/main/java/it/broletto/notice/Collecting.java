package it.broletto.notice;

import it.broletto.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.UUID;

/** What a mail needs to know of a collection that nobody else asks. */
@ApplicationScoped
class Collecting {

    private final EntityManager database;

    Collecting(EntityManager database) {
        this.database = database;
    }

    MailService.Window of(UUID pledge) {
        var row = Sql.rows(database, """
                select c.ends_at, cast((select count(*) from pledge_means m where m.pledge_id = s.pledge_id) as int)
                from pledge_state s join collection c on c.campaign_id = s.campaign_id where s.pledge_id = ?1""", pledge).get(0);
        return new MailService.Window(row.get(0, Instant.class), row.get(1, Integer.class));
    }
}
