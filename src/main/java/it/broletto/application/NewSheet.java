package it.broletto.application;

import java.util.Map;

/** A reviewer's judgement to be recorded: every criterion, with a reason of 10 to 1,000 characters. */
record NewSheet(Map<Criterion, Scored> scores) {

    static final int LEAST = 10;
    static final int MOST = 1000;

    /** @param score 0 to 5 */
    record Scored(int score, String reason) {}
}
