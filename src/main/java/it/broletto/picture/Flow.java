package it.broletto.picture;

import io.quarkus.qute.RawString;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where money goes, from column to column. The table that says the same is the page's part.
 *
 * @param title what the picture shows, for those who cannot see it
 * @param columns nodes by column, from left to right; heights follow the greater of what comes in and goes out
 */
public record Flow(String title, List<List<Node>> columns, List<Link> links) {

    /** @param shown the amount as people read it; @param series 1 to 6, the colour */
    public record Node(String id, String label, String shown, int series) {}

    /** @param value not negative; takes the colour of its end */
    public record Link(String from, String to, long value) {}

    private static final double WIDTH = 960;
    private static final double HEIGHT = 420;
    private static final double NODE = 14;
    private static final double GAP = 26;
    private static final double TEXT = 190;

    private static final class Place {
        private double x;
        private double y;
        private double height;
        private double spentOut;
        private double spentIn;
        private int series;
    }

    public RawString svg() {
        var places = places();
        var scale = scale();
        var svg = new Svg().open("svg", "class", "flow", "viewBox", "0 0 960 420", "role", "img", "aria-label", title);
        for (var link : links) {
            var from = places.get(link.from());
            var to = places.get(link.to());
            var thick = Math.max(1, link.value() * scale);
            svg.leaf("path", "class", "link s" + to.series, "d", ribbon(from, to, thick));
            from.spentOut += thick;
            to.spentIn += thick;
        }
        columns.forEach(column -> column.forEach(node -> drawNode(svg, node, places.get(node.id()))));
        return new RawString(svg.close("svg").toString());
    }

    private void drawNode(Svg svg, Node node, Place place) {
        var middle = place.y + place.height / 2;
        svg.leaf(
                "rect",
                "class",
                "s" + node.series(),
                "x",
                place.x,
                "y",
                place.y,
                "width",
                NODE,
                "height",
                Math.max(2, place.height));
        svg.open("text", "x", place.x + NODE + 8, "y", middle - 1)
                .text(node.label())
                .close("text");
        svg.open("text", "class", "amount", "x", place.x + NODE + 8, "y", middle + 15)
                .text(node.shown())
                .close("text");
    }

    private static String ribbon(Place from, Place to, double thick) {
        var x1 = from.x + NODE;
        var y1 = from.y + from.spentOut;
        var x2 = to.x;
        var y2 = to.y + to.spentIn;
        var half = (x1 + x2) / 2;
        return "M" + at(x1, y1) + "C" + at(half, y1) + at(half, y2) + at(x2, y2) + "L" + at(x2, y2 + thick) + "C"
                + at(half, y2 + thick) + at(half, y1 + thick) + at(x1, y1 + thick) + "Z";
    }

    private static String at(double x, double y) {
        return Svg.number(x) + " " + Svg.number(y) + " ";
    }

    private Map<String, Place> places() {
        var scale = scale();
        var places = new HashMap<String, Place>();
        for (var c = 0; c < columns.size(); c++) {
            var y = 4.0;
            for (var node : columns.get(c)) {
                var place = new Place();
                place.x = columns.size() == 1 ? 0 : c * (WIDTH - TEXT) / (columns.size() - 1);
                place.y = y;
                place.height = weight(node) * scale;
                place.series = node.series();
                places.put(node.id(), place);
                y += Math.max(place.height, 10) + GAP;
            }
        }
        return places;
    }

    private double scale() {
        return columns.stream()
                .mapToDouble(column -> (HEIGHT - 8 - GAP * (column.size() - 1) - 10)
                        / Math.max(1, column.stream().mapToLong(this::weight).sum()))
                .min()
                .orElse(0);
    }

    private long weight(Node node) {
        var in = links.stream()
                .filter(l -> l.to().equals(node.id()))
                .mapToLong(Link::value)
                .sum();
        var out = links.stream()
                .filter(l -> l.from().equals(node.id()))
                .mapToLong(Link::value)
                .sum();
        return Math.max(in, out);
    }
}
