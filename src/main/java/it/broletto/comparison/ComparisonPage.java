package it.broletto.comparison;

import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.TemplateExtension.TemplateAttribute;
import it.broletto.picture.Bar;
import it.broletto.picture.BarChart;
import it.broletto.web.Layout;
import it.broletto.web.Tab;
import it.broletto.web.Texts;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/**
 * A comparison as it is shown.
 *
 * @param subtitle area, or where the ballots come from; empty for none
 * @param areas of the same round, this one among them; none where there is only one
 * @param withoutProject a bar for each rule: voters who named no funded project
 */
public record ComparisonPage(
        Comparison comparison, String title, String subtitle, List<Tab> areas, BarChart withoutProject) {

    private static final int COLOURS = 6;
    private static final int NAMES = 5;

    static ComparisonPage of(Comparison comparison, String title, String subtitle, List<Tab> areas, Layout layout) {
        var words = layout.words(ComparisonMessages.class);
        var rows = comparison.sides().stream()
                .map(side -> new BarChart.Row(
                        words.rule(side.rule()),
                        side.unrepresented(),
                        Texts.grouped(side.unrepresented(), layout.locale()) + " ("
                                + shareOf(side.unrepresented(), comparison.voters(), layout.locale()) + ")"))
                .toList();
        return new ComparisonPage(
                comparison,
                title,
                subtitle,
                areas,
                new BarChart(words.without_title(), words.col_rule(), words.col_voters(), rows, comparison.voters()));
    }

    /** What the others are measured against. */
    public Comparison.Side today() {
        return comparison.sides().get(comparison.today());
    }

    /** The rule that leaves the fewest voters without a project; a recommended one before others. */
    public Comparison.Side best() {
        return comparison.sides().stream()
                .min(Comparator.comparingLong(Comparison.Side::unrepresented)
                        .thenComparing(side -> !side.rule().recommended()))
                .orElseThrow();
    }

    /** As many names as fit on a card. */
    public List<String> first(List<String> names) {
        return names.subList(0, Math.min(NAMES, names.size()));
    }

    /** How many names do not fit on a card. */
    public int more(List<String> names) {
        return Math.max(0, names.size() - NAMES);
    }

    /** The first parts of a division have a colour each, the others the last one together. */
    public List<String> legend(Division division) {
        return division.parts().stream()
                .limit(division.parts().size() > COLOURS ? COLOURS - 1 : COLOURS)
                .map(Division.Part::name)
                .toList();
    }

    public boolean hasOthers(Division division) {
        return division.parts().size() > COLOURS;
    }

    public RawString votesBar(Division division) {
        return bar(division, Division.Part::votes);
    }

    public RawString moneyBar(Division division, int side) {
        return bar(division, part -> part.money().get(side));
    }

    private RawString bar(Division division, ToLongFunction<Division.Part> share) {
        var parts = new ArrayList<Bar.Part>();
        var named = legend(division).size();
        for (var at = 0; at < named; at++) {
            parts.add(new Bar.Part(
                    "s" + (at + 1), share.applyAsLong(division.parts().get(at))));
        }
        if (hasOthers(division)) {
            var others = division.parts().stream().skip(named).mapToLong(share).sum();
            parts.add(new Bar.Part("s" + COLOURS, others));
        }
        var sum = parts.stream().mapToLong(Bar.Part::value).sum();
        return Bar.of("bar", parts, Math.max(1, sum), 0);
    }

    /** {@code {some.shareOf(all)}}: {@code 39,0 %}. */
    @TemplateExtension
    static String shareOf(long part, long whole, @TemplateAttribute Object locale) {
        return decimals(whole == 0 ? 0 : 100.0 * part / whole, 1, locale) + "\u00a0%";
    }

    /** {@code {hundredths.percent}} of hundredths of a percent: {@code 39,0 %}. */
    @TemplateExtension
    static String percent(Long hundredths, @TemplateAttribute Object locale) {
        return shareOf(hundredths, 10_000, locale);
    }

    /** {@code {hundredths.fromHundredths}}: {@code 1,84}. */
    @TemplateExtension
    static String fromHundredths(Long hundredths, @TemplateAttribute Object locale) {
        return decimals(hundredths / 100.0, 2, locale);
    }

    private static String decimals(double number, int digits, Object locale) {
        var italian = locale == null || String.valueOf(locale).startsWith("it");
        var format = NumberFormat.getNumberInstance(italian ? Locale.ITALY : Locale.UK);
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(number);
    }
}
