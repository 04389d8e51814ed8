package it.broletto.shared;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.util.List;

/** Plain SQL in the current transaction, for facts and sums that are never loaded to be changed. Parameters are ?1, ?2, … */
public final class Sql {

    private Sql() {}

    @SuppressWarnings("unchecked")
    public static List<Tuple> rows(EntityManager database, String sql, Object... parameters) {
        return with(database.createNativeQuery(sql, Tuple.class), parameters).getResultList();
    }

    /** Returns how many rows were written. */
    public static int write(EntityManager database, String sql, Object... parameters) {
        return with(database.createNativeQuery(sql), parameters).executeUpdate();
    }

    private static Query with(Query query, Object... parameters) {
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        return query;
    }
}
