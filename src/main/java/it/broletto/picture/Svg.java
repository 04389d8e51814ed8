package it.broletto.picture;

import java.util.Locale;

/** Builds SVG text; every text and attribute is escaped here. */
final class Svg {

    private final StringBuilder text = new StringBuilder();

    /** @param attributes name, value, name, value …; numbers are written with at most two decimals */
    Svg open(String element, Object... attributes) {
        return tag(element, ">", attributes);
    }

    Svg leaf(String element, Object... attributes) {
        return tag(element, "/>", attributes);
    }

    Svg close(String element) {
        text.append("</").append(element).append('>');
        return this;
    }

    Svg text(String content) {
        text.append(escape(content));
        return this;
    }

    private Svg tag(String element, String end, Object... attributes) {
        text.append('<').append(element);
        for (var i = 0; i < attributes.length; i += 2) {
            text.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(written(attributes[i + 1]))
                    .append('"');
        }
        text.append(end);
        return this;
    }

    private static String written(Object value) {
        return value instanceof Double number ? number(number) : escape(String.valueOf(value));
    }

    static String number(double value) {
        var text = String.format(Locale.ROOT, "%.2f", value);
        return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
    }

    private static String escape(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
