package it.broletto.web;

import io.quarkus.qute.TemplateExtension;

/**
 * Italian words before a written date, which begins with its day: {@code {when.il}} is "il 7 dicembre" and "l'8
 * dicembre", likewise {@code al}, {@code dal} and {@code del}. Otto and undici, the days that begin with a vowel, elide; so does
 * a percentage like {@code 80%}.
 */
@TemplateExtension
public final class Elisions {

    private Elisions() {}

    public static String il(String date) {
        return (elides(date) ? "l'" : "il ") + date;
    }

    public static String al(String date) {
        return (elides(date) ? "all'" : "al ") + date;
    }

    public static String dal(String date) {
        return (elides(date) ? "dall'" : "dal ") + date;
    }

    public static String del(String date) {
        return (elides(date) ? "dell'" : "del ") + date;
    }

    private static boolean elides(String date) {
        return date.matches("(8|11) .*|(8\\d?|11)(,\\d+)?\\s?%");
    }
}
