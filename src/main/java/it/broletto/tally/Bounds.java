package it.broletto.tally;

import java.util.Map;

/** What a ballot may hold, from the keys of an election's meta data; a key that is absent bounds nothing. */
record Bounds(int minLength, int maxLength, int minPoints, int maxPoints, int minSumPoints, int maxSumPoints) {

    static final int NONE = 999_999_999;

    static Bounds of(Map<String, String> meta, VoteType type) {
        var bounds = new Bounds(
                number(meta, "min_length", 0), number(meta, "max_length", NONE),
                number(meta, "min_points", 0), number(meta, "max_points", NONE),
                number(meta, "min_sum_points", 0), number(meta, "max_sum_points", NONE));
        inOrder(bounds.minLength, bounds.maxLength, "min_length", "max_length");
        inOrder(bounds.minPoints, bounds.maxPoints, "min_points", "max_points");
        inOrder(bounds.minSumPoints, bounds.maxSumPoints, "min_sum_points", "max_sum_points");
        return type != VoteType.CHOOSE_1
                ? bounds
                : new Bounds(Math.min(1, bounds.minLength), Math.min(1, bounds.maxLength), 0, NONE, 0, NONE);
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

    void checkPoints(String project, int points) {
        if (points < minPoints || points > maxPoints) {
            throw new InvalidElection(Problem.POINTS_OUT_OF_RANGE, points, project, minPoints, maxPoints);
        }
    }

    void checkSum(long sum) {
        if (sum < minSumPoints || sum > maxSumPoints) {
            throw new InvalidElection(Problem.SUM_OF_POINTS_OUT_OF_RANGE, sum, minSumPoints, maxSumPoints);
        }
    }

    static int number(String what, String text) {
        var stripped = text.strip();
        if (!stripped.matches("[0-9]{1,9}")) {
            throw new InvalidElection(Problem.NOT_A_NUMBER, what, text);
        }
        return Integer.parseInt(stripped);
    }

    private static int number(Map<String, String> meta, String key, int otherwise) {
        var text = meta.get(key);
        return text == null || text.isBlank() ? otherwise : number(key, text);
    }

    private static void inOrder(int least, int most, String leastKey, String mostKey) {
        if (least > most) {
            throw new InvalidElection(Problem.CONTRADICTING_BOUNDS, leastKey, mostKey);
        }
    }
}
