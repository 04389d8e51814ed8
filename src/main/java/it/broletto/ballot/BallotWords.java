package it.broletto.ballot;

import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.TemplateExtension.TemplateAttribute;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import it.broletto.tally.PabulibException;
import it.broletto.web.Layout;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Words that templates cannot find by themselves. */
@ApplicationScoped
public class BallotWords {

    private final Layout layout;

    BallotWords(Layout layout) {
        this.layout = layout;
    }

    BallotMessages ofThisRequest() {
        return MessageBundles.get(BallotMessages.class, Localized.Literal.of(layout.language()));
    }

    /** Why the picks do not make a ballot, and what to do. */
    String refusal(Refusal refusal) {
        var words = ofThisRequest();
        return switch (refusal.reason()) {
            case NO_CHOICE -> words.booth_no_choice();
            case TOO_MANY_CHOICES ->
                words.booth_too_many((Integer) refusal.arguments().get(0));
            case OTHER_AREA ->
                words.booth_other_area((String) refusal.arguments().get(0));
            default -> throw refusal;
        };
    }

    /** Place and reason of what is wrong with a file. */
    String problem(PabulibException flaw) {
        return ofThisRequest().import_problem(flaw.line(), flaw.column(), reason(flaw));
    }

    /** What is wrong with a file, without its place. */
    public String reason(PabulibException flaw) {
        var arguments = flaw.arguments().stream().map(BallotWords::harmless).toArray();
        return String.format(Locale.ROOT, ofThisRequest().problem(flaw.problem()), arguments);
    }

    private static String harmless(Object argument) {
        var text = argument.toString().replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]", "\ufffd");
        return text.codePointCount(0, text.length()) <= 80
                ? text
                : text.substring(0, text.offsetByCodePoints(0, 80)) + "…";
    }

    /** {@code {amount.in(currency)}}. */
    @TemplateExtension
    static String in(Money amount, String currency, @TemplateAttribute Object locale) {
        return Currencies.format(amount, currency, language(locale));
    }

    /** Hundredths of a percent: {@code 12,3 %}, {@code 12 %}; rounded to a tenth. */
    @TemplateExtension
    static String asPercent(Number hundredths, @TemplateAttribute Object locale) {
        var tenths = BigDecimal.valueOf(hundredths.longValue(), 2).setScale(1, RoundingMode.HALF_UP);
        return Currencies.number(tenths, language(locale)) + "\u00a0%";
    }

    /** The same rounded down: what has not reached all of it does not read {@code 100 %}. */
    @TemplateExtension
    static String asPercentReached(Number hundredths, @TemplateAttribute Object locale) {
        return ofHundredths(hundredths, locale) + "\u00a0%";
    }

    /** Hundredths as {@code 12,3}, or {@code 12}; rounded down to a tenth. */
    @TemplateExtension
    static String ofHundredths(Number hundredths, @TemplateAttribute Object locale) {
        return Currencies.number(BigDecimal.valueOf(hundredths.longValue() / 10, 1), language(locale));
    }

    private static Locale language(Object locale) {
        return locale instanceof Locale known ? known : Locale.forLanguageTag(String.valueOf(locale));
    }
}
