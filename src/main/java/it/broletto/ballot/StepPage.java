package it.broletto.ballot;

import io.quarkus.qute.RawString;
import it.broletto.picture.Bar;
import it.broletto.project.ProjectView;
import it.broletto.round.RoundView;
import it.broletto.shared.Money;
import java.util.ArrayList;
import java.util.List;

/** One step of the count of an area. */
public record StepPage(RoundView round, Result.OfArea of, AreaExplanation.Step step) {

    /**
     * Who stood how at this step.
     *
     * @param effective effective votes in hundredths, or votes
     * @param price null without payments
     */
    public record Bid(ProjectView project, boolean chosen, long effective, Money price, Money cost, RawString bar) {}

    public int steps() {
        return of.winners().size();
    }

    private String path(int number) {
        return results() + "/steps/" + number;
    }

    public String previous() {
        return path(step.number() - 1);
    }

    public String next() {
        return path(step.number() + 1);
    }

    /** Where the whole result of the area is. */
    public String results() {
        return "/rounds/" + round.slug() + "/results/" + of.area().code();
    }

    public Money spent() {
        return of.budget().minus(step.after());
    }

    /** The chosen one, then its nearest rivals. */
    public List<Bid> bids() {
        var byPrice = step.price() != null && of.why().rule().byPrice();
        var all = new ArrayList<AreaExplanation.Rival>();
        all.add(new AreaExplanation.Rival(step.project(), step.effective(), step.price()));
        all.addAll(step.rivals());
        var most = all.stream()
                .mapToLong(rival -> byPrice ? rival.price().cents() : rival.effective())
                .max()
                .orElse(0);
        return all.stream()
                .map(rival -> {
                    var chosen = rival.project().equals(step.project());
                    var value = byPrice ? rival.price().cents() : rival.effective();
                    var part = new Bar.Part(chosen ? "s-brick" : "s1", value);
                    var project = of.project(rival.project());
                    return new Bid(
                            project,
                            chosen,
                            rival.effective(),
                            rival.price(),
                            project.cost(),
                            Bar.of("bar", List.of(part), most, 0));
                })
                .toList();
    }
}
