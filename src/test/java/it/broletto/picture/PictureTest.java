package it.broletto.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PictureTest {

    private static final String SQUARE =
            "{\"type\":\"Polygon\",\"coordinates\":[[[9.1,45.4],[9.3,45.4],[9.3,45.5],[9.1,45.5],[9.1,45.4]]]}";

    @Test
    void anOutlineHoldsWhatLiesInItButNotInItsHoleAndInEachOfItsParts() {
        var outline = new Outline(
                "Due parti",
                "{\"type\":\"MultiPolygon\",\"coordinates\":[[[[0,0],[4,0],[4,4],[0,4],[0,0]],"
                        + "[[1,1],[3,1],[3,3],[1,3],[1,1]]],[[[10,0],[12,0],[10,2],[10,0]]]]}");
        assertTrue(outline.holds(0.5, 0.5));
        assertTrue(outline.holds(0.5, 10.5));
        assertFalse(outline.holds(2, 2));
        assertFalse(outline.holds(2, 5));
        assertFalse(outline.holds(1.9, 11.9));
        assertFalse(outline.holds(-1, 2));
    }

    private static CityMap map() {
        return new CityMap(new Outlines() {
            @Override
            public List<Outline> all() {
                return List.of(new Outline("M1", SQUARE));
            }

            @Override
            public boolean simplified() {
                return true;
            }
        });
    }

    @Test
    void aTouchLandsWhereTheMapShowsIt() {
        var map = map();
        var middle = map.pointAt(String.valueOf(map.width() / 2), String.valueOf(map.height() / 2))
                .orElseThrow();
        assertEquals(45.45, middle.latitude(), 0.001);
        assertEquals(9.2, middle.longitude(), 0.001);
        assertEquals(Optional.of(new CityMap.Point(45.45, 9.2)), map.read("45,45", " 9.2 "));
    }

    @Test
    void whatIsNoTouchIsNone() {
        for (var xy :
                new String[][] {{"0", "0"}, {null, "3"}, {"-1", "3"}, {"1e3", "3"}, {"9999", "3"}, {"3", "9999"}}) {
            assertTrue(map().pointAt(xy[0], xy[1]).isEmpty());
        }
        assertTrue(map().read("0", "0").isEmpty(), "outside the map");
        assertTrue(map().read("NaN", "9.2").isEmpty());
        assertTrue(map().read("forty", null).isEmpty());
    }

    @Test
    void hostileNamesStayText() {
        var hostile = "<script>alert('x')</script>\" onload=\"x";
        var drawn = Stream.of(
                new AreaMap(
                                hostile,
                                List.of(new Outline(hostile, SQUARE, "/a?b=\"", false)),
                                List.of(new Marker(45.45, 9.2, hostile, "/x")),
                                true)
                        .svg()
                        .toString(),
                new Flow(
                                hostile,
                                List.of(
                                        List.of(new Flow.Node("a", hostile, hostile, 1)),
                                        List.of(new Flow.Node("b", hostile, hostile, 2))),
                                List.of(new Flow.Link("a", "b", 5)))
                        .svg()
                        .toString());
        drawn.forEach(svg -> {
            assertFalse(svg.contains("<script"), svg);
            assertFalse(svg.contains("\" onload"), svg);
        });
    }

    @Test
    void noPictureCarriesStylesOrScripts() {
        var map = new AreaMap("m", List.of(new Outline("1", SQUARE)), List.of(new Marker(45.45, 9.2, "a", "/a")), true);
        for (var svg : List.of(map.svg().toString(), Pattern.svg("a", "GREEN"), map().svg(Optional.empty()))) {
            assertFalse(svg.contains("style="), svg);
        }
    }

    @Test
    void theSameSeedGivesTheSamePattern() {
        assertEquals(Pattern.svg("a", "GREEN"), Pattern.svg("a", "GREEN"));
        assertNotEquals(Pattern.svg("a", "GREEN"), Pattern.svg("b", "GREEN"));
        assertEquals(Pattern.svg("a", "OTHER"), Pattern.svg("a", "<nonsense>"));
    }

    @Test
    void markersThatWouldCoverEachOtherBecomeOneDot() {
        var near = IntStream.range(0, 50)
                .mapToObj(i -> new Marker(45.45 + i * 1e-6, 9.2, "p" + i, "/p" + i))
                .toList();
        var svg = new AreaMap("m", List.of(new Outline("1", SQUARE)), near, true)
                .svg()
                .toString();
        assertTrue(svg.contains(">50</text>"));
        assertFalse(svg.contains("class=\"pin\""));
    }

    @Test
    void barsNeverLeaveTheirTrack() {
        var svg = Bar.of("bar", List.of(new Bar.Part("s1", 80), new Bar.Part("s2", 80)), 100, 0)
                .toString();
        assertTrue(svg.contains("x=\"80\" width=\"20\""), svg);
        assertTrue(
                Bar.of("bar", List.of(new Bar.Part("s1", 5)), 0, 3).toString().contains("width=\"0\""));
    }
}
