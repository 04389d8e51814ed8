package it.broletto.report;

import it.broletto.campaign.BudgetLine;
import it.broletto.shared.Money;
import it.broletto.shared.Text;
import it.broletto.web.FormErrors;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** A report as it was typed. */
class ReportForm {

    static final int DOCUMENTS = 3;

    private final Map<String, String> typed = new HashMap<>();
    private final UUID intent;

    private ReportForm(UUID intent) {
        this.intent = intent;
    }

    static ReportForm empty() {
        return new ReportForm(UUID.randomUUID());
    }

    static ReportForm sent(MultivaluedMap<String, String> sent) {
        var form = new ReportForm(mark(sent.getFirst("intent")));
        sent.forEach((field, values) -> form.typed.put(field, Text.lines(values.get(0))));
        return form;
    }

    private static UUID mark(String intent) {
        try {
            return UUID.fromString(intent);
        } catch (IllegalArgumentException | NullPointerException notOurs) {
            return UUID.randomUUID();
        }
    }

    public UUID intent() {
        return intent;
    }

    public String get(String field) {
        return typed.getOrDefault(field, "");
    }

    /** A row of the form. */
    public record Row(int at, String label, Money planned, ReportForm form) {

        public String name(String part) {
            return part + "." + at;
        }

        public String value(String part) {
            return form.get(name(part));
        }

        public int number() {
            return at + 1;
        }
    }

    List<Row> rows(List<BudgetLine> budget) {
        return IntStream.range(0, budget.size())
                .mapToObj(
                        at -> new Row(at, budget.get(at).label(), budget.get(at).amount(), this))
                .toList();
    }

    public List<Row> documents() {
        return IntStream.range(0, DOCUMENTS)
                .mapToObj(at -> new Row(at, "", Money.ZERO, this))
                .toList();
    }

    /** What is meant; what is wrong goes into the errors. */
    NewReport report(boolean last, List<BudgetLine> budget, ReportMessages words, FormErrors errors) {
        within("title", 3, 120, words, errors);
        within("body", 10, 10_000, words, errors);
        var lines = new ArrayList<NewReport.Line>();
        if (last) {
            for (var row : rows(budget)) {
                var spent = Money.parse(row.value("spent"))
                        .map(Money::cents)
                        .filter(cents -> cents >= 0 && cents <= 100_000_000_00L);
                if (spent.isEmpty()) {
                    errors.add(row.name("spent"), words.wrong_amount());
                }
                var note = Text.line(row.value("note"));
                if (!note.isEmpty()) {
                    within(row.name("note"), 2, 500, words, errors);
                }
                lines.add(new NewReport.Line(spent.orElse(0L), note.isEmpty() ? null : note));
            }
        }
        return new NewReport(Text.line(get("title")), get("body"), last, lines, links(words, errors), intent);
    }

    private List<ReportView.Document> links(ReportMessages words, FormErrors errors) {
        var links = new ArrayList<ReportView.Document>();
        for (var row : documents()) {
            var title = Text.line(row.value("document"));
            var url = Text.line(row.value("url"));
            if (title.isEmpty() && url.isEmpty()) {
                continue;
            }
            within(row.name("document"), 2, 120, words, errors);
            if (!url.matches("https://[^\\s<>\"]+") || url.length() > 500) {
                errors.add(row.name("url"), words.wrong_link());
            }
            links.add(new ReportView.Document(title, url));
        }
        return links;
    }

    private void within(String field, int least, int most, ReportMessages words, FormErrors errors) {
        var length = Text.length(get(field));
        if (length < least || length > most) {
            errors.add(field, words.wrong_length(least, most, length));
        }
    }
}
