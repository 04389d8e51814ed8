package it.broletto.bridge;

import it.broletto.accountability.Story.Certainty;
import it.broletto.accountability.Story.Payer;
import it.broletto.accountability.Story.Source;
import it.broletto.accountability.Story.Sources;
import it.broletto.campaign.CampaignCard;
import it.broletto.campaign.CampaignStatus;
import it.broletto.shared.Money;
import java.util.ArrayList;
import java.util.List;

/**
 * Who pays for an idea. It costs what its last step asks, a ballot's cost or a campaign's goal, and what campaigns before
 * that brought. The sources and what is still open are the cost and what came beyond it.
 */
final class MoneySources {

    private MoneySources() {}

    static Sources of(List<StoryRows.Listed> projects, List<CampaignCard> cards, List<Award> awards) {
        var items = new ArrayList<Source>();
        var lastCard = cards.isEmpty() ? null : cards.get(cards.size() - 1);
        var lastProject = projects.isEmpty() ? null : projects.get(projects.size() - 1);
        var byCampaign =
                lastCard != null && (lastProject == null || lastCard.opensAt().isAfter(lastProject.at()));
        var cost = byCampaign ? lastCard.goal() : lastProject == null ? null : lastProject.cost();
        for (var card : cards) {
            var brought = campaign(card, awards);
            items.addAll(brought);
            if (!byCampaign || !card.id().equals(lastCard.id())) {
                cost = cost == null ? null : cost.plus(sum(brought));
            }
        }
        for (var project : projects) {
            if (project.status().isFunded()) {
                items.add(new Source(Payer.ROUND, Certainty.VOTED, project.cost(), project.resultsPath()));
                if (project != lastProject || byCampaign) {
                    cost = cost == null ? null : cost.plus(project.cost());
                }
            }
        }
        var sum = sum(items);
        var left = cost == null ? Money.ZERO : cost.minus(sum);
        return new Sources(
                cost,
                List.copyOf(items),
                left.cents() > 0 ? left : Money.ZERO,
                left.cents() < 0 ? Money.ZERO.minus(left) : Money.ZERO);
    }

    /** Whether it was decided that a campaign gets its money, whatever came after. */
    static boolean funded(CampaignStatus status) {
        return switch (status) {
            case LIVE, SUSPENDED, CLOSED, FAILED, CANCELLED -> false;
            default -> true;
        };
    }

    /** What is there of people's gifts after what went back and what banks took. */
    static Money kept(CampaignCard card) {
        var sums = card.sums();
        return sums == null || !sums.begun()
                ? card.promised()
                : sums.collected()
                        .minus(sums.goingBack())
                        .minus(sums.givenBack())
                        .minus(sums.disputed())
                        .minus(sums.lost())
                        .minus(sums.moved());
    }

    private static List<Source> campaign(CampaignCard card, List<Award> awards) {
        var items = new ArrayList<Source>();
        if (card.status() == CampaignStatus.FAILED || card.status() == CampaignStatus.CANCELLED) {
            return items;
        }
        var href = "/campaigns/" + card.slug() + "/money";
        var collecting = card.sums() != null && card.sums().begun();
        var citizens = collecting ? kept(card) : card.promised();
        add(items, Payer.CITIZENS, collecting ? Certainty.COLLECTED : Certainty.PROMISED, citizens, href);
        if (funded(card.status()) && card.added() != null) {
            add(items, Payer.CITY_MATCH, Certainty.COMMITTED, card.added(), "/campaigns/" + card.slug() + "/match");
        }
        awards.stream()
                .filter(award -> award.campaign().equals(card.id()))
                .forEach(award -> add(
                        items,
                        Payer.CITY_AWARD,
                        award.committed() ? Certainty.COMMITTED : Certainty.RESERVED,
                        award.amount(),
                        award.ledgerPath()));
        return items;
    }

    private static void add(List<Source> items, Payer payer, Certainty certainty, Money amount, String href) {
        if (amount.cents() > 0) {
            items.add(new Source(payer, certainty, amount, href));
        }
    }

    private static Money sum(List<Source> items) {
        return items.stream().map(Source::amount).reduce(Money.ZERO, Money::plus);
    }
}
