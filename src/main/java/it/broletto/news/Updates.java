package it.broletto.news;

import it.broletto.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Updates in all their versions, by plain SQL. */
@ApplicationScoped
class Updates {

    private static final String SELECT =
            "select id, version, title, body, told_at, written_at, by_officer from campaign_update u ";
    private static final String LATEST =
            "not exists (select 1 from campaign_update n where n.id = u.id and n.version > u.version)";

    private final EntityManager database;

    Updates(EntityManager database) {
        this.database = database;
    }

    /** Nothing happens if its intent has made one already; true if it did. Of two corrections at once one is refused by the key. */
    boolean add(
            UUID id,
            int version,
            UUID campaign,
            NewUpdate wanted,
            UUID person,
            boolean byOfficer,
            Instant told,
            Instant at) {
        return Sql.write(
                        database,
                        """
                insert into campaign_update (id, version, campaign_id, title, body, person_id, by_officer, told_at, written_at, intent)
                values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) on conflict (intent) do nothing""",
                        id,
                        version,
                        campaign,
                        wanted.title(),
                        wanted.body(),
                        person,
                        byOfficer,
                        told,
                        at,
                        wanted.intent())
                == 1;
    }

    /** Whether its intent made just this. */
    boolean isSame(UUID campaign, int version, NewUpdate wanted, UUID person) {
        return !Sql.rows(database, """
                select 1 from campaign_update where intent = ?1 and campaign_id = ?2 and version = ?3 and title = ?4
                and body = ?5 and person_id = ?6""", wanted.intent(), campaign, version, wanted.title(), wanted.body(), person)
                .isEmpty();
    }

    /** The version that counts of each, newest first, after the given place. */
    List<UpdateView> after(UUID campaign, Instant told, UUID id, int limit) {
        return views(
                SELECT + "where u.campaign_id = ?1 and (u.told_at, u.id) < (?2, ?3) and " + LATEST
                        + " order by u.told_at desc, u.id desc limit " + limit,
                campaign,
                told,
                id);
    }

    /** The same list read backwards: those before the given place, the nearest first. */
    List<UpdateView> before(UUID campaign, Instant told, UUID id, int limit) {
        return views(
                SELECT + "where u.campaign_id = ?1 and (u.told_at, u.id) > (?2, ?3) and " + LATEST
                        + " order by u.told_at, u.id limit " + limit,
                campaign,
                told,
                id);
    }

    /** All versions of one, the latest first. */
    List<UpdateView> versions(UUID campaign, UUID id) {
        return views(SELECT + "where u.campaign_id = ?1 and u.id = ?2 order by u.version desc limit 100", campaign, id);
    }

    private List<UpdateView> views(String sql, Object... parameters) {
        return Sql.rows(database, sql, parameters).stream().map(Updates::view).toList();
    }

    private static UpdateView view(Tuple row) {
        return new UpdateView(
                row.get(0, UUID.class),
                row.get(1, Integer.class),
                row.get(2, String.class),
                row.get(3, String.class),
                row.get(4, Instant.class),
                row.get(5, Instant.class),
                row.get(6, Boolean.class));
    }
}
