package it.broletto.application;

import java.util.Map;

/** A reviewer's judgement to be recorded: every criterion by its code, with a reason of 10 to 1,000 characters. */
record NewSheet(Map<String, Scored> scores) {

    static final int LEAST = 10;
    static final int MOST = 1000;

    /** @param score from 0 to what the scale allows */
    record Scored(int score, String reason) {}
}
