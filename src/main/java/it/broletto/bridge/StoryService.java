package it.broletto.bridge;

import it.broletto.accountability.Stories;
import it.broletto.accountability.Story;
import it.broletto.accountability.Story.Chapter;
import it.broletto.accountability.Story.Kind;
import it.broletto.call.CallService;
import it.broletto.campaign.CampaignCard;
import it.broletto.campaign.CampaignService;
import it.broletto.campaign.CampaignStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Follows an idea from round to campaign to round. */
@ApplicationScoped
@Transactional
class StoryService implements Stories {

    private static final int MOST = 200;

    private final StoryRows rows;
    private final CampaignService campaigns;
    private final CallService calls;
    private final AwardService awards;
    private final Clock clock;

    StoryService(StoryRows rows, CampaignService campaigns, CallService calls, AwardService awards, Clock clock) {
        this.rows = rows;
        this.campaigns = campaigns;
        this.calls = calls;
        this.awards = awards;
        this.clock = clock;
    }

    @Override
    public Optional<Story> of(UUID id) {
        var ids = rows.linked(id);
        var projects = rows.projects(ids);
        var cards = campaigns.byIds(ids).values().stream()
                .sorted(Comparator.comparing(CampaignCard::opensAt).thenComparing(CampaignCard::id))
                .toList();
        var given = awards.of(cards.stream().map(CampaignCard::id).toList());
        var title = title(ids, projects, cards);
        if (title == null) {
            return Optional.empty();
        }
        var chapters = rows.chapters(ids);
        cards.forEach(card -> campaign(card, chapters));
        given.forEach(award -> chapters.add(new Chapter(
                Kind.AWARDED,
                award.at(),
                null,
                "/campaigns/" + award.slug(),
                award.amount(),
                null,
                award.act(),
                null)));
        var now = clock.instant();
        return Optional.of(new Story(
                page(id, projects, cards),
                title,
                projects.isEmpty() && cards.isEmpty(),
                chapters.stream()
                        .filter(one -> !one.at().isAfter(now))
                        .sorted(Comparator.comparing(Chapter::at).thenComparing(Chapter::kind))
                        .limit(MOST)
                        .toList(),
                MoneySources.of(projects, cards, given)));
    }

    private String title(List<UUID> ids, List<StoryRows.Listed> projects, List<CampaignCard> cards) {
        if (!projects.isEmpty()) {
            return projects.get(projects.size() - 1).title();
        }
        return cards.isEmpty() ? rows.proposalTitle(ids) : cards.get(0).title();
    }

    /** What is built is where the story is told; else the latest project, else the first campaign. */
    private static UUID page(UUID asked, List<StoryRows.Listed> projects, List<CampaignCard> cards) {
        return projects.stream()
                .max(Comparator.<StoryRows.Listed, Boolean>comparing(
                                one -> one.status().isFunded())
                        .thenComparing(StoryRows.Listed::at))
                .map(StoryRows.Listed::id)
                .orElseGet(() -> cards.isEmpty() ? asked : cards.get(0).id());
    }

    private void campaign(CampaignCard card, List<Chapter> chapters) {
        var href = "/campaigns/" + card.slug();
        chapters.add(new Chapter(Kind.CAMPAIGN, card.opensAt(), card.title(), href, card.goal(), null, null, null));
        var ended = card.sums() == null || card.sums().decidedAt() == null
                ? card.closesAt()
                : card.sums().decidedAt();
        var kind = kind(card.status());
        if (kind != null) {
            chapters.add(new Chapter(
                    kind,
                    ended.isAfter(clock.instant()) ? clock.instant() : ended,
                    card.title(),
                    href,
                    kind == Kind.FUNDED ? MoneySources.kept(card) : card.promised(),
                    card.backers(),
                    null,
                    null));
        }
        calls.decision(card.id())
                .filter(decision -> decision.amount().cents() > 0)
                .ifPresent(decision -> chapters.add(new Chapter(
                        Kind.MATCHED,
                        decision.at(),
                        card.title(),
                        href + "/match",
                        decision.amount(),
                        null,
                        null,
                        null)));
    }

    /** Null before the end, and where its own record tells of it. */
    private static Kind kind(CampaignStatus status) {
        if (status == CampaignStatus.FAILED) {
            return Kind.FAILED;
        }
        return MoneySources.funded(status) ? Kind.FUNDED : null;
    }
}
