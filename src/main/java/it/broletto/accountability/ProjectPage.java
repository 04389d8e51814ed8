package it.broletto.accountability;

import it.broletto.project.ProjectView;
import java.util.List;

/** All that is known about one followed project; facts and spending newest first, at most 200 of each. */
public record ProjectPage(ProjectView project, SheetView sheet, ProjectMoney money, List<MilestoneView> milestones, List<FactView> facts,
        List<SpendingView> spending) {
}
