package it.broletto.report;

import java.util.List;
import java.util.UUID;

/**
 * What a promoter tells the backers.
 *
 * @param lines what was spent on each line of the budget, in its order; empty unless it is the last report
 * @param intent made with the form; the same intent again is the same report
 */
record NewReport(
        String title, String body, boolean last, List<Line> lines, List<ReportView.Document> documents, UUID intent) {

    /** @param note null without */
    record Line(long spentCents, String note) {}
}
