package it.broletto.rules;

import com.fasterxml.jackson.annotation.JsonRawValue;
import it.broletto.round.RoundService;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.jboss.resteasy.reactive.RestPath;

/** By which rules a round is counted, for programs. */
@Path("/api/v1/rounds/{slug}/rules")
@Produces(MediaType.APPLICATION_JSON)
class RulesApi {

    /**
     * @param sealed whether the rules can no longer change
     * @param rules the rule sheet; until the seal without the lot
     * @param sha256 of the canonical form of {@code rules}, which is at {@code file}
     * @param commitment SHA-256 of the seed of the lot; null where there is none
     * @param seed 32 bytes in hexadecimal digits; null until the seal
     */
    record Answer(
            String round,
            boolean sealed,
            Instant sealedAt,
            @JsonRawValue String rules,
            String sha256,
            String file,
            boolean chosen,
            String commitment,
            String seed,
            String draw,
            Instant drawNamedAt,
            String drawn,
            Instant drawnAt) {}

    private final RulesService rules;
    private final RoundService rounds;

    RulesApi(RulesService rules, RoundService rounds) {
        this.rules = rules;
        this.rounds = rounds;
    }

    @GET
    @PermitAll
    public Answer rules(@RestPath String slug) {
        var view = rules.of(rounds.bySlug(slug).id());
        return new Answer(
                slug,
                view.sealed(),
                view.sealedAt(),
                view.json(),
                view.sha256(),
                "/rounds/" + slug + "/rules.json",
                view.chosen(),
                view.commitment(),
                view.seed(),
                view.draw(),
                view.drawNamedAt(),
                view.drawn(),
                view.drawnAt());
    }
}
