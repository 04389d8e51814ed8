package it.broletto.bridge;

import it.broletto.shared.Money;
import it.broletto.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Projects that lost, by plain SQL. Imported ones, whose authors nobody knows, are none of them. */
@ApplicationScoped
class LostProjects {

    private static final String LOST = """
            select p.id, p.number, p.title, p.cost_cents, i.author_id, o.offered_at, a.id, coalesce(a.number > 0, false), c.slug,
                   (select count(*) from following f where f.proposal_id = p.proposal_id)
            from project p join proposal i on i.id = p.proposal_id
            left join campaign_offer o on o.project_id = p.id
            left join application a on a.project_id = p.id and a.status <> 'REJECTED'
            left join campaign c on c.id = a.campaign_id
            where p.status = 'LOST' and""";

    private final EntityManager database;

    LostProjects(EntityManager database) {
        this.database = database;
    }

    Optional<Lost> byId(UUID project) {
        return find("p.id = ?1", project).stream().findFirst();
    }

    Optional<Lost> ofApplication(UUID application) {
        return find("p.id = (select project_id from application where id = ?1)", application).stream()
                .findFirst();
    }

    /** The row is held until the transaction ends; nothing if there is no such project. */
    void hold(UUID project) {
        Sql.rows(database, "select 1 from project where id = ?1 for no key update", project);
    }

    /** Of one author in one round, by number. */
    List<Lost> of(UUID author, UUID round) {
        return find("i.author_id = ?1 and p.round_id = ?2 order by p.number limit 50", author, round);
    }

    /** Those of an author that the offices suggested and that nothing was made of yet, the latest first. */
    List<Lost> offered(UUID author) {
        return find(
                "i.author_id = ?1 and o.project_id is not null and a.id is null order by o.offered_at desc limit 20",
                author);
    }

    /** All of a round after a number. */
    List<Lost> after(UUID round, int number, int limit) {
        return find("p.round_id = ?1 and p.number > ?2 order by p.number limit " + limit, round, number);
    }

    /** The same list read backwards. */
    List<Lost> before(UUID round, int number, int limit) {
        return find("p.round_id = ?1 and p.number < ?2 order by p.number desc limit " + limit, round, number);
    }

    /** Nothing happens if it was offered before; true if it is new. */
    boolean offer(UUID project, UUID officer, Instant at) {
        return Sql.write(
                        database,
                        "insert into campaign_offer (project_id, officer_id, offered_at) values (?1, ?2, ?3) on conflict do nothing",
                        project,
                        officer,
                        at)
                == 1;
    }

    private List<Lost> find(String which, Object... parameters) {
        return Sql.rows(database, LOST + " " + which, parameters).stream()
                .map(row -> new Lost(
                        row.get(0, UUID.class),
                        row.get(1, Integer.class),
                        row.get(2, String.class),
                        Money.ofCents(row.get(3, Long.class)),
                        row.get(4, UUID.class),
                        row.get(5, Instant.class),
                        row.get(6, UUID.class),
                        row.get(7, Boolean.class),
                        row.get(8, String.class),
                        row.get(9, Long.class)))
                .toList();
    }
}
