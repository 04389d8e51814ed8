package it.broletto.change;

import it.broletto.shared.Money;
import it.broletto.web.Layout;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What tells two versions of a campaign apart, label by label, in the language of the page. */
@ApplicationScoped
class Differences {

    /** One label that two versions fill differently. */
    record One(String label, String before, String after) {}

    private final ChangeService changes;
    private final Layout layout;

    Differences(ChangeService changes, Layout layout) {
        this.changes = changes;
        this.layout = layout;
    }

    List<One> of(ChangeView change) {
        var words = layout.words(ChangeMessages.class);
        var found = new ArrayList<One>();
        var before = change.before();
        var after = change.after();
        found.add(new One(words.field_title(), before.title(), after.title()));
        found.add(new One(words.field_summary(), before.summary(), after.summary()));
        found.add(new One(words.field_body(), before.body(), after.body()));
        found.add(new One(words.field_lines(), lines(before, words), lines(after, words)));
        found.add(new One(words.minimum(), money(before.minimum()), money(after.minimum())));
        found.add(new One(words.goal(), money(before.goal()), money(after.goal())));
        var titles = changes.titles(after.ended());
        after.ended().forEach(id -> found.add(new One(words.field_return(), titles.get(id), words.return_ends())));
        found.removeIf(one -> one.before().equals(one.after()));
        return found;
    }

    private String lines(Content content, ChangeMessages words) {
        return content.lines().stream()
                .map(line -> line.label() + ": " + money(Money.ofCents(line.cents())) + ", "
                        + (line.required() ? words.line_required() : words.line_optional()))
                .collect(Collectors.joining("\n"));
    }

    private String money(Money amount) {
        return amount.format(layout.locale());
    }
}
