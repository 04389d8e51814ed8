package it.broletto.ballot;

import it.broletto.project.ProjectView;
import it.broletto.round.AreaView;
import it.broletto.round.RoundView;
import it.broletto.shared.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * What the booth shows: the ballot and what was picked so far.
 *
 * @param listed what stands on the ballot, by number
 * @param picks chosen projects that are on the ballot
 * @param filter code of the one area shown; empty for all
 */
record Booth(Eligibility eligibility, List<ProjectView> listed, Set<UUID> picks, String filter) {

    record OfArea(AreaView area, List<ProjectView> projects) {}

    /**
     * @param picked what the form sent
     * @throws Refusal NOT_ON_BALLOT for a pick that is none
     */
    static Booth of(Eligibility eligibility, List<ProjectView> listed, List<String> picked, String filter) {
        var picks = new LinkedHashSet<UUID>();
        for (var pick : picked) {
            picks.add(listed.stream()
                    .map(ProjectView::id)
                    .filter(id -> id.toString().equals(pick))
                    .findFirst()
                    .orElseThrow(() -> new Refusal(Refusal.Reason.NOT_ON_BALLOT)));
        }
        var known = eligibility.round().area(filter == null ? "" : filter).isPresent();
        return new Booth(eligibility, listed, picks, known ? filter : "");
    }

    public RoundView round() {
        return eligibility.round();
    }

    /** The areas this person may choose from. */
    public List<AreaView> areas() {
        return round().areas().stream().filter(eligibility::mayChoose).toList();
    }

    /** What is shown as cards: the areas of the filter that have projects. */
    public List<OfArea> shown() {
        return areas().stream()
                .filter(area -> filter.isEmpty() || area.code().equals(filter))
                .map(area -> new OfArea(area, of(area)))
                .filter(of -> !of.projects().isEmpty())
                .toList();
    }

    /** Picked, but not among the cards shown: the form carries them along. */
    public List<ProjectView> carried() {
        var visible = shown().stream()
                .flatMap(of -> of.projects().stream())
                .map(ProjectView::id)
                .toList();
        return chosen().stream()
                .filter(project -> !visible.contains(project.id()))
                .toList();
    }

    /** Picked, by number. */
    public List<ProjectView> chosen() {
        return listed.stream().filter(project -> picks.contains(project.id())).toList();
    }

    /** The chosen ones by area, as they stand on paper. */
    public List<OfArea> paper() {
        var paper = new ArrayList<OfArea>();
        for (var area : areas()) {
            var chosen = chosen().stream()
                    .filter(project -> project.areaId().equals(area.id()))
                    .toList();
            if (!chosen.isEmpty()) {
                paper.add(new OfArea(area, chosen));
            }
        }
        return paper;
    }

    /** How many more may be chosen; negative for too many. */
    public int left() {
        return round().maxChoices() - picks.size();
    }

    /** {@link #left} as far as words go: not below zero. */
    public int shownLeft() {
        return Math.max(0, left());
    }

    /** Every number of choices that can be left, from none to all. */
    public List<Integer> counts() {
        return IntStream.rangeClosed(0, round().maxChoices()).boxed().toList();
    }

    private List<ProjectView> of(AreaView area) {
        return listed.stream()
                .filter(project -> project.areaId().equals(area.id()))
                .toList();
    }
}
