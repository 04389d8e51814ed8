package it.broletto.accountability;

import it.broletto.web.Layout;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

/** Late or on time in words; templates read it as {@code inject:punctual.of(…)}. */
@Named("punctual")
@RequestScoped
public class PunctualityWords {

    private static final int MONTH = 30;
    private static final int DAYS_UP_TO = 45;
    private static final int MONTHS_UP_TO = 730;

    private final Layout layout;

    PunctualityWords(Layout layout) {
        this.layout = layout;
    }

    public String of(Punctuality found) {
        return of(found, layout.words(AccountabilityMessages.class));
    }

    static String of(Punctuality found, AccountabilityMessages words) {
        var span = span(found.days(), words);
        return switch (found.kind()) {
            case ON_TIME -> found.days() == 0 ? words.on_time_today() : words.on_time(span);
            case EXPECTED_LATE -> words.expected_late(span);
            case LATE -> words.late(span);
            case DONE_ON_TIME -> found.days() == 0 ? words.done_on_time() : words.done_early(span);
            case DONE_LATE -> words.done_late(span);
        };
    }

    /** Colour of the chip that says it. */
    public String kind(Punctuality found) {
        return found.done() && !found.late()
                ? "good"
                : found.kind() == Punctuality.Kind.ON_TIME
                        ? "info"
                        : found.kind() == Punctuality.Kind.LATE ? "bad" : "wait";
    }

    /** Days up to six weeks, then whole months up to two years, then whole years. */
    public String span(long days) {
        return span(days, layout.words(AccountabilityMessages.class));
    }

    static String span(long days, AccountabilityMessages words) {
        if (days <= DAYS_UP_TO) {
            return words.days(days);
        }
        return days < MONTHS_UP_TO ? words.months(Math.max(1, days / MONTH)) : words.years(days / 365);
    }
}
