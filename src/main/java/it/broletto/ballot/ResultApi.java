package it.broletto.ballot;

import com.fasterxml.jackson.databind.JsonNode;
import it.broletto.round.RoundService;
import it.broletto.tally.Outcome.Fate;
import it.broletto.tally.Outcome.Stage;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

/** What a round decided, for programs. Amounts are decimal texts with two digits. */
@Path("/api/v1/rounds/{slug}/results")
@Produces(MediaType.APPLICATION_JSON)
class ResultApi {

    record Answer(String round, long voters, List<Area> areas) {}

    /**
     * @param unit what the lines' votes are: {@code votes} or {@code points}
     * @param file where the counted Pabulib file is
     * @param explanation {@link AreaExplanation}
     */
    record Area(
            String code,
            String name,
            String currency,
            String budget,
            String spent,
            int ballots,
            String unit,
            Instant countedAt,
            String file,
            String sha256,
            List<Line> lines,
            JsonNode explanation) {}

    record Line(
            UUID project,
            String fileId,
            String title,
            int place,
            long votes,
            String cost,
            String left,
            boolean won,
            Fate fate,
            Stage stage) {}

    private final ResultService results;
    private final RoundService rounds;

    ResultApi(ResultService results, RoundService rounds) {
        this.results = results;
        this.rounds = rounds;
    }

    /** Refused with 409 until the round is decided: there are no interim results. */
    @GET
    @PermitAll
    public Answer results(@RestPath String slug) {
        var result = results.of(rounds.bySlug(slug));
        return new Answer(
                slug,
                result.voters(),
                result.areas().stream().map(of -> area(slug, of)).toList());
    }

    private static Area area(String slug, Result.OfArea of) {
        return new Area(
                of.area().code(),
                of.area().name(),
                of.currency(),
                of.budget().decimal(),
                of.spent().decimal(),
                of.ballots(),
                of.points() ? "points" : "votes",
                of.countedAt(),
                "/rounds/" + slug + "/results/" + of.area().code() + ".pb",
                of.sha256(),
                of.lines().stream().map(ResultApi::line).toList(),
                ExplanationService.tree(of.why()));
    }

    private static Line line(Result.Line line) {
        return new Line(
                line.project().id(),
                line.project().fileId(),
                line.project().title(),
                line.place(),
                line.votes(),
                line.cost().decimal(),
                line.left().decimal(),
                line.won(),
                line.fate(),
                line.stage());
    }
}
