package it.broletto.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import it.broletto.tally.RuleSheet.Comparison;
import it.broletto.tally.RuleSheet.Completion;
import it.broletto.tally.RuleSheet.Fill;
import it.broletto.tally.RuleSheet.Filters;
import it.broletto.tally.RuleSheet.Leftover;
import it.broletto.tally.RuleSheet.Method;
import it.broletto.tally.RuleSheet.Start;
import it.broletto.tally.RuleSheet.Stop;
import it.broletto.tally.RuleSheet.Tie;
import it.broletto.tally.RuleSheet.Utility;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleSheetTest {

    private static final RuleSheet FULL = new RuleSheet(
            Method.EQUAL_SHARES,
            Utility.POINTS_COST,
            Start.FLOOR,
            1_000_00,
            Stop.OVERSPEND,
            Completion.ADD1U,
            Fill.UTILITY,
            new Filters(25, true, 999_999_999_00L, 3),
            List.of(List.of("b", "a"), List.of("è", "\"\\")),
            Map.of("z", 10, "a", 20),
            Comparison.MAJORITY_WITH_GREEDY,
            Leftover.TO_CITY_LIST,
            List.of(Tie.COST, Tie.VOTES, Tie.LOT),
            List.of("z", "b", "a", "😀"));

    private static final String JSON = "{\"bonuses\":{\"a\":20,\"z\":10},\"comparison\":\"majority-with-greedy\","
            + "\"completion\":\"add1u\",\"exclusive\":[[\"b\",\"a\"],[\"è\",\"\\\"\\\\\"]],\"fill\":\"utility\","
            + "\"filters\":{\"dropUnaffordable\":true,\"minShareOfCost\":3,\"minVotes\":25,"
            + "\"sentinelCents\":99999999900},\"leftover\":\"to-city-list\",\"lot\":[\"z\",\"b\",\"a\",\"😀\"],"
            + "\"method\":\"equal-shares\",\"start\":\"floor\",\"stepCents\":100000,\"stop\":\"overspend\","
            + "\"ties\":[\"cost\",\"votes\",\"lot\"],\"utility\":\"points-cost\"}";

    @Test
    void itsCanonicalFormHasSortedKeysAndNoWhiteSpace() {
        assertEquals(JSON, FULL.canonicalJson());
        assertEquals(FULL, RuleSheet.parse(JSON));
    }

    /** Sheets are sealed by these: they may never change. The figures are sha256sum's of the bytes. */
    @Test
    void itsHashIsThatOfTheUtf8BytesInEveryLocale() {
        var before = Locale.getDefault();
        try {
            for (var language : List.of("it", "tr", "ar")) {
                Locale.setDefault(Locale.forLanguageTag(language));
                assertEquals("473532fc3f38741db52057ecf7d2fce0ef336227c2b37daae0283826284f486f", FULL.sha256());
                assertEquals(
                        "daa2fcfbd1a07f5a6cbdcd82f704fb7a7404d61e388bde07524940fbebad7083", RuleSheet.GREEDY.sha256());
                assertEquals(FULL, RuleSheet.parse(FULL.canonicalJson()));
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    /** As first sealed. A key that comes later may neither be missed here nor be written. */
    @Test
    void sheetsOfTheFirstEditionAreReadForEverAndKeepTheirHash() {
        var sealed =
                "{\"bonuses\":{},\"comparison\":\"no\",\"completion\":\"none\",\"exclusive\":[],\"fill\":\"votes\","
                        + "\"filters\":{\"dropUnaffordable\":false,\"minShareOfCost\":0,\"minVotes\":0,\"sentinelCents\":0},"
                        + "\"leftover\":\"stays\",\"lot\":[],\"method\":\"greedy\",\"start\":\"exact\",\"stepCents\":100,"
                        + "\"stop\":\"exhaustive\",\"ties\":[\"cost\",\"votes\",\"id\"],\"utility\":\"cost\"}";
        assertEquals(RuleSheet.GREEDY, RuleSheet.parse(sealed));
        assertEquals(sealed, RuleSheet.parse(sealed).canonicalJson());
        assertEquals("daa2fcfbd1a07f5a6cbdcd82f704fb7a7404d61e388bde07524940fbebad7083", RuleSheetJson.sha256(sealed));
        assertEquals(JSON, RuleSheet.parse(JSON).canonicalJson());
    }

    @Test
    void whiteSpaceAndTheOrderOfKeysDoNotMatterWhenItIsRead() {
        var other = JSON.replace("{\"bonuses\":{\"a\":20,\"z\":10},", " {\n")
                .replace("\"points-cost\"}", "\"points-cost\",\t\"bonuses\":{\"z\":10, \"a\":20}}\n");
        assertNotEquals(JSON, other);
        assertEquals(JSON, RuleSheet.parse(other).canonicalJson());
        assertEquals(FULL.sha256(), RuleSheet.parse(other).sha256());
    }

    @Provide
    Arbitrary<RuleSheet> sheets() {
        return RandomElections.rounds().map(RandomElections.Round::sheet);
    }

    @Property
    void whatIsWrittenIsReadAgain(@ForAll("sheets") RuleSheet sheet) {
        var json = sheet.canonicalJson();
        var read = RuleSheet.parse(json);
        assertEquals(sheet, read);
        assertEquals(json, read.canonicalJson());
        assertEquals(sheet.sha256(), read.sha256());
        assertEquals(sheet, sheet.change().build());
    }

    /** What to replace in the sheet by what, and a part of the message. */
    static Stream<Arguments> flaws() {
        return Stream.of(
                arguments("\"start\":\"floor\",", "", "lacks 'start'"),
                arguments("\"stepCents\":100000,", "", "lacks 'stepCents'"),
                arguments("\"minVotes\":25,", "", "lacks 'filters.minVotes'"),
                arguments("\"start\":\"floor\",", "\"start\":\"floor\",\"strat\":1,", "unknown key 'strat'"),
                arguments("\"minVotes\":25,", "\"minVotes\":25,\"minvotes\":1,", "unknown key 'filters.minvotes'"),
                arguments(
                        "\"start\":\"floor\",",
                        "\"start\":\"floor\",\"start\":\"floor\",",
                        "line 1, column 334: Duplicate field"),
                arguments("\"a\":20,", "\"a\":20,\"a\":20,", "Duplicate field"),
                arguments("\"floor\"", "\"FLOOR\"", "'FLOOR' is none of exact, floor"),
                arguments("\"floor\"", "1", "'start' is not a text"),
                arguments("\"floor\"", "null", "a value that no key allows: null"),
                arguments("100000,", "1.5,", "a value that no key allows: 1.5"),
                arguments("100000,", "1e3,", "a value that no key allows: 1e3"),
                arguments("100000,", "\"100000\",", "'stepCents' is not a whole number"),
                arguments("100000,", "-1,", "'stepCents' is not from 0 to"),
                arguments("100000,", "0,", "the step must be from 0.01 to 1000000000000"),
                arguments("100000,", "100000000000001,", "the step must be from 0.01"),
                arguments("100000,", "9223372036854775808,", "not JSON: "),
                arguments("\"minVotes\":25", "\"minVotes\":-1", "'filters.minVotes' is not from 0 to"),
                arguments("Cost\":3", "Cost\":2147483648", "'filters.minShareOfCost' is not from 0 to 2147483647"),
                arguments("\"dropUnaffordable\":true", "\"dropUnaffordable\":\"yes\"", "is not true or false"),
                arguments("\"filters\":{", "\"filters\":3,\"x\":{", "'filters' is not an object"),
                arguments("{\"a\":20,\"z\":10}", "[]", "'bonuses' is not an object"),
                arguments("\"a\":20", "\"a\":0", "a bonus must be from 1 to 1000 percent"),
                arguments("\"a\":20", "\"a\":1001", "a bonus must be from 1 to 1000 percent"),
                arguments("\"a\":20", "\"a\":4294967297", "'bonuses.a' is not from 0 to 2147483647"),
                arguments("\"a\":20", "\"a\":\"20\"", "'bonuses.a' is not a whole number"),
                arguments("[[\"b\",\"a\"],", "[\"b\",", "'exclusive' is not a list of texts"),
                arguments("[[\"b\",\"a\"],", "[[\"b\",1],", "'exclusive' is not a list of texts"),
                arguments("[[\"b\",\"a\"],", "[[\"b\"],", "an exclusive group needs two projects"),
                arguments("[[\"b\",\"a\"],", "[[\"b\",\"è\"],", "appears twice in exclusive groups"),
                arguments("\"lot\":[", "\"lot\":\"z\",\"x\":[", "'lot' is not a list"),
                arguments("[\"z\",", "[1,", "'lot' is not a list of texts"),
                arguments("[\"z\",", "[\"b\",", "a project appears twice in the lot order"),
                arguments(",\"lot\"]", "]", "there is a lot order, but ties do not ask for it"),
                arguments("[\"z\",\"b\",\"a\",\"😀\"]", "[]", "ties ask for a lot order, but there is none"),
                arguments(",\"lot\"]", ",\"lot\",\"cost\"]", "a key of the tie order appears twice"),
                arguments(",\"lot\"]", ",\"luck\"]", "'luck' is none of cost, votes, lot, id"),
                arguments("\"😀\"", "\"\n\"", "Illegal unquoted character"),
                arguments("\"😀\"", "[[[\"a\"]]]", "not JSON: Document nesting depth"),
                arguments("\"points-cost\"}", "\"points-cost\"} {}", "text follows the rule sheet"),
                arguments("\"points-cost\"}", "\"points-cost\"", "not JSON: "),
                arguments(JSON, "", "not a JSON object"),
                arguments(JSON, "[]", "not a JSON object"),
                arguments(JSON, "\"sheet\"", "not a JSON object"),
                arguments(JSON, "<sheet/>", "not JSON: "),
                arguments(JSON, " ".repeat((4 << 20) + 1), "longer than 4194304 characters"));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("flaws")
    void whatIsWrongWithASheetIsSaid(String good, String bad, String message) {
        assertTrue(JSON.contains(good), good);
        var said = assertThrows(UnusableRules.class, () -> RuleSheet.parse(JSON.replace(good, bad)))
                .getMessage();
        assertTrue(said.contains(message), said);
    }

    @Test
    void aSheetOfTheGreatestLengthIsRead() {
        assertEquals(FULL, RuleSheet.parse(" ".repeat((4 << 20) - JSON.length()) + JSON));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " a", "a ", "a\u0007", "a\nb", "\u0085", "a,b", ",a", "\ud83d"})
    void noProjectHasSuchAnId(String id) {
        for (var draft : List.of(
                RuleSheet.builder().ties(List.of(Tie.LOT), List.of("a", id)),
                RuleSheet.builder().exclusive(List.of(List.of("a", id))),
                RuleSheet.builder().bonuses(Map.of(id, 10)))) {
            var said = assertThrows(UnusableRules.class, draft::build).getMessage();
            assertTrue(said.startsWith("a project id is empty, longer than 200 characters, or has"), said);
        }
    }

    @Test
    void idsMayBeLong() {
        var longest = "é".repeat(200);
        var sheet = RuleSheet.builder().bonuses(Map.of(longest, 10));
        assertEquals(sheet.build(), RuleSheet.parse(sheet.build().canonicalJson()));
        assertThrows(
                UnusableRules.class,
                () -> RuleSheet.builder().bonuses(Map.of(longest + "é", 10)).build());
    }

    @Test
    void boundsThemselvesAreAllowed() {
        var sheet = RuleSheet.builder()
                .stepCents(Amounts.MAX_CENTS)
                .bonuses(Map.of("a", 1, "b", 1000))
                .filters(new Filters(Long.MAX_VALUE, false, Long.MAX_VALUE, Integer.MAX_VALUE))
                .build();
        assertEquals(sheet, RuleSheet.parse(sheet.canonicalJson()));
        assertEquals(1, RuleSheet.builder().stepCents(1).build().stepCents());
    }

    @Test
    void filtersAreNeverNegative() {
        assertThrows(UnusableRules.class, () -> new Filters(-1, false, 0, 0));
        assertThrows(UnusableRules.class, () -> new Filters(0, false, -1, 0));
        assertThrows(UnusableRules.class, () -> new Filters(0, false, 0, -1));
    }

    @Test
    void wordsAreLowerCaseWithDashes() {
        assertEquals("greedy-per-cost", Method.GREEDY_PER_COST.word());
    }

    @Test
    void whatIsGivenIsCopied() {
        var lot = new ArrayList<>(List.of("a", "b"));
        var group = new ArrayList<>(List.of("a", "b"));
        var sheet = RuleSheet.builder()
                .ties(List.of(Tie.LOT), lot)
                .exclusive(List.of(group))
                .build();
        lot.add("c");
        group.add("c");
        assertEquals(List.of("a", "b"), sheet.lot());
        assertEquals(List.of(List.of("a", "b")), sheet.exclusive());
    }
}
