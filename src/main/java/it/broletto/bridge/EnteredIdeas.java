package it.broletto.bridge;

import it.broletto.campaign.CampaignService;
import it.broletto.project.ProjectService;
import it.broletto.proposal.Beginnings;
import it.broletto.round.RoundService;
import it.broletto.web.Layout;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The form of an idea that begins with what a campaign came to. */
@ApplicationScoped
class EnteredIdeas implements Beginnings {

    private final EntryService entries;
    private final CampaignService campaigns;
    private final ProjectService projects;
    private final RoundService rounds;
    private final Layout layout;
    private final String site;

    EnteredIdeas(
            EntryService entries,
            CampaignService campaigns,
            ProjectService projects,
            RoundService rounds,
            Layout layout,
            @ConfigProperty(name = "broletto.url") String site) {
        this.entries = entries;
        this.campaigns = campaigns;
        this.projects = projects;
        this.rounds = rounds;
        this.layout = layout;
        this.site = site;
    }

    @Override
    public Optional<Map<String, String>> of(UUID intent, UUID round, UUID person) {
        return entries.begun(intent, person)
                .filter(entry -> entry.round().equals(round))
                .map(this::fields);
    }

    private Map<String, String> fields(Entries.Entry entry) {
        var card = campaigns.byIds(List.of(entry.campaign())).get(entry.campaign());
        var campaign = campaigns.bySlug(card.slug());
        var before = campaign.projectId() == null ? null : projects.byId(campaign.projectId());
        return Prefill.idea(
                entry,
                campaign,
                before,
                rounds.byId(entry.round()),
                site + "/campaigns/" + card.slug(),
                layout.words(BridgeMessages.class),
                layout.locale());
    }
}
