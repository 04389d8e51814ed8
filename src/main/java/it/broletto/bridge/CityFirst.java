package it.broletto.bridge;

import it.broletto.application.ApplicationService;
import it.broletto.identity.CurrentPerson;
import it.broletto.round.Phase;
import it.broletto.round.RoundService;
import it.broletto.round.RoundView;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** What the page of a campaign shows of awards and rounds; templates read it as {@code inject:cityFirst}. */
@Named("cityFirst")
@RequestScoped
public class CityFirst {

    /**
     * A round that a campaign may enter, or has entered.
     *
     * @param href of the proposal, or of its form; null while nothing was begun
     * @param sent whether the proposal was sent
     */
    public record Way(String slug, String title, String href, boolean sent) {}

    private final AwardService awards;
    private final EntryService entries;
    private final ApplicationService applications;
    private final RoundService rounds;
    private final CurrentPerson current;
    private final Clock clock;

    CityFirst(
            AwardService awards,
            EntryService entries,
            ApplicationService applications,
            RoundService rounds,
            CurrentPerson current,
            Clock clock) {
        this.awards = awards;
        this.entries = entries;
        this.applications = applications;
        this.rounds = rounds;
        this.current = current;
        this.clock = clock;
    }

    /** Null if the city gave nothing beside a match. */
    public Award award(UUID campaign) {
        return awards.of(List.of(campaign)).stream().findFirst().orElse(null);
    }

    public boolean promoter(UUID campaign) {
        return current.get()
                .filter(person -> applications.isPromoter(campaign, person.id()))
                .isPresent();
    }

    /** Rounds that a campaign has entered, and those that collect now. */
    public List<Way> ways(UUID campaign) {
        var begun = entries.of(campaign);
        var now = clock.instant();
        var open = rounds.standing(Phase.COLLECTING).stream()
                .filter(round -> round.open(Phase.COLLECTING, now))
                .toList();
        var ways = new java.util.ArrayList<Way>();
        begun.stream()
                .filter(entry -> entry.proposal() != null || isIn(open, entry.round()))
                .map(entry -> new Way(
                        entry.roundSlug(),
                        entry.roundTitle(),
                        entry.proposal() == null
                                ? "/rounds/" + entry.roundSlug() + "/proposals/new?draft=" + entry.intent()
                                : "/proposals/" + entry.proposal(),
                        entry.proposal() != null))
                .forEach(ways::add);
        open.stream()
                .filter(round -> begun.stream().noneMatch(entry -> entry.round().equals(round.id())))
                .map(round -> new Way(round.slug(), round.title(), null, false))
                .forEach(ways::add);
        return ways;
    }

    private static boolean isIn(List<RoundView> rounds, UUID id) {
        return rounds.stream().anyMatch(round -> round.id().equals(id));
    }
}
