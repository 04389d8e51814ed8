package it.broletto.proposal;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.picture.AreaMap;
import it.broletto.picture.Marker;
import it.broletto.round.AreaMaps;
import it.broletto.round.Phase;
import it.broletto.round.RoundService;
import it.broletto.round.RoundView;
import it.broletto.web.Cursor;
import it.broletto.web.Layout;
import it.broletto.web.Page;
import it.broletto.web.Tab;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** What do people want here? The proposals of a round, as a list and on the map. */
@Path("/rounds/{slug}/proposals")
@Produces(MediaType.TEXT_HTML)
class ProposalListPages {

    private static final int ON_MAP = 500;

    /** @param open true while ideas can be submitted */
    record ListPage(
            RoundView round, ProposalQuery query, ProposalChoices choices, long count, List<Tab> tabs, boolean open) {
        public String roundHref() {
            return "/rounds/" + round.slug();
        }

        public String href() {
            return roundHref() + "/proposals";
        }

        public String newHref() {
            return href() + "/new"
                    + (query.area().isEmpty()
                            ? ""
                            : "?area=" + URLEncoder.encode(query.area(), StandardCharsets.UTF_8));
        }

        public String href(ProposalView proposal) {
            return "/proposals/" + proposal.id();
        }

        public boolean map() {
            return tabs.get(1).current();
        }

        public boolean narrowed() {
            return !query.link().isEmpty();
        }

        public String areaName(ProposalView proposal) {
            return round.area(proposal.areaId()).map(a -> a.name()).orElse("");
        }
    }

    @CheckedTemplate(basePath = "proposal", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance list(ListPage list, Page<ProposalView> page);

        static native TemplateInstance map(ListPage list, List<ProposalView> placed, AreaMap map);

        private Templates() {}
    }

    private final ProposalService proposals;
    private final RoundService rounds;
    private final AreaMaps maps;
    private final Layout layout;
    private final Clock clock;

    ProposalListPages(ProposalService proposals, RoundService rounds, AreaMaps maps, Layout layout, Clock clock) {
        this.proposals = proposals;
        this.rounds = rounds;
        this.maps = maps;
        this.layout = layout;
        this.clock = clock;
    }

    @GET
    @PermitAll
    public TemplateInstance list(
            @RestPath String slug, @BeanParam ProposalQuery query, @RestQuery String page, @RestQuery String view) {
        var round = rounds.bySlug(slug);
        var filter = query.filter(round);
        var onMap = "map".equals(view);
        var list = new ListPage(
                round,
                query,
                ProposalChoices.of(round, layout),
                proposals.count(filter),
                tabs(round, query, onMap),
                round.open(Phase.COLLECTING, clock.instant()));
        return onMap
                ? map(list, proposals.placed(filter, ON_MAP), filter.area())
                : Templates.list(list, ProposalPaging.newestFirst(proposals, filter, Cursor.of(page)));
    }

    private TemplateInstance map(ListPage list, List<ProposalView> placed, UUID area) {
        var markers = placed.stream()
                .map(p -> new Marker(p.latitude(), p.longitude(), p.title(), list.href(p)))
                .toList();
        return Templates.map(
                list,
                placed,
                maps.of(
                                list.round(),
                                layout.words(ProposalMessages.class)
                                        .of_round(list.round().title()),
                                a -> list.href() + "?view=map&area=" + a.code(),
                                area,
                                markers)
                        .orElse(null));
    }

    private List<Tab> tabs(RoundView round, ProposalQuery query, boolean onMap) {
        var words = layout.words(ProposalMessages.class);
        var here = "/rounds/" + round.slug() + "/proposals";
        var asked = query.link();
        return List.of(
                new Tab(here + (asked.isEmpty() ? "" : "?" + asked), words.as_list(), !onMap),
                new Tab(here + "?view=map" + (asked.isEmpty() ? "" : "&" + asked), words.as_map(), onMap));
    }
}
