package it.broletto.ballot;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class Outcomes implements PanacheRepositoryBase<AreaOutcome, UUID> {

    /** An outcome without its file. */
    record Head(
            UUID id,
            UUID areaId,
            String voteType,
            String currency,
            long budgetCents,
            long totalCents,
            int ballots,
            String sha256,
            Instant countedAt) {}

    /** What a recount kit holds; {@code result} is null in an outcome from before rule sheets. */
    record Counted(
            UUID id, byte[] file, String fileSha256, String result, long budgetCents, long totalCents, int ballots) {}

    /** One choice of an effective cast. */
    record Choice(UUID area, UUID ballot, String fileId) {}

    List<Head> ofRound(UUID round) {
        return getEntityManager()
                .createQuery(
                        "select id, areaId, voteType, currency, budgetCents, totalCents, ballots, fileSha256, countedAt"
                                + " from AreaOutcome where roundId = :round",
                        Head.class)
                .setParameter("round", round)
                .getResultList();
    }

    Optional<byte[]> file(UUID round, UUID area) {
        return getEntityManager()
                .createQuery("select file from AreaOutcome where roundId = :round and areaId = :area", byte[].class)
                .setParameter("round", round)
                .setParameter("area", area)
                .getResultStream()
                .findFirst();
    }

    Optional<Counted> counted(UUID round, UUID area) {
        return getEntityManager()
                .createQuery(
                        "select id, file, fileSha256, result, budgetCents, totalCents, ballots from AreaOutcome"
                                + " where roundId = :round and areaId = :area",
                        Counted.class)
                .setParameter("round", round)
                .setParameter("area", area)
                .getResultStream()
                .findFirst();
    }

    /** Their ids in the counted file, in the order in which a greedy count selected them. */
    List<String> winners(UUID outcome) {
        return getEntityManager()
                .createNativeQuery(
                        "select p.file_id from outcome_line l join project p on p.id = l.project_id"
                                + " where l.outcome_id = :outcome and l.won order by l.place",
                        String.class)
                .setParameter("outcome", outcome)
                .getResultStream()
                .map(String.class::cast)
                .toList();
    }

    /** In the order of the count. */
    List<OutcomeLine> linesOf(Collection<UUID> outcomes) {
        return getEntityManager()
                .createQuery("from OutcomeLine where outcomeId in :outcomes order by place", OutcomeLine.class)
                .setParameter("outcomes", outcomes)
                .getResultList();
    }

    /** A round that waits for its count and that nobody else is counting. */
    Optional<UUID> claimRound() {
        return getEntityManager()
                .createNativeQuery(
                        "select id from round where phase = 'COUNTING' and source = 'HERE' limit 1 for update skip locked",
                        UUID.class)
                .getResultStream()
                .map(UUID.class::cast)
                .findFirst();
    }

    /** The choices of the effective casts: area to ballot to the numbers on the ballot, in ascending order. */
    Map<UUID, Map<UUID, List<String>>> effectiveChoices(UUID round) {
        var rows = getEntityManager()
                .createNativeQuery("""
                        select p.area_id, c.ballot_id, p.file_id
                          from (select distinct on (ballot_id) id, ballot_id from ballot_cast
                                 where round_id = :round order by ballot_id, seq desc) c
                          join ballot_choice h on h.cast_id = c.id
                          join project p on p.id = h.project_id
                         order by p.number""", Choice.class)
                .setParameter("round", round)
                .getResultList();
        var areas = new LinkedHashMap<UUID, Map<UUID, List<String>>>();
        for (var row : rows) {
            var choice = (Choice) row;
            areas.computeIfAbsent(choice.area(), area -> new LinkedHashMap<>())
                    .computeIfAbsent(choice.ballot(), ballot -> new ArrayList<>(3))
                    .add(choice.fileId());
        }
        return areas;
    }
}
