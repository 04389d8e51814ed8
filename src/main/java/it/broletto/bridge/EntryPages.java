package it.broletto.bridge;

import it.broletto.campaign.CampaignService;
import it.broletto.identity.CurrentPerson;
import it.broletto.round.RoundService;
import it.broletto.shared.Refusal;
import it.broletto.web.Answers;
import it.broletto.web.Flash;
import it.broletto.web.Layout;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/** One click: a campaign that ended becomes the draft of an idea in a round that collects. */
@Path("/campaigns/{slug}/rounds")
@RolesAllowed("citizen")
class EntryPages {

    private final EntryService entries;
    private final CampaignService campaigns;
    private final RoundService rounds;
    private final CurrentPerson current;
    private final Layout layout;
    private final Flash flash;

    EntryPages(
            EntryService entries,
            CampaignService campaigns,
            RoundService rounds,
            CurrentPerson current,
            Layout layout,
            Flash flash) {
        this.entries = entries;
        this.campaigns = campaigns;
        this.rounds = rounds;
        this.current = current;
        this.layout = layout;
        this.flash = flash;
    }

    /** @param round slug */
    @POST
    public Response enter(@RestPath String slug, @RestForm String round) {
        var promoter = current.require();
        if (promoter.level() < 2) {
            throw new Refusal(Refusal.Reason.LEVEL_TOO_LOW);
        }
        var campaign = campaigns.bySlug(slug).card().id();
        var entry = entries.enter(
                campaign, rounds.bySlug(round == null ? "" : round).id(), promoter);
        if (entry.proposal() != null) {
            return Answers.seeOther("/proposals/" + entry.proposal());
        }
        flash.good(layout.words(BridgeMessages.class).entered());
        return Answers.seeOther("/rounds/" + entry.roundSlug() + "/proposals/new?draft=" + entry.intent());
    }
}
