package it.broletto.ballot;

import it.broletto.project.ProjectView;
import it.broletto.round.AreaView;
import it.broletto.round.RoundView;
import it.broletto.shared.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a round decided.
 *
 * @param voters who cast a ballot
 */
public record Result(RoundView round, long voters, List<OfArea> areas) {

    private static final double GAP = 1.5;

    /**
     * The count of one area.
     *
     * @param points whether {@link Line#votes} are points
     * @param currency ISO 4217 code of all amounts; EUR for our own rounds
     * @param ballots that were counted: those that chose something here
     * @param sha256 of the counted file
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
            List<Line> lines) {

        public List<Line> winners() {
            return lines.stream().filter(Line::won).toList();
        }

        public List<Line> losers() {
            return lines.stream().filter(line -> !line.won()).toList();
        }

        public Money left() {
            return budget.minus(spent);
        }

        /** The winners' shares of the budget, in thousandths, side by side. */
        public List<Slice> slices() {
            var slices = new ArrayList<Slice>();
            var from = 0.0;
            for (var winner : winners()) {
                var width = 1000.0 * winner.cost().cents() / budget.cents();
                slices.add(new Slice(slices.size() % 2 + 1, tenths(from), tenths(Math.max(0, width - GAP))));
                from += width;
            }
            return slices;
        }

        private static String tenths(double value) {
            return String.format(Locale.ROOT, "%.1f", value);
        }

        /** What all together would have cost. */
        public Money asked() {
            return lines.stream().map(Line::cost).reduce(Money.ZERO, Money::plus);
        }
    }

    /** A part of a bar of length 1000; only drawn, never counted with. */
    public record Slice(int colour, String from, String width) {}

    /** Why a project won or lost. */
    public enum Why {
        /** It had its turn and there was enough money. */
        FITS,
        /** It won by a tie. */
        FITS_AFTER_TIE,
        /** Others with more votes left too little. */
        TOO_LITTLE_LEFT,
        /** One with as many votes came first and left too little. */
        TOO_LITTLE_LEFT_AFTER_TIE,
        /** No order of projects could have paid for it. */
        OVER_BUDGET
    }

    /**
     * What happened to one project.
     *
     * @param place order in which it was considered, from 1
     * @param left money that was left when its turn came
     * @param tied a project with as many votes against which the tie rule decided; null for none
     */
    public record Line(
            ProjectView project,
            int place,
            long votes,
            boolean won,
            Money cost,
            Money left,
            Why why,
            ProjectView tied) {

        /** What it lacked; zero for a winner. */
        public Money missing() {
            return won ? Money.ZERO : cost.minus(left);
        }
    }

    /** Of all amounts; areas of one round have the same. */
    public String currency() {
        return areas.isEmpty() ? "EUR" : areas.get(0).currency();
    }

    /** The code of an area, as an example. */
    public String firstCode() {
        return areas.isEmpty() ? "area" : areas.get(0).area().code().toLowerCase(Locale.ROOT);
    }

    public Money budget() {
        return areas.stream().map(OfArea::budget).reduce(Money.ZERO, Money::plus);
    }

    public Money spent() {
        return areas.stream().map(OfArea::spent).reduce(Money.ZERO, Money::plus);
    }

    public long winners() {
        return areas.stream().mapToLong(area -> area.winners().size()).sum();
    }

    public long projects() {
        return areas.stream().mapToLong(area -> area.lines().size()).sum();
    }
}
