package it.broletto.rules;

import it.broletto.round.Phase;
import it.broletto.round.PhaseView;
import it.broletto.round.RoundView;
import it.broletto.round.Source;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the page of a round's rules shows.
 *
 * @param said the rules, sentence by sentence
 * @param lot the projects in the order of the lot; empty until the seal
 */
record RulesPage(RoundView round, RulesView rules, List<String> said, List<String> lot) {

    public String href() {
        return "/rounds/" + round.slug() + "/rules";
    }

    public String roundHref() {
        return "/rounds/" + round.slug();
    }

    public String deskHref() {
        return "/desk/rounds/" + round.id();
    }

    public boolean imported() {
        return round.source() == Source.PABULIB;
    }

    /** When the rules will be sealed; empty if that is past or has no date. */
    public Optional<Instant> sealsAt() {
        return rules.sealed() ? Optional.empty() : round.dates(Phase.VOTING).map(PhaseView::opensAt);
    }

    /** As one types it in a shell, between single quotes. */
    public String drawnInQuotes() {
        return rules.drawn() == null ? "" : rules.drawn().replace("'", "'\\''");
    }

    /** Id of the first project of the lot, as an example. */
    public String luckiest() {
        return rules.rules().lot().isEmpty() ? "" : rules.rules().lot().get(0);
    }
}
