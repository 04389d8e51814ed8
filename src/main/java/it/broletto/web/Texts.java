package it.broletto.web;

import io.quarkus.arc.Arc;
import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.TemplateExtension.TemplateAttribute;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import it.broletto.shared.Money;
import it.broletto.shared.Time;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/**
 * Money, numbers, dates and time left as people read them, in the template's language: {@code {cents.money}},
 * {@code {amount.money}}, {@code {count.grouped}}, {@code {at.date}}, {@code {at.dateTime}}, {@code {end.lastMoment}},
 * {@code {at.timeLeft}}.
 * Dates are Rome's.
 */
@TemplateExtension
public final class Texts {

    private Texts() {}

    /** Cents as {@code 4.500.000 €}. */
    public static String money(Number cents, @TemplateAttribute Object locale) {
        return Money.ofCents(cents.longValue()).format(locale(locale));
    }

    public static String money(Money amount, @TemplateAttribute Object locale) {
        return amount.format(locale(locale));
    }

    /** {@code 18.204} in Italian, {@code 18,204} in English. */
    public static String grouped(Number number, @TemplateAttribute Object locale) {
        return NumberFormat.getInstance(format(locale(locale))).format(number);
    }

    /** {@code 15 marzo 2026}, {@code 1º marzo 2026}. */
    public static String date(Instant at, @TemplateAttribute Object locale) {
        return date(at.atZone(Time.ROME).toLocalDate(), locale);
    }

    public static String date(LocalDate day, @TemplateAttribute Object locale) {
        return written("d MMMM uuuu", day, locale(locale));
    }

    /** {@code 15 marzo 2026, 23:59}. */
    public static String dateTime(Instant at, @TemplateAttribute Object locale) {
        return dateTime(at, locale(locale));
    }

    static String dateTime(Instant at, Locale locale) {
        return written("d MMMM uuuu, HH:mm", at.atZone(Time.ROME), locale);
    }

    /** The end of something: {@code 15 marzo 2026, 18:00}; what ends at midnight has {@code 15 marzo 2026} as its last day. */
    public static String lastMoment(Instant end, @TemplateAttribute Object locale) {
        var local = end.atZone(Time.ROME);
        return local.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? date(local.toLocalDate().minusDays(1), locale)
                : dateTime(end, locale);
    }

    /** In Italian the first of a month is {@code 1º}. */
    private static String written(String pattern, TemporalAccessor when, Locale locale) {
        var text = DateTimeFormatter.ofPattern(pattern, format(locale)).format(when);
        return locale.getLanguage().equals("it") && text.startsWith("1 ") ? "1º" + text.substring(1) : text;
    }

    /** "restano 3 giorni", counted down to hours and minutes; "tempo scaduto" after it. */
    public static String timeLeft(Instant until, @TemplateAttribute Object locale) {
        var words = MessageBundles.get(
                WebMessages.class, Localized.Literal.of(locale(locale).getLanguage()));
        var left = Duration.between(Arc.container().instance(Clock.class).get().instant(), until);
        if (left.isNegative() || left.isZero()) {
            return words.time_over();
        }
        if (left.toHours() >= 48) {
            return words.time_days(Math.round(left.toHours() / 24.0));
        }
        return left.toMinutes() >= 120 ? words.time_hours(left.toHours()) : words.time_minutes(left.toMinutes() + 1);
    }

    /** Value of a datetime-local input: {@code 2026-03-15T23:59} in Rome. */
    public static String localInput(Instant at) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm").format(at.atZone(Time.ROME));
    }

    /** For a value inside an address's query. */
    public static String urlEncoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Locale locale(Object attribute) {
        if (attribute instanceof Locale locale) {
            return locale;
        }
        return attribute == null ? Locale.ITALIAN : Locale.forLanguageTag(attribute.toString());
    }

    private static Locale format(Locale locale) {
        return locale.getLanguage().equals("it") ? Locale.ITALY : Locale.UK;
    }
}
