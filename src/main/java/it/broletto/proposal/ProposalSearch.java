package it.broletto.proposal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Finds proposals by filter and words, page by page. */
@ApplicationScoped
class ProposalSearch {

    private final EntityManager entities;
    private final Reviews reviews;

    ProposalSearch(EntityManager entities, Reviews reviews) {
        this.entities = entities;
        this.reviews = reviews;
    }

    /** With the latest review of each, in one query more. */
    List<ProposalView> views(List<Proposal> found) {
        var latest = reviews.latest(found.stream().map(Proposal::id).toList());
        return found.stream().map(p -> p.view(latest.get(p.id()))).toList();
    }

    /** Newest first, those before the given one. */
    List<Proposal> newestBefore(ProposalFilter filter, Instant at, UUID id, int limit) {
        return page(filter, "and (submitted_at, id) < (:at, :id) order by submitted_at desc, id desc", at, id, limit);
    }

    /** Oldest first, those after the given one. */
    List<Proposal> oldestAfter(ProposalFilter filter, Instant at, UUID id, int limit) {
        return page(filter, "and (submitted_at, id) > (:at, :id) order by submitted_at, id", at, id, limit);
    }

    private List<Proposal> page(ProposalFilter filter, String keyset, Instant at, UUID id, int limit) {
        var where = new Where(filter);
        var query = where.bind(
                entities.createNativeQuery("select * from proposal where " + where.sql + " " + keyset, Proposal.class));
        return query.setParameter("at", at).setParameter("id", id).setMaxResults(limit).getResultList().stream()
                .map(Proposal.class::cast)
                .toList();
    }

    /** Those with a place on the map, at most {@code limit}. */
    List<Proposal> placed(ProposalFilter filter, int limit) {
        var where = new Where(filter);
        return where
                .bind(entities.createNativeQuery(
                        "select * from proposal where " + where.sql
                                + " and latitude is not null order by submitted_at desc, id desc",
                        Proposal.class))
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(Proposal.class::cast)
                .toList();
    }

    long count(ProposalFilter filter) {
        var where = new Where(filter);
        return ((Number) where.bind(entities.createNativeQuery("select count(*) from proposal where " + where.sql))
                        .getSingleResult())
                .longValue();
    }

    private static class Where {
        private final Map<String, Object> values = new HashMap<>();
        private String sql = "status <> 'WITHDRAWN'";

        Where(ProposalFilter filter) {
            and("round_id = :round", "round", filter.round());
            and("area_id = :area", "area", filter.area());
            and(
                    "category = :category",
                    "category",
                    filter.category() == null ? null : filter.category().name());
            and(
                    "status = :status",
                    "status",
                    filter.status() == null ? null : filter.status().name());
            and(
                    "words @@ websearch_to_tsquery('italian', :words)",
                    "words",
                    filter.words() == null || filter.words().isBlank() ? null : filter.words());
        }

        private void and(String condition, String name, Object value) {
            if (value != null) {
                sql += " and " + condition;
                values.put(name, value);
            }
        }

        Query bind(Query query) {
            values.forEach(query::setParameter);
            return query;
        }
    }
}
