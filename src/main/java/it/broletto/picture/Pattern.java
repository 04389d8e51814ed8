package it.broletto.picture;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Random;

/** A quiet picture of arches for what has no photograph: the same seed gives the same picture, forever. */
final class Pattern {

    /** Ground, first and second ink of a category; light enough for the day, dark enough for the night. */
    private static final Map<String, String[]> INKS = Map.of(
            "GREEN", new String[] {"#cfe3d2", "#4c8c6a", "#1b6540"},
            "MOBILITY", new String[] {"#cfe0ee", "#4a86b0", "#0a5a8a"},
            "SCHOOL", new String[] {"#eee3bf", "#b1923a", "#7d6200"},
            "CULTURE", new String[] {"#ecd5e2", "#b0708f", "#84386a"},
            "SPORT", new String[] {"#f3dcc2", "#cc8344", "#96500a"},
            "SOCIAL", new String[] {"#f3d6cd", "#c9705a", "#a8361f"},
            "PUBLIC_SPACE", new String[] {"#d6dcea", "#6a7fae", "#1f3a6e"},
            "ACCESSIBILITY", new String[] {"#cde5e5", "#4b9494", "#136a6a"},
            "DIGITAL", new String[] {"#ddd6ec", "#8873b3", "#55418a"},
            "OTHER", new String[] {"#e4ddd2", "#948a7a", "#5f574a"});

    private static final int COLUMNS = 8;
    private static final int ROWS = 4;
    private static final int CELL = 50;

    private Pattern() {}

    static String svg(String seed, String category) {
        var inks = INKS.getOrDefault(category, INKS.get("OTHER"));
        var chance = new Random(number(seed));
        var svg = new Svg()
                .open(
                        "svg",
                        "xmlns",
                        "http://www.w3.org/2000/svg",
                        "viewBox",
                        "0 0 400 136",
                        "preserveAspectRatio",
                        "xMidYMid slice",
                        "width",
                        400,
                        "height",
                        136);
        svg.leaf("rect", "width", 400, "height", 136, "fill", inks[0]);
        for (var row = 0; row < ROWS; row++) {
            for (var column = 0; column < COLUMNS; column++) {
                drawCell(svg, chance, inks, column * CELL, row * CELL - 32);
            }
        }
        return svg.close("svg").toString();
    }

    private static void drawCell(Svg svg, Random chance, String[] inks, int x, int y) {
        var ink = inks[1 + chance.nextInt(2)];
        var strength = 0.25 + chance.nextInt(5) * 0.15;
        switch (chance.nextInt(6)) {
            case 0 ->
                svg.leaf(
                        "path",
                        "fill",
                        ink,
                        "fill-opacity",
                        strength,
                        "d",
                        "M" + x + " " + (y + CELL) + "v-25a25 25 0 0 1 50 0v25z");
            case 1 ->
                svg.leaf(
                        "path",
                        "fill",
                        ink,
                        "fill-opacity",
                        strength,
                        "d",
                        "M" + x + " " + y + "h50a50 50 0 0 1 -50 50z");
            case 2 ->
                svg.leaf(
                        "path",
                        "fill",
                        ink,
                        "fill-opacity",
                        strength,
                        "d",
                        "M" + (x + CELL) + " " + y + "v50h-50a50 50 0 0 1 50 -50z");
            case 3 -> svg.leaf("circle", "fill", ink, "fill-opacity", strength, "cx", x + 25, "cy", y + 25, "r", 14);
            case 4 ->
                svg.leaf(
                        "path",
                        "fill",
                        ink,
                        "fill-opacity",
                        strength,
                        "d",
                        "M" + x + " " + (y + CELL) + "v-25a25 25 0 0 1 50 0v25h-12v-25a13 13 0 0 0 -26 0v25z");
            default -> {}
        }
    }

    private static long number(String seed) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(seed.getBytes(StandardCharsets.UTF_8));
            return java.nio.ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
