package it.broletto.round;

import it.broletto.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A round as others see it. {@code publishedAt} is null for a draft; {@code phases} are the dated ones, in order. */
public record RoundView(
        UUID id,
        String slug,
        String title,
        String summary,
        String body,
        Phase phase,
        int maxChoices,
        int minimumAge,
        Residence residence,
        Source source,
        List<AreaView> areas,
        List<PhaseView> phases,
        Instant publishedAt,
        int version) {

    public Money budget() {
        return areas.stream().map(AreaView::budget).reduce(Money.ZERO, Money::plus);
    }

    public Optional<AreaView> area(UUID id) {
        return areas.stream().filter(a -> a.id().equals(id)).findFirst();
    }

    public Optional<AreaView> area(String code) {
        return areas.stream().filter(a -> a.code().equals(code)).findFirst();
    }

    public Optional<PhaseView> dates(Phase phase) {
        return phases.stream().filter(p -> p.phase() == phase).findFirst();
    }

    /** The dated phase that comes next, if any. */
    public Optional<PhaseView> next() {
        return phases.stream().filter(p -> p.state() == PhaseView.State.FUTURE).findFirst();
    }

    /** True while the round stands in this phase and its closing instant has not come. */
    public boolean open(Phase wanted, Instant now) {
        return phase == wanted
                && dates(wanted).map(d -> now.isBefore(d.closesAt())).orElse(true);
    }
}
