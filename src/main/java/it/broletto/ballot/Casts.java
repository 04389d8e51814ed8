package it.broletto.ballot;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

@ApplicationScoped
class Casts implements PanacheRepositoryBase<Cast, UUID> {

    /** A cast and the highest seq of its ballot: the cast with that seq counts. */
    private static final String WITH_LAST =
            "select c, (select max(d.seq) from Cast d where d.ballotId = c.ballotId) from Cast c join Ballot b on b.id = c.ballotId ";

    Optional<ReceiptView> ofIntent(UUID round, UUID person, UUID intent) {
        return views(query(WITH_LAST + "where b.roundId = :round and b.personId = :person and c.intent = :intent")
                        .setParameter("round", round)
                        .setParameter("person", person)
                        .setParameter("intent", intent))
                .findFirst();
    }

    /** 0 if nothing was cast yet. */
    int lastSeq(UUID ballot) {
        return getEntityManager()
                .createQuery("select coalesce(max(c.seq), 0) from Cast c where c.ballotId = :ballot", Integer.class)
                .setParameter("ballot", ballot)
                .getSingleResult();
    }

    void choose(Cast cast, UUID round, List<UUID> projects) {
        getEntityManager()
                .createNativeQuery("""
                        insert into ballot_choice (cast_id, round_id, position, project_id)
                        select :cast, :round, place, project
                          from unnest(:projects) with ordinality as chosen (project, place)""")
                .setParameter("cast", cast.id())
                .setParameter("round", round)
                .setParameter("projects", projects.toArray(UUID[]::new))
                .executeUpdate();
    }

    /** In the order of the ballot. */
    List<UUID> choicesOf(UUID cast) {
        return getEntityManager()
                .createNativeQuery(
                        "select project_id from ballot_choice where cast_id = :cast order by position", UUID.class)
                .setParameter("cast", cast)
                .getResultStream()
                .map(UUID.class::cast)
                .toList();
    }

    /** One person's casts, newest first; {@code round} null = of all rounds. */
    List<ReceiptView> ofPerson(UUID person, UUID round, int limit) {
        var where = round == null ? "" : " and b.roundId = :round";
        var query = query(WITH_LAST + "where b.personId = :person" + where + " order by c.castAt desc, c.seq desc")
                .setParameter("person", person)
                .setMaxResults(limit);
        return views(round == null ? query : query.setParameter("round", round)).toList();
    }

    Optional<ReceiptView> ofPerson(UUID cast, UUID person) {
        return views(query(WITH_LAST + "where b.personId = :person and c.id = :cast")
                        .setParameter("person", person)
                        .setParameter("cast", cast))
                .findFirst();
    }

    Optional<ReceiptView> ofReceipt(String code) {
        return views(query(WITH_LAST + "where c.receipt = :code").setParameter("code", code))
                .findFirst();
    }

    private TypedQuery<Object[]> query(String text) {
        return getEntityManager().createQuery(text, Object[].class);
    }

    private static Stream<ReceiptView> views(TypedQuery<Object[]> query) {
        return query.getResultStream().map(row -> {
            var cast = (Cast) row[0];
            return cast.view(cast.seq() == (Integer) row[1]);
        });
    }
}
