package it.broletto.picture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of the world that a map shows and how it lies on the drawing: degrees to drawing units, longitudes shrunk
 * by the cosine of the middle latitude.
 */
record Frame(double west, double south, double east, double north, double width) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double MARGIN = 0.03;

    /** One ring: longitude and latitude in turn. */
    record Ring(double[] lonLat) {

        /** Whether a line from there to the east crosses it an odd number of times. */
        boolean holds(double latitude, double longitude) {
            var inside = false;
            var count = lonLat.length;
            for (int i = 0, j = count - 2; i < count; j = i, i += 2) {
                var north = lonLat[i + 1] > latitude;
                if (north != lonLat[j + 1] > latitude) {
                    var share = (latitude - lonLat[i + 1]) / (lonLat[j + 1] - lonLat[i + 1]);
                    if (longitude < lonLat[i] + share * (lonLat[j] - lonLat[i])) {
                        inside = !inside;
                    }
                }
            }
            return inside;
        }
    }

    static List<Ring> rings(String geometry) {
        try {
            var rings = new ArrayList<Ring>();
            collect(JSON.readTree(geometry).path("coordinates"), rings);
            return rings;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a GeoJSON geometry", e);
        }
    }

    private static void collect(JsonNode node, List<Ring> rings) {
        if (node.path(0).path(0).isNumber()) {
            var ring = new double[node.size() * 2];
            for (var i = 0; i < node.size(); i++) {
                ring[2 * i] = node.get(i).get(0).asDouble();
                ring[2 * i + 1] = node.get(i).get(1).asDouble();
            }
            rings.add(new Ring(ring));
        } else {
            node.forEach(child -> collect(child, rings));
        }
    }

    static Frame around(List<Outline> outlines, List<Marker> markers, double width) {
        double w = 180;
        double s = 90;
        double e = -180;
        double n = -90;
        for (var outline : outlines) {
            for (var ring : rings(outline.geometry())) {
                for (var i = 0; i < ring.lonLat().length; i += 2) {
                    w = Math.min(w, ring.lonLat()[i]);
                    e = Math.max(e, ring.lonLat()[i]);
                    s = Math.min(s, ring.lonLat()[i + 1]);
                    n = Math.max(n, ring.lonLat()[i + 1]);
                }
            }
        }
        if (outlines.isEmpty()) {
            for (var marker : markers) {
                w = Math.min(w, marker.longitude() - 0.01);
                e = Math.max(e, marker.longitude() + 0.01);
                s = Math.min(s, marker.latitude() - 0.01);
                n = Math.max(n, marker.latitude() + 0.01);
            }
        }
        if (w > e) {
            return new Frame(9.04, 45.38, 9.28, 45.54, width);
        }
        var dx = (e - w) * MARGIN;
        var dy = (n - s) * MARGIN;
        return new Frame(w - dx, s - dy, e + dx, n + dy, width);
    }

    double height() {
        var shrink = Math.cos(Math.toRadians((north + south) / 2));
        return width * (north - south) / ((east - west) * shrink);
    }

    double x(double longitude) {
        return (longitude - west) / (east - west) * width;
    }

    double y(double latitude) {
        return (north - latitude) / (north - south) * height();
    }

    double longitude(double x) {
        return west + x / width * (east - west);
    }

    double latitude(double y) {
        return north - y / height() * (north - south);
    }

    boolean holds(Marker marker) {
        return marker.longitude() >= west
                && marker.longitude() <= east
                && marker.latitude() >= south
                && marker.latitude() <= north;
    }

    String path(String geometry) {
        var d = new StringBuilder();
        for (var ring : rings(geometry)) {
            for (var i = 0; i < ring.lonLat().length; i += 2) {
                d.append(i == 0 ? 'M' : 'L')
                        .append(Svg.number(x(ring.lonLat()[i])))
                        .append(' ')
                        .append(Svg.number(y(ring.lonLat()[i + 1])));
            }
            d.append('Z');
        }
        return d.toString();
    }

    /** The centre of the first ring's area, where the name stands. */
    double[] centre(String geometry) {
        var ring = rings(geometry).get(0).lonLat();
        double area = 0;
        double cx = 0;
        double cy = 0;
        for (var i = 0; i + 3 < ring.length; i += 2) {
            var cross = ring[i] * ring[i + 3] - ring[i + 2] * ring[i + 1];
            area += cross;
            cx += (ring[i] + ring[i + 2]) * cross;
            cy += (ring[i + 1] + ring[i + 3]) * cross;
        }
        return area == 0
                ? new double[] {x(ring[0]), y(ring[1])}
                : new double[] {x(cx / (3 * area)), y(cy / (3 * area))};
    }
}
