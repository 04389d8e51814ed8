package it.broletto.proposal;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.audit.AuditService;
import it.broletto.identity.CurrentPerson;
import it.broletto.picture.AreaMap;
import it.broletto.picture.Marker;
import it.broletto.round.AreaMaps;
import it.broletto.round.Phase;
import it.broletto.round.RoundService;
import it.broletto.round.RoundView;
import it.broletto.web.Layout;
import it.broletto.web.Step;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

/** What is it, and does it stand a chance? */
@Path("/proposals/{id}")
@Produces(MediaType.TEXT_HTML)
class ProposalPages {

    private static final int DOCKET = 50;

    /** @param map null if it has no place. @param mine true if the reader may edit and withdraw it now */
    record ProposalPage(
            ProposalView proposal,
            RoundView round,
            List<Step> steps,
            List<ReviewView> reviews,
            List<EditView> history,
            List<DocketLine> docket,
            AreaMap map,
            boolean mine) {
        public String areaName() {
            return round.area(proposal.areaId()).map(a -> a.name()).orElse("");
        }

        public String roundHref() {
            return "/rounds/" + round.slug();
        }

        public String listHref() {
            return roundHref() + "/proposals";
        }

        public String editHref() {
            return "/proposals/" + proposal.id() + "/edit";
        }

        public String withdrawalHref() {
            return "/proposals/" + proposal.id() + "/withdrawal";
        }

        public boolean gone() {
            return proposal.status() == Status.WITHDRAWN;
        }
    }

    @CheckedTemplate(basePath = "proposal", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance show(ProposalPage page);

        private Templates() {}
    }

    private final ProposalService proposals;
    private final ReviewService reviews;
    private final RoundService rounds;
    private final AreaMaps maps;
    private final AuditService audit;
    private final CurrentPerson person;
    private final Layout layout;
    private final Clock clock;

    ProposalPages(
            ProposalService proposals,
            ReviewService reviews,
            RoundService rounds,
            AreaMaps maps,
            AuditService audit,
            CurrentPerson person,
            Layout layout,
            Clock clock) {
        this.proposals = proposals;
        this.reviews = reviews;
        this.rounds = rounds;
        this.maps = maps;
        this.audit = audit;
        this.person = person;
        this.layout = layout;
        this.clock = clock;
    }

    @GET
    @PermitAll
    public TemplateInstance show(@RestPath UUID id) {
        var proposal = proposals.byId(id);
        var round = rounds.byId(proposal.roundId());
        var words = layout.words(ProposalMessages.class);
        var docket = audit.about(id, DOCKET).stream()
                .map(line -> DocketLine.of(line, words))
                .toList();
        return Templates.show(new ProposalPage(
                proposal,
                round,
                StatusLine.of(proposal, docket, layout),
                reviews.of(id),
                proposals.history(id),
                docket,
                map(proposal, round),
                mine(proposal, round)));
    }

    private AreaMap map(ProposalView proposal, RoundView round) {
        return proposal.latitude() == null
                ? null
                : maps.of(
                                round,
                                layout.words(ProposalMessages.class).where(),
                                a -> "",
                                proposal.areaId(),
                                List.of(new Marker(proposal.latitude(), proposal.longitude(), proposal.title(), "")))
                        .orElse(null);
    }

    private boolean mine(ProposalView proposal, RoundView round) {
        return proposal.status() == Status.SUBMITTED
                && round.open(Phase.COLLECTING, clock.instant())
                && person.get()
                        .map(p -> proposals.isAuthor(proposal.id(), p.id()))
                        .orElse(false);
    }
}
