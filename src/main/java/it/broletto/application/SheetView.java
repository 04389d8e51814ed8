package it.broletto.application;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One reviewer's judgement.
 *
 * @param reviewerNumber reviewers of an application are numbers from 1 in the order of their first sheet
 */
record SheetView(UUID id, int version, UUID reviewer, int reviewerNumber, Instant givenAt, List<Score> scores) {

    /** @param score 0 to 5; @param weight 1 to 100 */
    record Score(Criterion criterion, int score, int weight, String reason) {}

    /** The weighted mean in hundredths, 0 to 500, rounded down. */
    public int hundredths() {
        var weights = scores.stream().mapToInt(Score::weight).sum();
        return weights == 0
                ? 0
                : scores.stream().mapToInt(one -> one.score() * one.weight()).sum() * 100 / weights;
    }
}
