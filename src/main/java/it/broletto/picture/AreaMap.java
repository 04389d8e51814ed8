package it.broletto.picture;

import io.quarkus.qute.RawString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Areas and places of the city, drawn here: no tile server, no script. Places that would cover each other become one
 * dot with their number; the list beside the map is what says everything.
 *
 * @param title what the map shows
 * @param simplified true adds the line that the outlines are not official
 */
public record AreaMap(String title, List<Outline> outlines, List<Marker> markers, boolean simplified) {

    private static final double WIDTH = 480;
    private static final double CELL = 34;

    public RawString svg() {
        var frame = Frame.around(outlines, markers, WIDTH);
        var svg = new Svg()
                .open(
                        "svg",
                        "viewBox",
                        "0 0 " + Svg.number(WIDTH) + " " + Svg.number(frame.height()),
                        "role",
                        "group",
                        "aria-label",
                        title);
        outlines.forEach(outline -> drawArea(svg, frame, outline));
        outlines.forEach(outline -> drawName(svg, frame, outline));
        groups(frame).forEach(group -> drawGroup(svg, frame, group));
        return new RawString(svg.close("svg").toString());
    }

    private static void drawArea(Svg svg, Frame frame, Outline outline) {
        if (!outline.href().isEmpty()) {
            svg.open("a", "href", outline.href(), "aria-label", outline.name());
        }
        svg.leaf("path", "class", outline.on() ? "area area-on" : "area", "d", frame.path(outline.geometry()));
        if (!outline.href().isEmpty()) {
            svg.close("a");
        }
    }

    private void drawName(Svg svg, Frame frame, Outline outline) {
        var centre = frame.centre(outline.geometry());
        svg.open(
                        "text",
                        "class",
                        "name",
                        "x",
                        centre[0],
                        "y",
                        centre[1] + (markers.isEmpty() ? 5 : -6),
                        "aria-hidden",
                        "true")
                .text(outline.name())
                .close("text");
    }

    private List<List<Marker>> groups(Frame frame) {
        var cells = new LinkedHashMap<Long, List<Marker>>();
        for (var marker : markers) {
            if (frame.holds(marker)) {
                var column = (long) (frame.x(marker.longitude()) / CELL);
                var row = (long) (frame.y(marker.latitude()) / CELL);
                cells.computeIfAbsent(row * 1000 + column, key -> new ArrayList<>())
                        .add(marker);
            }
        }
        return List.copyOf(cells.values());
    }

    private static void drawGroup(Svg svg, Frame frame, List<Marker> group) {
        var x = frame.x(group.stream().mapToDouble(Marker::longitude).average().orElse(0));
        var y = frame.y(group.stream().mapToDouble(Marker::latitude).average().orElse(0));
        if (group.size() == 1) {
            drawPin(svg, group.get(0), x, y);
            return;
        }
        svg.open("g").open("title").text(String.valueOf(group.size())).close("title");
        svg.leaf("circle", "class", "pin-cluster", "cx", x, "cy", y, "r", Math.min(20, 10 + Math.sqrt(group.size())));
        svg.open("text", "class", "pin-count", "x", x, "y", y + 5)
                .text(String.valueOf(group.size()))
                .close("text");
        svg.close("g");
    }

    private static void drawPin(Svg svg, Marker marker, double x, double y) {
        var linked = !marker.href().isEmpty();
        if (linked) {
            svg.open("a", "href", marker.href(), "aria-label", marker.label());
        }
        svg.leaf("circle", "class", "touch", "cx", x, "cy", y - 14, "r", 20);
        svg.open(
                "path",
                "class",
                "pin",
                "d",
                "M" + Svg.number(x) + " " + Svg.number(y) + "c-4 -7 -9 -11 -9 -17a9 9 0 0 1 18 0c0 6 -5 10 -9 17z");
        svg.open("title").text(marker.label()).close("title").close("path");
        if (linked) {
            svg.close("a");
        }
    }
}
