package it.broletto.proposal;

import it.broletto.web.Layout;
import it.broletto.web.Step;
import it.broletto.web.Texts;
import java.util.ArrayList;
import java.util.List;

/** A proposal's way as a line of steps with dates: submitted, answered, on the ballot. */
final class StatusLine {

    private StatusLine() {}

    static List<Step> of(ProposalView proposal, List<DocketLine> docket, Layout layout) {
        var words = layout.words(ProposalMessages.class);
        var steps = new ArrayList<Step>();
        var submitted = Texts.date(proposal.submittedAt(), layout.locale());
        steps.add(new Step(
                words.status(Status.SUBMITTED),
                submitted,
                proposal.status() == Status.SUBMITTED ? Step.State.NOW : Step.State.DONE));
        if (proposal.status() == Status.WITHDRAWN) {
            steps.add(new Step(
                    words.status(Status.WITHDRAWN), last(docket, "proposal.withdrawn", layout), Step.State.STOPPED));
            return steps;
        }
        if (proposal.status() == Status.NOT_FEASIBLE) {
            steps.add(new Step(
                    words.status(Status.NOT_FEASIBLE),
                    last(docket, "proposal.found-not-feasible", layout),
                    Step.State.STOPPED));
            return steps;
        }
        steps.add(new Step(
                words.status(Status.FEASIBLE),
                last(docket, "proposal.found-feasible", layout),
                switch (proposal.status()) {
                    case FEASIBLE -> Step.State.NOW;
                    case LISTED -> Step.State.DONE;
                    default -> Step.State.NEXT;
                }));
        var listed = proposal.status() == Status.LISTED;
        steps.add(new Step(
                words.status(Status.LISTED),
                listed ? last(docket, "proposal.listed", layout) : "",
                listed ? Step.State.NOW : Step.State.NEXT));
        return steps;
    }

    /** The day of the latest such act; the docket is newest first. */
    private static String last(List<DocketLine> docket, String act, Layout layout) {
        return docket.stream()
                .filter(l -> l.act().equals(act))
                .findFirst()
                .map(l -> Texts.date(l.at(), layout.locale()))
                .orElse("");
    }
}
