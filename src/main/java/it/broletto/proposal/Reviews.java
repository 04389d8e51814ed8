package it.broletto.proposal;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

@ApplicationScoped
class Reviews implements PanacheRepositoryBase<Review, UUID> {

    List<Review> of(UUID proposal) {
        return find("proposalId = ?1 order by reviewedAt desc, id", proposal)
                .page(0, 50)
                .list();
    }

    /** The latest review of each proposal that has one, in one query. */
    Map<UUID, ReviewView> latest(Collection<UUID> proposals) {
        if (proposals.isEmpty()) {
            return Map.of();
        }
        List<Review> found = getEntityManager()
                .createNativeQuery(
                        "select distinct on (proposal_id) * from review"
                                + " where proposal_id in (:ids) order by proposal_id, reviewed_at desc, id",
                        Review.class)
                .setParameter("ids", proposals)
                .getResultList()
                .stream()
                .map(Review.class::cast)
                .toList();
        return found.stream().collect(Collectors.toMap(Review::proposalId, Review::view));
    }
}
