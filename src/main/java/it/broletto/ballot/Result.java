package it.broletto.ballot;

import io.quarkus.qute.RawString;
import it.broletto.picture.Bar;
import it.broletto.project.ProjectView;
import it.broletto.proposal.Category;
import it.broletto.round.AreaView;
import it.broletto.round.RoundView;
import it.broletto.shared.Money;
import it.broletto.tally.Outcome.Fate;
import it.broletto.tally.Outcome.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a round decided.
 *
 * @param voters who cast a ballot
 */
public record Result(RoundView round, long voters, List<OfArea> areas) {

    private static final double GAP = 1.5;
    private static final long PARTS = 10_000;
    private static final int NEAR = 15;

    /**
     * The count of one area.
     *
     * @param points whether projects are ranked by points rather than votes
     * @param currency ISO 4217 code of all amounts; EUR for our own rounds
     * @param ballots that were counted: those that chose something here
     * @param sha256 of the counted file
     * @param lines in the order of the count
     * @param projects by their id in the file
     */
    public record OfArea(
            AreaView area,
            boolean points,
            String currency,
            Money budget,
            Money spent,
            int ballots,
            String sha256,
            Instant countedAt,
            List<Line> lines,
            AreaExplanation why,
            Map<String, ProjectView> projects) {

        /** As it stands in the name of the counted file. */
        public String fileCode() {
            return area.code().toLowerCase(Locale.ROOT);
        }

        /** In the order in which they were chosen. */
        public List<AreaExplanation.Step> winners() {
            return why.steps();
        }

        public List<AreaExplanation.Loser> losers() {
            return why.losers();
        }

        /** The first ones, which a page shows at once. */
        public List<AreaExplanation.Loser> nearLosers() {
            return losers().subList(0, Math.min(NEAR, losers().size()));
        }

        public List<AreaExplanation.Loser> farLosers() {
            return losers().subList(Math.min(NEAR, losers().size()), losers().size());
        }

        /** Its supporters: who paid in full, who paid all they had left, who had nothing. */
        public RawString payers(AreaExplanation.Step step) {
            var parts = List.of(
                    new Bar.Part("s1", step.payers()),
                    new Bar.Part("s2", step.emptied()),
                    new Bar.Part("s5", step.broke()));
            return Bar.of("bar", parts, step.payers() + step.emptied() + step.broke(), 0);
        }

        /** @param fileId its id in the file */
        public ProjectView project(String fileId) {
            return projects.get(fileId);
        }

        public Money left() {
            return budget.minus(spent);
        }

        /** In hundredths of a percent. */
        public long ofVoters(long people) {
            return why.voters() == 0 ? 0 : PARTS * people / why.voters();
        }

        /** A bar of the part that a value is of the whole; {@code css} as in {@link Bar.Part}. */
        public RawString bar(String css, long value, long whole) {
            return Bar.of("bar bar-thin", List.of(new Bar.Part(css, value)), whole, 0);
        }

        /** The greatest share of a theme, which fills its bar. */
        public long most(AreaExplanation.Theme theme) {
            return theme.parts().stream()
                    .mapToLong(part -> Math.max(part.votes(), part.spent()))
                    .max()
                    .orElse(0);
        }

        /** A value of a file in our own words where it is one of ours; otherwise null. */
        public Category category(String value) {
            return Stream.of(Category.values())
                    .filter(category -> category.name().equalsIgnoreCase(value))
                    .findFirst()
                    .orElse(null);
        }

        /** Titles side by side. */
        public String titles(List<String> fileIds) {
            return fileIds.stream().map(id -> "«" + project(id).title() + "»").collect(Collectors.joining(", "));
        }

        /** Who would have won by the other rule only. */
        public List<String> wonThereOnly() {
            return why.other().winners().stream()
                    .filter(id -> why.steps().stream()
                            .noneMatch(step -> step.project().equals(id)))
                    .toList();
        }

        /** Who won by this rule only. */
        public List<String> wonHereOnly() {
            return why.steps().stream()
                    .map(AreaExplanation.Step::project)
                    .filter(id -> !why.other().winners().contains(id))
                    .toList();
        }

        /** The winners' shares of the budget, in thousandths, side by side. */
        public List<Slice> slices() {
            return slices(why.steps().size() + 1);
        }

        /** The shares of those that had won after a step, that one marked. */
        public List<Slice> slices(int number) {
            var slices = new ArrayList<Slice>();
            var from = 0.0;
            for (var step : why.steps().subList(0, Math.min(number, why.steps().size()))) {
                var width = 1000.0 * step.cost().cents() / budget.cents();
                var colour = step.number() == number ? "s-brick" : "s" + (slices.size() % 2 + 1);
                slices.add(new Slice(colour, tenths(from), tenths(Math.max(0, width - GAP))));
                from += width;
            }
            return slices;
        }

        private static String tenths(double value) {
            return String.format(Locale.ROOT, "%.1f", value);
        }
    }

    /** A part of a bar of length 1000; only drawn, never counted with. */
    public record Slice(String colour, String from, String width) {}

    /**
     * What happened to one project.
     *
     * @param place order in which it was considered, from 1
     * @param votes or points
     * @param left money that was left when its turn came
     * @param stage in which it won; null for a loser
     */
    public record Line(
            ProjectView project, int place, long votes, boolean won, Money cost, Money left, Fate fate, Stage stage) {}

    /** Of all amounts; areas of one round have the same. */
    public String currency() {
        return areas.isEmpty() ? "EUR" : areas.get(0).currency();
    }

    public Money budget() {
        return areas.stream().map(OfArea::budget).reduce(Money.ZERO, Money::plus);
    }

    public Money spent() {
        return areas.stream().map(OfArea::spent).reduce(Money.ZERO, Money::plus);
    }

    public int winners() {
        return areas.stream().mapToInt(area -> area.winners().size()).sum();
    }

    public int projects() {
        return areas.stream().mapToInt(area -> area.lines().size()).sum();
    }
}
