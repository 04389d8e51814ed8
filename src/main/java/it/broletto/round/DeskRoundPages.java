package it.broletto.round;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.identity.CurrentPerson;
import it.broletto.picture.AreaMap;
import it.broletto.shared.Text;
import it.broletto.web.Answers;
import it.broletto.web.Choice;
import it.broletto.web.Flash;
import it.broletto.web.FormErrors;
import it.broletto.web.Layout;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/** The councillor's desk: what a round lacks before it is published, and where it goes next. */
@Path("/desk/rounds")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed("councillor")
class DeskRoundPages {

    private static final int SHOWN = 50;

    /** @param typed reason and target of a move that was refused */
    record DeskRound(
            RoundPage page, List<Missing> missing, List<Instant> twice, List<Choice> moves, String reason, String to) {
        public RoundView round() {
            return page.round();
        }

        public String editHref() {
            return page.deskHref() + "/edit";
        }

        public String previewHref() {
            return page.deskHref() + "/preview";
        }

        public String ballotHref() {
            return page.deskHref() + "/ballot";
        }

        public String rulesHref() {
            return page.deskHref() + "/rules";
        }

        /** True while projects can be put on the ballot. */
        public boolean ballotOpen() {
            return round().phase() == Phase.EVALUATING || round().phase() == Phase.DESIGNING;
        }

        public String publicationHref() {
            return page.deskHref() + "/publication";
        }

        public boolean draft() {
            return round().phase() == Phase.DRAFT;
        }

        public boolean ready() {
            return missing.stream().noneMatch(Missing::blocking);
        }
    }

    @CheckedTemplate(basePath = "round", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance deskList(List<RoundView> rounds);

        static native TemplateInstance deskShow(DeskRound desk, FormErrors errors);

        static native TemplateInstance preview(RoundPage page, AreaMap map);

        private Templates() {}
    }

    private final RoundService rounds;
    private final AreaMaps maps;
    private final CurrentPerson person;
    private final Layout layout;
    private final Flash flash;
    private final Clock clock;

    DeskRoundPages(RoundService rounds, AreaMaps maps, CurrentPerson person, Layout layout, Flash flash, Clock clock) {
        this.rounds = rounds;
        this.maps = maps;
        this.person = person;
        this.layout = layout;
        this.flash = flash;
        this.clock = clock;
    }

    @GET
    public TemplateInstance list() {
        return Templates.deskList(rounds.createdBefore(clock.instant().plusSeconds(1), new UUID(-1, -1), SHOWN));
    }

    @GET
    @Path("{id}")
    public TemplateInstance show(@RestPath UUID id) {
        return Templates.deskShow(desk(id, "", ""), FormErrors.none());
    }

    private DeskRound desk(UUID id, String reason, String to) {
        var round = rounds.byId(id);
        var twice = round.phases().stream()
                .flatMap(p -> Stream.of(p.opensAt(), p.closesAt()))
                .filter(RomeTime::twice)
                .distinct()
                .toList();
        var missing = round.phase() == Phase.DRAFT ? rounds.missing(id) : List.<Missing>of();
        return new DeskRound(RoundPage.of(round, layout, clock.instant()), missing, twice, moves(id), reason, to);
    }

    private List<Choice> moves(UUID id) {
        var words = layout.words(RoundMessages.class);
        return rounds.movesByHand(id).stream()
                .map(p -> p == Phase.CANCELLED
                        ? new Choice(p.name(), words.move_cancel(), words.move_cancel_consequence())
                        : new Choice(p.name(), words.move_to(words.phase(p))))
                .toList();
    }

    @GET
    @Path("{id}/preview")
    public TemplateInstance preview(@RestPath UUID id) {
        var round = rounds.byId(id);
        return Templates.preview(RoundPage.of(round, layout, clock.instant()), maps.ofBudgets(round, layout));
    }

    @POST
    @Path("{id}/publication")
    public Response publish(@RestPath UUID id, @RestForm String version) {
        rounds.publish(
                id, version != null && version.matches("\\d{1,9}") ? Integer.parseInt(version) : -1, person.require());
        flash.good(layout.words(RoundMessages.class).published());
        return Answers.seeOther("/desk/rounds/" + id);
    }

    @POST
    @Path("{id}/phases")
    public Response move(@RestPath UUID id, @RestForm String to, @RestForm String reason) {
        var words = layout.words(RoundMessages.class);
        var errors = FormErrors.none();
        var target = phase(to);
        var why = Text.line(reason);
        if (target.isEmpty()) {
            errors.add("to", words.wrong_move());
        }
        if (Text.length(why) < 3 || Text.length(why) > 500) {
            errors.add("reason", words.wrong_reason());
        }
        if (!errors.isEmpty()) {
            return Answers.invalid(Templates.deskShow(desk(id, why, to), errors));
        }
        if (rounds.byId(id).phase() != target.get()) {
            rounds.move(id, target.get(), why, person.require());
        }
        flash.good(words.moved(words.phase(target.get())));
        return Answers.seeOther("/desk/rounds/" + id);
    }

    private static Optional<Phase> phase(String name) {
        return Arrays.stream(Phase.values()).filter(p -> p.name().equals(name)).findFirst();
    }
}
