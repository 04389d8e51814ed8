package it.broletto.round;

import it.broletto.web.Layout;
import it.broletto.web.Step;
import it.broletto.web.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the page of a round shows.
 *
 * @param act what to do here now; empty if there is nothing but to wait
 * @param rules how it works, sentence by sentence, from its settings
 * @param closesAt when the current phase closes; empty if it has no date or is over
 */
record RoundPage(RoundView round, List<Step> steps, Optional<Act> act, List<String> rules, Optional<Instant> closesAt) {

    /** @param primary false: worth a click, but not the act of this phase */
    record Act(String href, String text, boolean primary) {
        public String kind() {
            return primary ? "primary" : "secondary";
        }
    }

    public String href() {
        return "/rounds/" + round.slug();
    }

    public String proposalsHref() {
        return href() + "/proposals";
    }

    public String calendarHref() {
        return href() + "/calendar.ics";
    }

    public String deskHref() {
        return "/desk/rounds/" + round.id();
    }

    /** True once ideas can have come in, unless reading them is the act of this phase anyway. */
    public boolean readable() {
        return act.filter(a -> a.href().equals(proposalsHref())).isEmpty() && collected();
    }

    /** True if a calendar file has something to say, unless it is the act of this phase anyway. */
    public boolean datesToKeep() {
        return !round.phases().isEmpty()
                && round.phase().isBefore(Phase.DECIDED)
                && act.filter(a -> a.href().equals(calendarHref())).isEmpty();
    }

    private boolean collected() {
        return round.source() == Source.HERE
                && Phase.INFORMING.isBefore(round.phase())
                && round.dates(Phase.COLLECTING).isPresent();
    }

    static RoundPage of(RoundView round, Layout layout, Instant now) {
        var words = layout.words(RoundMessages.class);
        return new RoundPage(
                round,
                steps(round, words, layout),
                act(round, words, now),
                rules(round, words, layout),
                round.dates(round.phase()).map(PhaseView::closesAt).filter(now::isBefore));
    }

    /** The dated phases, and at the ends the states without dates. */
    private static List<Step> steps(RoundView round, RoundMessages words, Layout layout) {
        var steps = new ArrayList<Step>();
        if (round.phase() == Phase.INFORMING && round.dates(Phase.INFORMING).isEmpty()) {
            steps.add(new Step(words.phase(Phase.INFORMING), "", Step.State.NOW));
        }
        for (var each : round.phases()) {
            var ended = round.phase() == Phase.CANCELLED;
            var state = ended || each.state() == PhaseView.State.PAST
                    ? Step.State.DONE
                    : each.state() == PhaseView.State.NOW ? Step.State.NOW : Step.State.NEXT;
            steps.add(new Step(
                    words.phase(each.phase()),
                    words.from_to(
                            Texts.date(each.opensAt(), layout.locale()),
                            Texts.lastMoment(each.closesAt(), layout.locale())),
                    ended ? Step.State.NEXT : state));
        }
        if (round.phase() == Phase.COUNTING && round.dates(Phase.COUNTING).isEmpty()) {
            steps.add(new Step(words.phase(Phase.COUNTING), "", Step.State.NOW));
        }
        if (round.phase() == Phase.CANCELLED) {
            steps.add(new Step(words.phase(Phase.CANCELLED), "", Step.State.STOPPED));
        } else {
            steps.add(new Step(
                    words.phase(Phase.DECIDED), "", round.phase() == Phase.DECIDED ? Step.State.NOW : Step.State.NEXT));
        }
        return steps;
    }

    private static Optional<Act> act(RoundView round, RoundMessages words, Instant now) {
        var here = "/rounds/" + round.slug();
        return Optional.ofNullable(
                switch (round.phase()) {
                    case COLLECTING ->
                        round.open(Phase.COLLECTING, now)
                                ? new Act(here + "/proposals/new", words.act_propose(), true)
                                : new Act(here + "/proposals", words.act_read(), false);
                    case SUPPORTING, EVALUATING, DESIGNING -> new Act(here + "/proposals", words.act_read(), false);
                    case VOTING ->
                        round.open(Phase.VOTING, now) ? new Act(here + "/booth", words.act_vote(), true) : null;
                    case DECIDED -> new Act(here + "/results", words.act_results(), true);
                    case INFORMING -> new Act(here + "/calendar.ics", words.act_calendar(), false);
                    case DRAFT, COUNTING, CANCELLED -> null;
                });
    }

    private static List<String> rules(RoundView round, RoundMessages words, Layout layout) {
        var rules = new ArrayList<String>();
        if (round.source() == Source.PABULIB) {
            return List.of(words.how_imported());
        }
        rules.add(words.how_budget(
                round.budget().format(layout.locale()), round.areas().size()));
        round.dates(Phase.COLLECTING).ifPresent(p -> {
            rules.add(words.how_propose(
                    Texts.date(p.opensAt(), layout.locale()), Texts.lastMoment(p.closesAt(), layout.locale())));
            rules.add(words.how_review());
        });
        rules.add(words.residence_rule(round.residence()));
        rules.add(round.minimumAge() == 0 ? words.how_any_age() : words.how_age(round.minimumAge()));
        rules.add(words.how_choices(round.maxChoices()));
        round.dates(Phase.VOTING).ifPresent(p -> {
            rules.add(words.how_vote(
                    Texts.date(p.opensAt(), layout.locale()), Texts.lastMoment(p.closesAt(), layout.locale())));
            rules.add(words.how_change());
        });
        rules.add(words.how_count());
        return rules;
    }
}
