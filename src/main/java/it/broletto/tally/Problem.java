package it.broletto.tally;

import java.util.List;
import java.util.Locale;

/** Every way in which an election, or a file that holds one, can be wrong, worded for the command line. */
public enum Problem {
    EMPTY_FILE("the file is empty"),
    TOO_LARGE("the file is larger than %s bytes"),
    NOT_UTF8("this is not UTF-8 text"),
    NUL_BYTE("a NUL byte does not belong in a text file"),
    UNCLOSED_QUOTE("a quote is opened and never closed"),
    TEXT_AFTER_QUOTE("text follows a closing quote; write a quote inside quotes twice"),
    CELL_TOO_LONG("a cell is longer than %s bytes"),
    TOO_MANY_CELLS("a row has more than %s cells"),
    EXPECTED_SECTION("expected the section %s, found '%s'"),
    MISSING_SECTION("the file ends without the section %s"),
    UNEXPECTED_SECTION("the section %s does not belong here; the order is META, PROJECTS, VOTES"),
    MISSING_HEADER("the section %s has no header"),
    MISSING_COLUMN("the header of %s lacks the column %s"),
    DUPLICATE_COLUMN("the column '%s' appears twice"),
    WRONG_CELL_COUNT("the row has %s cells, its header has %s; put quotes around text with ';' in it"),
    MISSING_KEY("META lacks the key %s"),
    DUPLICATE_KEY("the key '%s' appears twice"),
    TOO_MANY_KEYS("META has more than %s keys"),
    UNKNOWN_VOTE_TYPE("%s '%s' is unknown; known are approval, choose-1, cumulative, ordinal, scoring"),
    UNKNOWN_SCORING("%s '%s' is unknown; known is Borda"),
    NOT_A_NUMBER("%s '%s' is not a whole number from %s to %s"),
    CONTRADICTING_BOUNDS("%s is larger than %s"),
    NOT_AN_AMOUNT("%s '%s' is not an amount; write 1500 or 1500.50"),
    FRACTION_OF_A_CENT("%s '%s' has a fraction of a cent"),
    AMOUNT_OUT_OF_RANGE("%s '%s' is negative or more than 1000000000000"),
    NO_BUDGET("the %s must be more than 0"),
    INVALID_TEXT("%s '%s' has a control character"),
    INVALID_ID("%s id '%s' is empty, longer than 200 characters, or has a control character or a space at its ends"),
    COMMA_IN_ID("project id '%s' has a comma, which separates the choices of a vote"),
    DUPLICATE_PROJECT("project id '%s' appears twice"),
    TOO_MANY_PROJECTS("there are more than %s projects"),
    DUPLICATE_VOTER("voter id '%s' appears twice; expected one row for each voter"),
    TOO_MANY_BALLOTS("there are more than %s ballots"),
    WRONG_COUNT("%s says %s, the file has %s"),
    UNKNOWN_PROJECT(
            "a vote for '%s', which is not a project; expected ids from the section PROJECTS, separated by commas"),
    DUPLICATE_CHOICE("project '%s' appears twice in one vote"),
    TOO_FEW_CHOICES("a vote for %s projects, at least %s are required"),
    TOO_MANY_CHOICES("a vote for %s projects, at most %s are allowed"),
    POINTS_MISMATCH("a vote for %s projects with %s numbers of points; expected one number for each project"),
    POINTS_OUT_OF_RANGE("%s points for '%s'; allowed are %s to %s"),
    SUM_OF_POINTS_OUT_OF_RANGE("%s points in one vote; allowed are %s to %s"),
    TOO_MANY_SCORES("with a %s, ballots times projects must be at most %s");

    private static final int LONGEST_ARGUMENT = 80;

    private final String wording;

    Problem(String wording) {
        this.wording = wording;
    }

    /** One line of English; what the file said is cut short and stripped of control characters. */
    String word(List<Object> arguments) {
        return String.format(
                Locale.ROOT, wording, arguments.stream().map(Problem::harmless).toArray());
    }

    private static String harmless(Object argument) {
        var text = argument.toString().replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]", "\ufffd");
        return text.codePointCount(0, text.length()) <= LONGEST_ARGUMENT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_ARGUMENT)) + "…";
    }
}
