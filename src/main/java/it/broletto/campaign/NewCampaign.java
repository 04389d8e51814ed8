package it.broletto.campaign;

import it.broletto.proposal.Category;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A campaign to be opened. Its minimum is the sum of the required budget lines, its goal the sum of all.
 *
 * @param slug lower-case letters and digits in groups joined by hyphens, at most 80 characters
 * @param title 3 to 120 characters
 * @param summary 3 to 300 characters
 * @param body at most 20,000 characters, plain text with empty lines between paragraphs
 * @param promoter who is behind it and would receive the money, 2 to 200 characters
 * @param district code of a district; null = the whole city
 * @param projectId project of a round that the campaign goes on with; may be null
 */
public record NewCampaign(
        String slug,
        String title,
        String summary,
        String body,
        String promoter,
        Category category,
        String district,
        Instant opensAt,
        Instant closesAt,
        UUID projectId,
        List<BudgetLine> lines) {}
