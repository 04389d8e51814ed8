package it.broletto.application;

import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.TemplateExtension.TemplateAttribute;
import java.text.NumberFormat;
import java.util.Locale;

/** {@code {sheet.mean}} in templates. */
@TemplateExtension
final class ApplicationTexts {

    private ApplicationTexts() {}

    /** {@code 3,75} in Italian, {@code 3.75} in English. */
    static String mean(SheetView sheet, @TemplateAttribute Object locale) {
        var italian = String.valueOf(locale).startsWith("it");
        var format = NumberFormat.getInstance(italian ? Locale.ITALY : Locale.UK);
        format.setMaximumFractionDigits(2);
        return format.format(sheet.hundredths() / 100.0);
    }
}
