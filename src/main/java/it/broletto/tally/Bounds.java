package it.broletto.tally;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a ballot may hold, from the keys of an election's meta data; a key that is absent bounds nothing. Bounds of the
 * sum of costs are read but hold nobody to them: files raise the cost of projects withdrawn after the vote.
 */
record Bounds(
        int minLength,
        int maxLength,
        int minPoints,
        int maxPoints,
        int minSumPoints,
        int maxSumPoints,
        int defaultScore,
        boolean negative) {

    static final int NONE = 999_999_999;

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,9}(\\.0{1,9})?");

    static Bounds of(Map<String, String> meta, VoteType type) {
        var negative = type == VoteType.SCORING;
        var least = negative ? -NONE : 0;
        var bounds = new Bounds(
                number(meta, "min_length", 0, 0), number(meta, "max_length", 0, NONE),
                number(meta, "min_points", least, least), number(meta, "max_points", least, NONE),
                number(meta, "min_sum_points", least, Integer.MIN_VALUE),
                        number(meta, "max_sum_points", least, Integer.MAX_VALUE),
                number(meta, "default_score", -NONE, 0), negative);
        inOrder(bounds.minLength, bounds.maxLength, "min_length", "max_length");
        inOrder(bounds.minPoints, bounds.maxPoints, "min_points", "max_points");
        inOrder(bounds.minSumPoints, bounds.maxSumPoints, "min_sum_points", "max_sum_points");
        inOrder(
                amount(meta, "min_sum_cost", 0),
                amount(meta, "max_sum_cost", Amounts.MAX_CENTS),
                "min_sum_cost",
                "max_sum_cost");
        checkScoring(meta, type);
        return type == VoteType.CHOOSE_1 ? bounds.ofOne() : bounds;
    }

    /** Ranks become points in one way here; a file that asks for another must not be counted in silence. */
    private static void checkScoring(Map<String, String> meta, VoteType type) {
        var function = meta.getOrDefault("scoring_fn", "").strip();
        if (type == VoteType.ORDINAL && !function.isEmpty() && !function.equalsIgnoreCase("borda")) {
            throw new InvalidElection(Problem.UNKNOWN_SCORING, "scoring_fn", function);
        }
    }

    private Bounds ofOne() {
        return new Bounds(
                Math.min(1, minLength),
                Math.min(1, maxLength),
                minPoints,
                maxPoints,
                minSumPoints,
                maxSumPoints,
                defaultScore,
                negative);
    }

    /** A blank ballot is always allowed: it counts among the voters and for no project. */
    void checkLength(int length) {
        if (length > 0 && length < minLength) {
            throw new InvalidElection(Problem.TOO_FEW_CHOICES, length, minLength);
        }
        if (length > maxLength) {
            throw new InvalidElection(Problem.TOO_MANY_CHOICES, length, maxLength);
        }
    }

    boolean allowPoints(int points) {
        return points >= minPoints && points <= maxPoints;
    }

    void checkSum(long sum) {
        if (sum < minSumPoints || sum > maxSumPoints) {
            throw new InvalidElection(
                    Problem.SUM_OF_POINTS_OUT_OF_RANGE,
                    sum,
                    Math.max(minSumPoints, -NONE),
                    Math.min(maxSumPoints, NONE));
        }
    }

    /** Points of a ballot. */
    int points(String text) {
        return number("points", text, negative ? -NONE : 0);
    }

    /** A whole number from 0 to {@link #NONE}. */
    static int number(String what, String text) {
        return number(what, text, 0);
    }

    private static int number(String what, String text, int least) {
        var stripped = text.strip();
        if (!NUMBER.matcher(stripped).matches() || stripped.charAt(0) == '-' && least == 0) {
            throw new InvalidElection(Problem.NOT_A_NUMBER, what, text, least, NONE);
        }
        var point = stripped.indexOf('.');
        return Integer.parseInt(point < 0 ? stripped : stripped.substring(0, point));
    }

    private static int number(Map<String, String> meta, String key, int least, int otherwise) {
        var text = meta.get(key);
        return text == null || text.isBlank() ? otherwise : number(key, text, least);
    }

    private static long amount(Map<String, String> meta, String key, long otherwise) {
        var text = meta.get(key);
        return text == null || text.isBlank() ? otherwise : Amounts.cents(key, text);
    }

    private static void inOrder(long least, long most, String leastKey, String mostKey) {
        if (least > most) {
            throw new InvalidElection(Problem.CONTRADICTING_BOUNDS, leastKey, mostKey);
        }
    }
}
