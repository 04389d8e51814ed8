package it.broletto.picture;

import io.quarkus.qute.RawString;
import java.util.List;

/** One horizontal bar of parts, as wide as its container; 100 units long. */
public final class Bar {

    /**
     * One part of a bar.
     *
     * @param css {@code s1} to {@code s6}, {@code s-brick} or {@code s-good}
     * @param value not negative, in the unit of the whole
     */
    public record Part(String css, long value) {}

    private Bar() {}

    /**
     * @param whole what 100 % is, in the unit of the parts; parts beyond it are cut off
     * @param mark where a line crosses the bar, in the same unit; 0 or less for none
     */
    public static RawString of(String css, List<Part> parts, long whole, long mark) {
        var svg = new Svg()
                .open(
                        "svg",
                        "class",
                        css,
                        "viewBox",
                        "0 0 100 10",
                        "preserveAspectRatio",
                        "none",
                        "aria-hidden",
                        "true",
                        "focusable",
                        "false");
        svg.leaf("rect", "class", "track", "width", 100, "height", 10);
        var x = 0.0;
        for (var part : parts) {
            var width = Math.min(100 - x, whole <= 0 ? 0 : 100.0 * part.value() / whole);
            svg.leaf("rect", "class", part.css() + " grow", "x", x, "width", Math.max(0, width), "height", 10);
            x += Math.max(0, width);
        }
        if (mark > 0 && mark < whole) {
            var at = 100.0 * mark / whole;
            svg.open("path", "class", "s-mark", "d", "M" + Svg.number(at) + " 0V10")
                    .close("path");
        }
        return new RawString(svg.close("svg").toString());
    }
}
