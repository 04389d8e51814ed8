package it.broletto.accountability;

import it.broletto.project.ProjectView;
import java.util.List;
import java.util.UUID;

/**
 * A project with its works and its whole story.
 *
 * @param id under which the story is told
 * @param project null for a campaign that no round has
 * @param sheet null, as {@code money}, and no milestones, facts or spending, unless the city follows it
 */
record WholeProject(
        UUID id,
        ProjectView project,
        SheetView sheet,
        ProjectMoney money,
        List<MilestoneView> milestones,
        List<FactView> facts,
        List<SpendingView> spending,
        List<Story.Chapter> story,
        Story.Sources sources) {

    static WholeProject followed(ProjectPage page, Story story) {
        return new WholeProject(
                story.page(),
                page.project(),
                page.sheet(),
                page.money(),
                page.milestones(),
                page.facts(),
                page.spending(),
                story.chapters(),
                story.sources());
    }

    static WholeProject notFollowed(ProjectView project, Story story) {
        return new WholeProject(
                story.page(), project, null, null, List.of(), List.of(), List.of(), story.chapters(), story.sources());
    }
}
