package it.broletto.campaign;

import java.util.List;
import java.util.UUID;

/** One campaign with all it says. {@code projectId} may be null. */
public record CampaignView(CampaignCard card, String body, UUID projectId, List<BudgetLine> lines) {}
