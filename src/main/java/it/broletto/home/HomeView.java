package it.broletto.home;

import it.broletto.accountability.DashboardService;
import it.broletto.campaign.CampaignCard;
import it.broletto.campaign.CampaignService;
import it.broletto.home.Act.Kind;
import it.broletto.round.Phase;
import it.broletto.round.PhaseView;
import it.broletto.round.RoundService;
import it.broletto.round.RoundView;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Gathers the home page from the features. The page that everybody opens when voting begins must not ask the database
 * each time, so an answer lives for {@code broletto.home.fresh} (a duration, 0 for always anew) in this instance.
 */
@ApplicationScoped
class HomeView {

    private static final int CAMPAIGNS = 3;
    private static final int ROUNDS = 4;

    private record Known(Home home, Instant at) {}

    private final RoundService rounds;
    private final CampaignService campaigns;
    private final DashboardService dashboard;
    private final Clock clock;
    private final Duration fresh;
    private volatile Known known;

    HomeView(
            RoundService rounds,
            CampaignService campaigns,
            DashboardService dashboard,
            Clock clock,
            @ConfigProperty(name = "broletto.home.fresh", defaultValue = "PT10S") Duration fresh) {
        this.rounds = rounds;
        this.campaigns = campaigns;
        this.dashboard = dashboard;
        this.clock = clock;
        this.fresh = fresh;
    }

    Home now() {
        var last = known;
        var at = clock.instant();
        if (last == null || !at.isBefore(last.at().plus(fresh))) {
            last = new Known(gather(at), at);
            known = last;
        }
        return last.home();
    }

    private Home gather(Instant at) {
        var open = campaigns.closingSoon(CAMPAIGNS).stream()
                .filter(CampaignCard::open)
                .toList();
        var acts = new ArrayList<Act>();
        rounds.standing(Phase.VOTING).stream()
                .filter(r -> r.open(Phase.VOTING, at))
                .map(r -> act(Kind.VOTE, r, Phase.VOTING, "/booth"))
                .sorted(soonest())
                .forEach(acts::add);
        rounds.standing(Phase.COLLECTING).stream()
                .filter(r -> r.open(Phase.COLLECTING, at))
                .map(r -> act(Kind.PROPOSE, r, Phase.COLLECTING, "/proposals/new"))
                .sorted(soonest())
                .forEach(acts::add);
        open.forEach(card -> acts.add(new Act(
                Kind.BACK,
                card.title(),
                card.summary(),
                "/campaigns/" + card.slug(),
                "/campaigns/" + card.slug(),
                card.closesAt(),
                card.goal().cents())));
        return new Home(
                List.copyOf(acts),
                doors(acts),
                open,
                rounds.published().stream()
                        .sorted(Comparator.comparing(r -> r.phase() == Phase.DECIDED || r.phase() == Phase.CANCELLED))
                        .limit(ROUNDS)
                        .toList(),
                dashboard.of(null).figures());
    }

    private static Act act(Kind kind, RoundView round, Phase phase, String path) {
        var page = "/rounds/" + round.slug();
        return new Act(
                kind,
                round.title(),
                round.summary(),
                page + path,
                page,
                round.dates(phase).map(PhaseView::closesAt).orElse(null),
                round.budget().cents());
    }

    private static Comparator<Act> soonest() {
        return Comparator.comparing(Act::closesAt, Comparator.nullsLast(Comparator.naturalOrder()));
    }

    private static List<Door> doors(List<Act> acts) {
        return Arrays.stream(Kind.values())
                .map(kind -> new Door(
                        kind,
                        acts.stream().filter(a -> a.kind() == kind).findFirst().orElse(null)))
                .toList();
    }
}
