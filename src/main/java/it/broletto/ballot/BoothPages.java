package it.broletto.ballot;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.identity.Assurance;
import it.broletto.identity.CurrentPerson;
import it.broletto.identity.Person;
import it.broletto.round.RoundService;
import it.broletto.shared.Refusal;
import it.broletto.web.Answers;
import it.broletto.web.FormErrors;
import it.broletto.web.KeptForm;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * The booth: choose, then look at the paper; {@link CastPages} takes it. Choices travel in the form from page to page
 * and never in an address, so that no log and no history tells them.
 */
@Path("/rounds/{slug}/booth")
@Produces(MediaType.TEXT_HTML)
class BoothPages {

    @CheckedTemplate(basePath = "ballot", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance booth(Booth booth, Optional<ReceiptView> last, FormErrors errors);

        static native TemplateInstance review(Booth booth, UUID intent, boolean recognised);
    }

    private final BallotService ballots;
    private final RoundService rounds;
    private final CurrentPerson current;
    private final Assurance assurance;
    private final KeptForm kept;
    private final BallotWords words;

    BoothPages(
            BallotService ballots,
            RoundService rounds,
            CurrentPerson current,
            Assurance assurance,
            KeptForm kept,
            BallotWords words) {
        this.ballots = ballots;
        this.rounds = rounds;
        this.current = current;
        this.assurance = assurance;
        this.kept = kept;
        this.words = words;
    }

    /** Who cannot vote, or has not said who they are, is told why and what to do. */
    @GET
    @PermitAll
    public Response booth(@RestPath String slug, @RestQuery String area) {
        var eligibility = ballots.eligibility(rounds.bySlug(slug), current.get());
        return eligibility.mayVote()
                ? Response.ok(page(booth(eligibility, List.of(), area), FormErrors.none()))
                        .build()
                : Answers.seeOther("/rounds/" + slug + "/eligibility");
    }

    /** The booth again with what was picked: to look at another area, or back from the paper. */
    @POST
    @RolesAllowed("citizen")
    public TemplateInstance boothAgain(@RestPath String slug, @RestForm List<String> pick, @RestForm String area) {
        return page(booth(mayVote(slug), pick, area), FormErrors.none());
    }

    /** The ballot as paper, before it is cast. Whose session has ended meanwhile signs in and finds it. */
    @POST
    @Path("review")
    @PermitAll
    public Response review(
            @RestPath String slug, @RestForm List<String> pick, @RestForm String area, @RestForm UUID voter) {
        if (current.get().isEmpty()) {
            return keep(kept, slug, NewCast.of(UUID.randomUUID().toString(), pick), current.get(), voter);
        }
        var booth = booth(mayVote(slug), pick, area);
        try {
            ballots.check(List.copyOf(booth.picks()), booth.eligibility());
        } catch (Refusal refusal) {
            return Answers.invalid(page(booth, new FormErrors().add("picks", words.refusal(refusal))));
        }
        return Response.ok(paper(booth, UUID.randomUUID())).build();
    }

    /** The same paper after the detour of a step-up. */
    @GET
    @Path("review")
    @RolesAllowed("citizen")
    public Response reviewAgain(@RestPath String slug) {
        var form = kept.take(reviewPath(slug));
        if (form.isEmpty()) {
            return Answers.seeOther("/rounds/" + slug + "/booth");
        }
        var voter = form.get().getFirst("voter");
        if (!current.require().id().toString().equals(voter)) {
            throw new Refusal(Refusal.Reason.OTHER_PERSON);
        }
        var cast = NewCast.of(form.get().getFirst("intent"), form.get().get("pick"));
        return Response.ok(paper(booth(mayVote(slug), form.get().get("pick"), ""), cast.intent()))
                .build();
    }

    /**
     * Keeps the paper while somebody signs in or proves who they are, and sends them there.
     *
     * @param voter who is signed in: the only person who will find it again
     * @param before whom the form was made for, if nobody is signed in any more; if null, nothing is kept, so that on
     *     a shared device nobody finds the paper of somebody else
     */
    static Response keep(KeptForm kept, String slug, NewCast paper, Optional<Person> voter, UUID before) {
        var owner = voter.map(Person::id).orElse(before);
        if (owner == null) {
            return Answers.seeOther(
                    "/login?return=" + URLEncoder.encode("/rounds/" + slug + "/booth", StandardCharsets.UTF_8));
        }
        var form = new MultivaluedHashMap<String, String>();
        form.put("pick", paper.projects().stream().map(UUID::toString).toList());
        form.putSingle("intent", paper.intent().toString());
        form.putSingle("voter", owner.toString());
        kept.keep(reviewPath(slug), form);
        var door = voter.isPresent() ? "/login/step-up" : "/login";
        return Answers.seeOther(door + "?return=" + URLEncoder.encode(reviewPath(slug), StandardCharsets.UTF_8));
    }

    private static String reviewPath(String slug) {
        return "/rounds/" + slug + "/booth/review";
    }

    private Eligibility mayVote(String slug) {
        var eligibility = ballots.eligibility(rounds.bySlug(slug), current.get());
        eligibility.require();
        return eligibility;
    }

    private Booth booth(Eligibility eligibility, List<String> picks, String area) {
        var listed = ballots.listed(eligibility.round().id());
        return Booth.of(eligibility, listed, picks == null ? List.of() : picks, area);
    }

    private TemplateInstance page(Booth booth, FormErrors errors) {
        var last = ballots.receiptsOf(current.require(), booth.round().id()).stream()
                .findFirst();
        return Templates.booth(booth, last, errors);
    }

    private TemplateInstance paper(Booth booth, UUID intent) {
        return Templates.review(booth, intent, assurance.isLevel2Fresh(current.require()));
    }
}
