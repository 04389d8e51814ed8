package it.broletto.campaign;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds campaigns by filter and words, page by page. */
@ApplicationScoped
class CampaignSearch {

    private static final String LIVE = "status = 'LIVE'";
    private static final String OVER = "status <> 'LIVE'";

    private final EntityManager entities;

    CampaignSearch(EntityManager entities) {
        this.entities = entities;
    }

    /** Those after a place; null: from the beginning. */
    List<Campaign> after(CampaignFilter filter, CampaignPaging.Place place, int limit) {
        return switch (filter.order()) {
            case CLOSING -> {
                var live = place == null || place.live()
                        ? page(filter, LIVE, "closes_at", true, place, limit)
                        : List.<Campaign>of();
                var over = place == null || place.live() ? null : place;
                yield both(
                        live,
                        live.size() == limit
                                ? List.of()
                                : page(filter, OVER, "closes_at", false, over, limit - live.size()));
            }
            case NEWEST -> page(filter, "true", "opens_at", false, place, limit);
            case GOAL -> page(filter, "true", "goal_cents", false, place, limit);
        };
    }

    /** The same list read backwards: those before a place, the nearest first. */
    List<Campaign> before(CampaignFilter filter, CampaignPaging.Place place, int limit) {
        return switch (filter.order()) {
            case CLOSING -> {
                var over = place.live() ? List.<Campaign>of() : page(filter, OVER, "closes_at", true, place, limit);
                var live = place.live() ? place : null;
                yield both(
                        over,
                        over.size() == limit
                                ? List.of()
                                : page(filter, LIVE, "closes_at", false, live, limit - over.size()));
            }
            case NEWEST -> page(filter, "true", "opens_at", true, place, limit);
            case GOAL -> page(filter, "true", "goal_cents", true, place, limit);
        };
    }

    private static List<Campaign> both(List<Campaign> first, List<Campaign> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private List<Campaign> page(
            CampaignFilter filter, String part, String by, boolean rising, CampaignPaging.Place place, int limit) {
        if (filter.status() != null && part.equals(filter.status() == CampaignStatus.LIVE ? OVER : LIVE)) {
            return List.of();
        }
        var where = new Where(filter);
        var beyond = place == null ? "" : " and (" + by + ", id) " + (rising ? ">" : "<") + " (:at, :id)";
        var order = rising ? " order by " + by + ", id" : " order by " + by + " desc, id desc";
        var query = where.bind(entities.createNativeQuery(
                "select * from campaign where " + part + where.sql + beyond + order, Campaign.class));
        if (place != null) {
            query.setParameter("at", by.equals("goal_cents") ? place.cents() : place.at());
            query.setParameter("id", place.id());
        }
        return query.setMaxResults(limit).getResultList().stream()
                .map(Campaign.class::cast)
                .toList();
    }

    long count(CampaignFilter filter) {
        var where = new Where(filter);
        return ((Number) where.bind(entities.createNativeQuery("select count(*) from campaign where true" + where.sql))
                        .getSingleResult())
                .longValue();
    }

    private static class Where {
        private final Map<String, Object> values = new HashMap<>();
        private String sql = "";

        Where(CampaignFilter filter) {
            and(
                    "status = :status",
                    "status",
                    filter.status() == null ? null : filter.status().name());
            and("district = :district", "district", filter.district());
            and("id in (select campaign_id from admission where call_id = :call)", "call", filter.call());
            and(
                    "words @@ websearch_to_tsquery('italian', :words)",
                    "words",
                    filter.words().isBlank() ? null : filter.words());
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
