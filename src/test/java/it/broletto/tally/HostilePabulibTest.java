package it.broletto.tally;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class HostilePabulibTest {

    /** Line numbers stand beside it because the table below names them. */
    private static final String GOOD = String.join(
            "\n",
            "META", // 1
            "key;value", // 2
            "num_projects;3", // 3
            "num_votes;3", // 4
            "budget;1000", // 5
            "vote_type;cumulative", // 6
            "min_length;1", // 7
            "max_length;2", // 8
            "max_points;5", // 9
            "min_sum_points;2", // 10
            "max_sum_points;6", // 11
            "PROJECTS", // 12
            "project_id;cost;name", // 13
            "a;100;A", // 14
            "b;200;B", // 15
            "c;300;C", // 16
            "VOTES", // 17
            "voter_id;vote;points", // 18
            "1;a,b;1,5", // 19
            "2;b;5", // 20
            "3;c;2", // 21
            "");

    /** The problem, its line, and what to replace in the good file by what. */
    static Stream<Arguments> flaws() {
        return Stream.of(
                arguments(Problem.EMPTY_FILE, 1, GOOD, ""),
                arguments(Problem.EMPTY_FILE, 2, GOOD, "\ufeff\n\n"),
                arguments(Problem.EXPECTED_SECTION, 1, "META\n", ""),
                arguments(Problem.EXPECTED_SECTION, 1, GOOD, "PK\u0003\u0004 not a text file"),
                arguments(Problem.EXPECTED_SECTION, 1, GOOD, "<html><body>budget</body></html>"),
                arguments(Problem.MISSING_HEADER, 1, GOOD, "META"),
                arguments(Problem.MISSING_COLUMN, 2, "key;value\n", ""),
                arguments(Problem.MISSING_SECTION, 16, GOOD.substring(GOOD.indexOf("VOTES")), ""),
                arguments(Problem.MISSING_SECTION, 11, GOOD.substring(GOOD.indexOf("PROJECTS")), ""),
                arguments(Problem.UNEXPECTED_SECTION, 12, "PROJECTS", "VOTES"),
                arguments(Problem.UNEXPECTED_SECTION, 22, "3;c;2", "3;c;2\nMETA"),
                arguments(Problem.MISSING_HEADER, 17, GOOD.substring(GOOD.indexOf("voter_id")), ""),
                arguments(Problem.MISSING_COLUMN, 13, "project_id;cost;name\n", ""),
                arguments(Problem.MISSING_COLUMN, 13, "project_id;cost;name\n", ";;\n"),
                arguments(Problem.MISSING_COLUMN, 13, "project_id;cost;", "project_id;price;"),
                arguments(Problem.MISSING_COLUMN, 18, "voter_id;vote;points", "voter_id;votes;points"),
                arguments(Problem.MISSING_COLUMN, 18, "voter_id;vote;points", "voter_id;vote;score"),
                arguments(Problem.MISSING_COLUMN, 18, "voter_id;vote;points\n", ""),
                arguments(Problem.DUPLICATE_COLUMN, 13, "cost;name", "cost;cost"),
                arguments(Problem.WRONG_CELL_COUNT, 15, "b;200;B", "b;200;B; the other"),
                arguments(Problem.WRONG_CELL_COUNT, 20, "2;b;5", "2;b"),
                arguments(Problem.WRONG_CELL_COUNT, 5, "budget;1000", "budget"),
                arguments(Problem.MISSING_KEY, 12, "budget;1000\n", "key2;1000\n"),
                arguments(Problem.MISSING_KEY, 11, "num_votes;3\n", ""),
                arguments(Problem.MISSING_KEY, 11, "num_projects;3\n", ""),
                arguments(Problem.MISSING_KEY, 11, "vote_type;cumulative\n", ""),
                arguments(Problem.DUPLICATE_KEY, 6, "budget;1000", "budget;1000\nbudget;1000"),
                arguments(Problem.INVALID_ID, 6, "budget;1000", "budget;1000\n;x"),
                arguments(Problem.TOO_MANY_KEYS, 1003, "budget;1000", many("key%s;\n", 1000) + "budget;1000"),
                arguments(Problem.UNKNOWN_VOTE_TYPE, 6, "cumulative", "quadratic"),
                arguments(Problem.UNKNOWN_VOTE_TYPE, 6, "cumulative", ""),
                arguments(Problem.UNKNOWN_SCORING, 7, "cumulative", "ordinal\nscoring_fn;Dowdall"),
                arguments(Problem.NOT_A_NUMBER, 7, "cumulative", "scoring\ndefault_score;half"),
                arguments(Problem.NOT_A_NUMBER, 7, "cumulative", "scoring\ndefault_score;1000000000"),
                arguments(Problem.NOT_AN_AMOUNT, 7, "cumulative", "cumulative\nmax_sum_cost;all"),
                arguments(Problem.CONTRADICTING_BOUNDS, 7, "cumulative", "cumulative\nmin_sum_cost;2\nmax_sum_cost;1"),
                arguments(Problem.NOT_A_NUMBER, 3, "num_projects;3", "num_projects;three"),
                arguments(Problem.NOT_A_NUMBER, 3, "num_projects;3", "num_projects;-3"),
                arguments(Problem.NOT_A_NUMBER, 3, "num_projects;3", "num_projects;99999999999999999999"),
                arguments(Problem.NOT_A_NUMBER, 4, "num_votes;3", "num_votes;٣"),
                arguments(Problem.NOT_A_NUMBER, 7, "min_length;1", "min_length;1.5"),
                arguments(Problem.NOT_A_NUMBER, 20, "2;b;5", "2;b;five"),
                arguments(Problem.NOT_A_NUMBER, 20, "2;b;5", "2;b;-5"),
                arguments(Problem.NOT_A_NUMBER, 20, "2;b;5", "2;b;/5"),
                arguments(Problem.NOT_A_NUMBER, 20, "2;b;5", "2;b;:"),
                arguments(Problem.NOT_A_NUMBER, 20, "2;b;5", "2;b;/"),
                arguments(Problem.NOT_A_NUMBER, 20, "2;b;5", "2;a,b;5,"),
                arguments(Problem.NOT_A_NUMBER, 20, "2;b;5", "2;b;0000000005"),
                arguments(Problem.CONTRADICTING_BOUNDS, 7, "min_length;1", "min_length;3"),
                arguments(Problem.CONTRADICTING_BOUNDS, 10, "max_points;5", "max_points;5\nmin_points;6"),
                arguments(Problem.CONTRADICTING_BOUNDS, 10, "min_sum_points;2", "min_sum_points;7"),
                arguments(Problem.NOT_AN_AMOUNT, 5, "budget;1000", "budget;1.000,00"),
                arguments(Problem.NOT_AN_AMOUNT, 5, "budget;1000", "budget;NaN"),
                arguments(Problem.NOT_AN_AMOUNT, 5, "budget;1000", "budget;"),
                arguments(Problem.NOT_AN_AMOUNT, 14, "a;100", "a;1e9"),
                arguments(Problem.NOT_AN_AMOUNT, 14, "a;100", "a;1e999999999"),
                arguments(Problem.NOT_AN_AMOUNT, 14, "a;100", "a;" + "9".repeat(100_000)),
                arguments(Problem.NOT_AN_AMOUNT, 14, "a;100", "a;١٠٠"),
                arguments(Problem.NOT_AN_AMOUNT, 14, "a;100", "a;"),
                arguments(Problem.FRACTION_OF_A_CENT, 14, "a;100", "a;100.001"),
                arguments(Problem.AMOUNT_OUT_OF_RANGE, 14, "a;100", "a;-100"),
                arguments(Problem.AMOUNT_OUT_OF_RANGE, 14, "a;100", "a;92233720368547758.08"),
                arguments(Problem.AMOUNT_OUT_OF_RANGE, 5, "budget;1000", "budget;1000000000000000"),
                arguments(Problem.AMOUNT_OUT_OF_RANGE, 5, "budget;1000", "budget;-1"),
                arguments(Problem.NO_BUDGET, 5, "budget;1000", "budget;0.00"),
                arguments(Problem.INVALID_ID, 15, "b;200", ";200"),
                arguments(Problem.INVALID_ID, 15, "b;200", "b".repeat(201) + ";200"),
                arguments(Problem.INVALID_ID, 15, "b;200", "\"b\nc\";200"),
                arguments(Problem.INVALID_ID, 20, "2;b;5", " ;b;5"),
                arguments(Problem.INVALID_ID, 20, "2;b;5", "2\u001f2;b;5"),
                arguments(Problem.INVALID_ID, 20, "2;b;5", "2\u007f;b;5"),
                arguments(Problem.INVALID_ID, 20, "2;b;5", "\u0001;b;5"),
                arguments(Problem.INVALID_ID, 20, "2;b;5", "\u007f;b;5"),
                arguments(Problem.INVALID_ID, 20, "2;b;5", "2".repeat(201) + ";b;5"),
                arguments(Problem.COMMA_IN_ID, 15, "b;200", "\"b,c\";200"),
                arguments(Problem.DUPLICATE_PROJECT, 16, "c;300", "a;300"),
                arguments(Problem.DUPLICATE_PROJECT, 16, "c;300", " a ;300"),
                arguments(Problem.WRONG_COUNT, 3, "num_projects;3", "num_projects;4"),
                arguments(Problem.WRONG_COUNT, 3, "num_projects;3", "num_projects;2"),
                arguments(Problem.WRONG_COUNT, 3, "c;300;C\n", ""),
                arguments(Problem.WRONG_COUNT, 4, "num_votes;3", "num_votes;2"),
                arguments(Problem.WRONG_COUNT, 4, "3;c;2\n", ""),
                arguments(Problem.WRONG_COUNT, 4, "3;c;2\n", "3;c;2\n4;c;2\n"),
                arguments(Problem.DUPLICATE_VOTER, 21, "3;c;2", "1;c;2"),
                arguments(Problem.UNKNOWN_PROJECT, 20, "2;b;5", "2;z;5"),
                arguments(Problem.UNKNOWN_PROJECT, 20, "2;b;5", "2;B;5"),
                arguments(Problem.UNKNOWN_PROJECT, 20, "2;b;5", "2;b,;5,0"),
                arguments(Problem.DUPLICATE_CHOICE, 20, "2;b;5", "2;b,b;1,4"),
                arguments(Problem.TOO_FEW_CHOICES, 19, "min_length;1\nmax_length;2", "min_length;3\nmax_length;3"),
                arguments(Problem.TOO_MANY_CHOICES, 20, "2;b;5", "2;a,b,c;1,1,1"),
                arguments(Problem.TOO_MANY_CHOICES, 19, "vote_type;cumulative", "vote_type;choose-1"),
                arguments(Problem.POINTS_MISMATCH, 20, "2;b;5", "2;b;2,3"),
                arguments(Problem.POINTS_MISMATCH, 20, "2;b;5", "2;b;2,6"),
                arguments(Problem.POINTS_MISMATCH, 20, "2;b;5", "2;b;"),
                arguments(Problem.POINTS_MISMATCH, 20, "2;b;5", "2;;5"),
                arguments(Problem.POINTS_OUT_OF_RANGE, 20, "2;b;5", "2;b;6"),
                arguments(Problem.SUM_OF_POINTS_OUT_OF_RANGE, 20, "2;b;5", "2;b,c;5,5"),
                arguments(Problem.SUM_OF_POINTS_OUT_OF_RANGE, 20, "2;b;5", "2;b;1"),
                arguments(Problem.NUL_BYTE, 15, "b;200;B", "b;200;B\0"),
                arguments(Problem.NUL_BYTE, 15, "b;200;B", "b;200;\"B\0\""),
                arguments(Problem.NOT_AN_AMOUNT, 17, "b;200;B\nc;300", "b;200;\"B\nPark\"\nc;x"),
                arguments(Problem.NOT_AN_AMOUNT, 17, "b;200;B\nc;300", "b;200;\"B\r\nPark\"\nc;x"),
                arguments(Problem.NOT_AN_AMOUNT, 17, "b;200;B\nc;300", "b;200;\"B\rPark\"\nc;x"),
                arguments(Problem.UNCLOSED_QUOTE, 15, "b;200;B", "b;200;\"B"),
                arguments(Problem.TEXT_AFTER_QUOTE, 15, "b;200;B", "b;200;\"B\" park"),
                arguments(Problem.TOO_MANY_CELLS, 15, "b;200;B", "b;200;B" + ";".repeat(1000)),
                arguments(Problem.CELL_TOO_LONG, 15, "b;200;B", "b;200;" + "B".repeat(2 << 20)));
    }

    /** Refused in tests of their own below, or only where an election is built. */
    private static final EnumSet<Problem> ELSEWHERE = EnumSet.of(
            Problem.NOT_UTF8,
            Problem.TOO_LARGE,
            Problem.TOO_MANY_PROJECTS,
            Problem.TOO_MANY_BALLOTS,
            Problem.TOO_MANY_SCORES,
            Problem.INVALID_TEXT);

    @ParameterizedTest
    @MethodSource("flaws")
    void isRefusedWithItsLineAndReason(Problem problem, long line, String good, String bad) {
        var flaw = refused(GOOD.replace(good, bad).getBytes(StandardCharsets.UTF_8), Limits.UPLOAD);
        assertEquals(problem, flaw.problem(), flaw::getMessage);
        assertEquals(line, flaw.line(), flaw::getMessage);
        assertEquals("line " + line + ", column " + flaw.column() + ": " + flaw.reason(), flaw.getMessage());
        assertEquals(1, flaw.getMessage().lines().count());
        assertFalse(flaw.getMessage().length() > 400, flaw::getMessage);
    }

    @Test
    void theGoodFileIsGood() {
        assertDoesNotThrow(() -> Pabulib.read(new ByteArrayInputStream(GOOD.getBytes(StandardCharsets.UTF_8))));
    }

    @ParameterizedTest
    @EnumSource(Problem.class)
    void everyProblemIsShownByAFile(Problem problem) {
        var shown = flaws().map(flaw -> (Problem) flaw.get()[0]).collect(Collectors.toSet());
        shown.addAll(ELSEWHERE);
        assertTrue(shown.contains(problem));
    }

    @Test
    void aBlankBallotNeedsNoPointsWhateverTheirLeastSum() {
        var file = GOOD.replace("2;b;5", "2;;").getBytes(StandardCharsets.UTF_8);
        assertDoesNotThrow(() -> read(file, Limits.UPLOAD, false));
        assertDoesNotThrow(() -> read(file, Limits.UPLOAD, true));
    }

    @Test
    void whatIsWrongIsToldWithItsArguments() {
        assertEquals(
                List.of("num_projects", 17L, 3L),
                refused(GOOD.replace("num_projects;3", "num_projects;17")).arguments());
    }

    @Test
    void aTextOfEightyCharactersIsToldWhole() {
        var id = "x".repeat(80);
        assertTrue(refused(GOOD.replace("2;b;5", "2;" + id + ";5")).getMessage().contains("'" + id + "'"));
        assertTrue(
                refused(GOOD.replace("2;b;5", "2;x" + id + ";5")).getMessage().contains("'" + id + "…'"));
    }

    @Test
    void theColumnOfAVoterIsToldWhereverItStands() {
        var file = GOOD.replace("voter_id;vote;points", "vote;voter_id;points")
                .replace("1;a,b;1,5", "a,b;1;1,5")
                .replace("2;b;5", "b;2;5");
        assertEquals(3, refused(file.replace("3;c;2", "c;1;2")).column());
    }

    @Test
    void otherEncodingsAreRefused() {
        var text = GOOD.replace("b;200;B", "b;200;Città");
        var latin = refused(text.getBytes(StandardCharsets.ISO_8859_1), Limits.UPLOAD);
        assertEquals(Problem.NOT_UTF8, latin.problem());
        assertEquals(15, latin.line());
        var wide = refused(text.getBytes(StandardCharsets.UTF_16), Limits.UPLOAD);
        assertEquals(Problem.NUL_BYTE, wide.problem());
        assertEquals(1, wide.line());
        var first = refused(GOOD.replace("b;200;B", "b;200;è").getBytes(StandardCharsets.ISO_8859_1), Limits.UPLOAD);
        assertEquals(Problem.NOT_UTF8, first.problem());
        assertEquals(7, first.column());
    }

    /** The column, in characters from 1, of what is wrong in line 20, which was {@code 2;b;5}, or in line 15. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "DUPLICATE_VOTER   | 1 | 1;b;5",
                "INVALID_ID        | 1 |  ;b;5",
                "UNKNOWN_PROJECT   | 3 | 2;z;5",
                "UNKNOWN_PROJECT   | 5 | 2;b,z;5,0",
                "UNKNOWN_PROJECT   | 8 | 2;b  , z;5,0",
                "UNKNOWN_PROJECT   | 5 | 2;b,;5,0",
                "UNKNOWN_PROJECT   | 7 | è€\ud83d\ude00;b,z;5,0",
                "UNKNOWN_PROJECT   | 6 | 2;\"b,z\";5,0",
                "UNKNOWN_PROJECT   | 6 | 2;\"b,\"\"z\";5,0",
                "UNKNOWN_PROJECT   | 6 | 2;b\u2003,z;5,0",
                "DUPLICATE_CHOICE  | 5 | 2;b,b;1,4",
                "TOO_MANY_CHOICES  | 3 | 2;a,b,c;1,1,1",
                "NOT_A_NUMBER      | 9 | 2;b,a;4,x",
                "POINTS_MISMATCH   | 5 | 2;b;2,3",
                "POINTS_OUT_OF_RANGE | 9 | 2;a,b;0,6",
                "SUM_OF_POINTS_OUT_OF_RANGE | 5 | 2;b;1",
                "WRONG_CELL_COUNT  | 7 | 2;b;5;7",
                "WRONG_CELL_COUNT  | 3 | 2;b",
                "TEXT_AFTER_QUOTE  | 6 | 2;\"b\" ;5",
                "TEXT_AFTER_QUOTE  | 6 | 2;\"è\" ;5",
                "UNCLOSED_QUOTE    | 3 | 2;\"b;5",
            })
    void theColumnIsTold(Problem problem, long column, String row) {
        for (var grouped : new boolean[] {false, true}) {
            var bytes = GOOD.replace("2;b;5", row).getBytes(StandardCharsets.UTF_8);
            var flaw = assertThrows(PabulibException.class, () -> read(bytes, Limits.UPLOAD, grouped));
            assertEquals(problem, flaw.problem(), flaw::getMessage);
            assertEquals(20, flaw.line(), flaw::getMessage);
            assertEquals(column, flaw.column(), flaw::getMessage);
        }
    }

    @Test
    void theColumnOfANamedCellIsTold() {
        assertEquals(8, refused(GOOD.replace("budget;1000", "budget;1.000,00")).column());
        assertEquals(3, refused(GOOD.replace("b;200;B", "b;2x0;B")).column());
        assertEquals(1, refused(GOOD.replace("b;200;B", "a;200;B")).column());
        assertEquals(17, refused(GOOD.replace("cost;name", "cost;cost")).column());
        assertEquals(8, refused(GOOD.replace("b;200;B", "b;200;è\0")).column());
        assertEquals(5, refused("\ufeff" + GOOD.replace("1;a,b", "è;b,z")).column());
        assertEquals(7, refused("\ufeff" + "META;;\0").column());
        var longName = "B".repeat(300_000);
        assertEquals(
                300_007,
                refused(GOOD.replace("b;200;B", "b;200;" + longName + "\0")).column());
    }

    @Test
    void afterALineBreakInQuotesTheColumnIsThatOfTheCell() {
        var flaw = refused(GOOD.replace("2;b;5", "2;\"b,\nz\";5,0"));
        assertEquals(Problem.UNKNOWN_PROJECT, flaw.problem());
        assertEquals(20, flaw.line());
        assertEquals(3, flaw.column());
    }

    @Test
    void whatADefaultScoreMultipliesIsLimited() {
        assertDoesNotThrow(() -> read(scored(5000).getBytes(StandardCharsets.UTF_8), Limits.UPLOAD, true));
        var flaw = refused(scored(5001));
        assertEquals(Problem.TOO_MANY_SCORES, flaw.problem());
        assertEquals(7, flaw.line());
        assertEquals(15, flaw.column());
    }

    private static String scored(int voters) {
        var file = new StringBuilder("META\nkey;value\nnum_projects;10000\nnum_votes;" + voters + "\nbudget;1\n")
                .append("vote_type;scoring\ndefault_score;-1\nPROJECTS\nproject_id;cost\n");
        IntStream.range(0, 10_000).forEach(id -> file.append(id).append(";1\n"));
        file.append("VOTES\nvoter_id;vote;points\n");
        IntStream.range(0, voters).forEach(id -> file.append(id).append(";;\n"));
        return file.toString();
    }

    @Test
    void limitsStopTheReading() {
        var good = GOOD.getBytes(StandardCharsets.UTF_8);
        assertEquals(
                Problem.TOO_LARGE, refused(good, new Limits(100, 3, 3, 99, 9)).problem());
        assertEquals(
                Problem.TOO_MANY_PROJECTS,
                refused(good, new Limits(1000, 2, 3, 99, 9)).problem());
        assertEquals(
                Problem.TOO_MANY_BALLOTS,
                refused(good, new Limits(1000, 3, 2, 99, 9)).problem());
        assertEquals(
                Problem.TOO_LARGE,
                refused(good, new Limits(good.length - 1, 3, 3, 14, 3)).problem());
        var tooLong = refused(good, new Limits(good.length, 3, 3, 13, 3));
        assertEquals(Problem.CELL_TOO_LONG, tooLong.problem());
        assertEquals(10, tooLong.line(), "min_sum_points");
        assertDoesNotThrow(() -> Pabulib.read(new ByteArrayInputStream(good), new Limits(good.length, 3, 3, 14, 3)));
    }

    @Test
    void anEndlessFileIsGivenUp() {
        var endless = new InputStream() {
            @Override
            public int read() {
                return '\n';
            }
        };
        var flaw = assertThrows(
                PabulibException.class,
                () -> Pabulib.read(new SequenceInputStream(new ByteArrayInputStream("META\n".getBytes()), endless)));
        assertEquals(Problem.TOO_LARGE, flaw.problem());
    }

    @Test
    void theMessageIsOneHarmlessLineInAnyLocale() {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            var flaw = refused(
                    GOOD.replace("2;b;5", "2;\"\u001b[31m\n\u202eb\u2028" + "x".repeat(500) + "\";5")
                            .getBytes(StandardCharsets.UTF_8),
                    Limits.UPLOAD);
            assertEquals(
                    "line 20, column 3: a vote for '\ufffd[31m\ufffd\ufffdb\ufffd" + "x".repeat(71)
                            + "…', which is not a project;"
                            + " expected ids from the section PROJECTS, separated by commas",
                    flaw.getMessage());
            assertEquals(
                    "line 3, column 14: num_projects says 17, the file has 3",
                    refused(
                                    GOOD.replace("num_projects;3", "num_projects;17")
                                            .getBytes(StandardCharsets.UTF_8),
                                    Limits.UPLOAD)
                            .getMessage());
        } finally {
            Locale.setDefault(before);
        }
    }

    private static PabulibException refused(String file) {
        return refused(file.getBytes(StandardCharsets.UTF_8), Limits.UPLOAD);
    }

    /** Refused in the same way with grouped ballots as without. */
    private static PabulibException refused(byte[] file, Limits limits) {
        var flaw = assertThrows(PabulibException.class, () -> read(file, limits, false));
        var grouped = assertThrows(PabulibException.class, () -> read(file, limits, true));
        assertEquals(flaw.getMessage(), grouped.getMessage());
        return flaw;
    }

    private static Election read(byte[] file, Limits limits, boolean grouped) throws IOException, PabulibException {
        var in = new ByteArrayInputStream(file);
        return grouped ? Pabulib.readGrouped(in, limits) : Pabulib.read(in, limits);
    }

    private static String many(String line, int times) {
        return Stream.iterate(1, n -> n + 1)
                .limit(times)
                .map(n -> String.format(Locale.ROOT, line, n))
                .collect(Collectors.joining());
    }
}
