package it.broletto.rehearsal;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.campaign.CampaignCard;
import it.broletto.campaign.CampaignService;
import it.broletto.collection.RehearsalService;
import it.broletto.collection.Rehearsed;
import it.broletto.identity.CurrentPerson;
import it.broletto.shared.Money;
import it.broletto.web.Answers;
import it.broletto.web.Flash;
import it.broletto.web.Layout;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/** The desk's rehearsals of a campaign's close. */
@Path("/desk/campaigns/{slug}/rehearsals")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"officer", "administrator"})
class RehearsalPages {

    /**
     * A run as a row of the table.
     *
     * @param match null where nothing is added
     * @param broken the rules that did not hold, in words; empty if all held
     * @param aborted why it ended early; null if it did not
     */
    record Row(
            int percent,
            Rehearsed report,
            Money collected,
            Money dropped,
            Money minimum,
            Money match,
            Money reserved,
            Money left,
            String seconds,
            String broken,
            String aborted) {}

    record One(RehearsalView rehearsal, List<Row> rows) {}

    record Shown(CampaignCard card, boolean possible, List<One> rehearsals, UUID intent) {
        public int most() {
            return RehearsalService.MOST;
        }

        public List<Rehearsed.Rule> rules() {
            return Arrays.asList(Rehearsed.Rule.values());
        }
    }

    @CheckedTemplate(basePath = "rehearsal")
    static class Templates {
        static native TemplateInstance show(Shown shown);

        private Templates() {}
    }

    private final RehearsalDeskService rehearsals;
    private final CampaignService campaigns;
    private final CurrentPerson person;
    private final Layout layout;
    private final Flash flash;

    RehearsalPages(
            RehearsalDeskService rehearsals,
            CampaignService campaigns,
            CurrentPerson person,
            Layout layout,
            Flash flash) {
        this.rehearsals = rehearsals;
        this.campaigns = campaigns;
        this.person = person;
        this.layout = layout;
        this.flash = flash;
    }

    @GET
    public TemplateInstance show(@RestPath String slug) {
        var card = campaigns.bySlug(slug).card();
        return Templates.show(new Shown(
                card,
                rehearsals.isPossible(card),
                rehearsals.of(card.id()).stream()
                        .map(one ->
                                new One(one, one.runs().stream().map(this::row).toList()))
                        .toList(),
                UUID.randomUUID()));
    }

    private Row row(RehearsalView.Run run) {
        var report = run.report();
        if (report == null) {
            return new Row(run.percent(), null, null, null, null, null, null, null, "", "", run.aborted());
        }
        var words = layout.words(RehearsalMessages.class);
        return new Row(
                run.percent(),
                report,
                Money.ofCents(report.collectedCents()),
                Money.ofCents(report.droppedCents()),
                Money.ofCents(report.minimumCents()),
                report.matchCents() == null ? null : Money.ofCents(report.matchCents()),
                Money.ofCents(report.reservedCents()),
                Money.ofCents(report.leftCents()),
                String.format(layout.locale(), "%.1f", report.millis() / 1000.0),
                report.held().stream()
                        .filter(check -> !check.held())
                        .map(check -> words.rule(check.rule()))
                        .collect(Collectors.joining("; ")),
                null);
    }

    @POST
    public Response start(@RestPath String slug, @RestForm String intent) {
        rehearsals.start(slug, mark(intent), person.require());
        flash.good(layout.words(RehearsalMessages.class).started());
        return Answers.seeOther("/desk/campaigns/" + slug + "/rehearsals");
    }

    private static UUID mark(String intent) {
        try {
            return UUID.fromString(intent);
        } catch (IllegalArgumentException | NullPointerException notOurs) {
            return UUID.randomUUID();
        }
    }
}
