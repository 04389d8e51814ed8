package it.broletto.picture;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The map on which a point is chosen, also without JavaScript; templates read it as {@code inject:cityMap}. */
@Named
@ApplicationScoped
public class CityMap {

    /** Width in pixels of the picture that is touched; it is never scaled, or the touch would miss. */
    public static final int WIDTH = 340;

    private final Outlines outlines;

    CityMap(Outlines outlines) {
        this.outlines = outlines;
    }

    /** A place in degrees, WGS 84. */
    public record Point(double latitude, double longitude) {

        /** Five decimals, about a metre. */
        public String latitudeText() {
            return String.format(Locale.ROOT, "%.5f", latitude);
        }

        public String longitudeText() {
            return String.format(Locale.ROOT, "%.5f", longitude);
        }
    }

    /**
     * Where the map was touched.
     *
     * @param x the form field {@code point.x}, pixels from the left; @param y {@code point.y}, from the top
     * @return empty if they are missing, no numbers, outside the picture, or both zero (sent by the Enter key)
     */
    public Optional<Point> pointAt(String x, String y) {
        if (x == null || y == null || !x.matches("\\d{1,4}") || !y.matches("\\d{1,4}")) {
            return Optional.empty();
        }
        var frame = frame();
        var px = Integer.parseInt(x);
        var py = Integer.parseInt(y);
        if (px == 0 && py == 0 || px > WIDTH || py > height()) {
            return Optional.empty();
        }
        return Optional.of(new Point(frame.latitude(py), frame.longitude(px)));
    }

    /** Reads typed coordinates; empty unless both are numbers within the map. A decimal comma is fine. */
    public Optional<Point> read(String latitude, String longitude) {
        try {
            var lat = Double.parseDouble(latitude.strip().replace(',', '.'));
            var lon = Double.parseDouble(longitude.strip().replace(',', '.'));
            return frame().holds(new Marker(lat, lon, "", "")) ? Optional.of(new Point(lat, lon)) : Optional.empty();
        } catch (NumberFormatException | NullPointerException e) {
            return Optional.empty();
        }
    }

    public int width() {
        return WIDTH;
    }

    public int height() {
        return (int) Math.round(frame().height());
    }

    /** West, north, east, south in degrees, for the script that fills the fields. */
    public String bounds() {
        var frame = frame();
        return frame.west() + "," + frame.north() + "," + frame.east() + "," + frame.south();
    }

    String svg(Optional<Point> chosen) {
        var frame = frame();
        var svg = new Svg()
                .open(
                        "svg",
                        "xmlns",
                        "http://www.w3.org/2000/svg",
                        "width",
                        WIDTH,
                        "height",
                        height(),
                        "viewBox",
                        "0 0 " + WIDTH + " " + height(),
                        "font-family",
                        "sans-serif");
        svg.leaf("rect", "width", "100%", "height", "100%", "fill", "#e9e2d6");
        for (var outline : outlines.all()) {
            svg.leaf("path", "d", frame.path(outline.geometry()), "fill", "#fffdf9", "stroke", "#7d7264");
        }
        for (var outline : outlines.all()) {
            var centre = frame.centre(outline.geometry());
            svg.open(
                            "text",
                            "x",
                            centre[0],
                            "y",
                            centre[1],
                            "font-size",
                            11,
                            "fill",
                            "#1d2433",
                            "text-anchor",
                            "middle")
                    .text(outline.name())
                    .close("text");
        }
        chosen.ifPresent(point -> svg.leaf(
                "path",
                "fill",
                "#a8361f",
                "stroke",
                "#fff",
                "stroke-width",
                2,
                "d",
                "M" + Svg.number(frame.x(point.longitude())) + " " + Svg.number(frame.y(point.latitude()))
                        + "c-5 -9 -11 -13 -11 -20a11 11 0 0 1 22 0c0 7 -6 11 -11 20z"));
        return svg.close("svg").toString();
    }

    private Frame frame() {
        return Frame.around(outlines.all(), List.of(), WIDTH);
    }

    @Produces
    @DefaultBean
    @ApplicationScoped
    static Outlines unknown() {
        return new Outlines() {
            @Override
            public List<Outline> all() {
                return List.of();
            }

            @Override
            public boolean simplified() {
                return true;
            }
        };
    }
}
