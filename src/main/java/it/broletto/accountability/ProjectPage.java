package it.broletto.accountability;

import it.broletto.project.ProjectView;
import it.broletto.shared.Refusal;
import java.util.List;
import java.util.UUID;

/** All that is known about one followed project; facts and spending newest first, at most 200 of each. */
public record ProjectPage(
        ProjectView project,
        SheetView sheet,
        ProjectMoney money,
        List<MilestoneView> milestones,
        List<FactView> facts,
        List<SpendingView> spending) {

    /** Refuses a milestone of another project with {@code NOT_FOUND}. */
    MilestoneView milestone(UUID id) {
        return milestones.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND));
    }
}
