package it.broletto.application;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One reviewer's judgement.
 *
 * @param reviewerNumber reviewers of an application are numbers from 1 in the order of their first sheet
 * @param criteria version of the call's criteria it was given by; 0 for those that are shipped
 * @param scale scores go from 0 to this
 */
record SheetView(
        UUID id,
        int version,
        UUID reviewer,
        int reviewerNumber,
        Instant givenAt,
        int criteria,
        int scale,
        List<Score> scores) {

    /** @param label null for a shipped criterion; @param weight 1 to 100 */
    record Score(String code, String label, int score, int weight, String reason) {

        /** Null for a call's own. */
        public Criterion shipped() {
            return label == null ? Criterion.valueOf(code) : null;
        }
    }

    /** The weighted mean in hundredths, from 0 to the scale's, rounded down. */
    public int hundredths() {
        var weights = scores.stream().mapToInt(Score::weight).sum();
        return weights == 0
                ? 0
                : scores.stream().mapToInt(one -> one.score() * one.weight()).sum() * 100 / weights;
    }
}
