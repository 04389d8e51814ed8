package it.broletto.change;

import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import it.broletto.shared.Text;
import it.broletto.web.FormErrors;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a campaign is to say, and why, as it was typed; budget lines are rows, an empty row is no line. */
class ChangeForm {

    /** Empty rows for lines that come new. */
    private static final int SPARE = 3;

    private final Map<String, String> typed = new LinkedHashMap<>();
    private final Set<String> ended = new LinkedHashSet<>();
    private final UUID intent;
    private final int rows;

    private ChangeForm(UUID intent, int rows) {
        this.intent = intent;
        this.rows = Math.min(rows, Content.MOST_LINES);
    }

    static ChangeForm of(Content says) {
        var form = new ChangeForm(UUID.randomUUID(), says.lines().size() + SPARE);
        form.typed.put("title", says.title());
        form.typed.put("summary", says.summary());
        form.typed.put("body", says.body());
        for (var row = 0; row < says.lines().size(); row++) {
            var line = says.lines().get(row);
            form.typed.put(name(row, "label"), line.label());
            form.typed.put(
                    name(row, "amount"), Money.ofCents(line.cents()).decimal().replace('.', ','));
            form.typed.put(name(row, "required"), line.required() ? "true" : "");
        }
        return form;
    }

    static ChangeForm sent(MultivaluedMap<String, String> sent) {
        var last = IntStream.range(0, Content.MOST_LINES)
                .filter(row -> sent.containsKey(name(row, "label")))
                .max()
                .orElse(0);
        var form = new ChangeForm(mark(sent.getFirst("intent")), last + 1);
        for (var field : List.of("title", "summary", "body", "reason")) {
            form.typed.put(
                    field,
                    field.equals("title") || field.equals("summary")
                            ? Text.line(sent.getFirst(field))
                            : Text.lines(sent.getFirst(field)));
        }
        for (var row = 0; row < form.rows; row++) {
            for (var part : List.of("label", "amount", "required")) {
                form.typed.put(name(row, part), Text.line(sent.getFirst(name(row, part))));
            }
        }
        form.ended.addAll(sent.getOrDefault("ended", List.of()));
        return form;
    }

    private static UUID mark(String intent) {
        try {
            return UUID.fromString(intent);
        } catch (IllegalArgumentException | NullPointerException notOurs) {
            return UUID.randomUUID();
        }
    }

    private static String name(int row, String part) {
        return "line." + row + "." + part;
    }

    public UUID intent() {
        return intent;
    }

    public String get(String field) {
        return typed.getOrDefault(field, "");
    }

    public Set<String> ended() {
        return ended;
    }

    /** One row of the budget. */
    public record Row(int at, ChangeForm form) {

        public int number() {
            return at + 1;
        }

        public String name(String part) {
            return ChangeForm.name(at, part);
        }

        public String value(String part) {
            return form.get(name(part));
        }

        public boolean ticked() {
            return value("required").equals("true");
        }
    }

    public List<Row> lines() {
        return IntStream.range(0, rows).mapToObj(row -> new Row(row, this)).toList();
    }

    /** What is meant, as far as it can be read; what is wrong goes into the errors. */
    Content content(Content says, Set<UUID> offered, ChangeMessages words, FormErrors errors) {
        within("title", 3, 120, words, errors);
        within("summary", 3, 300, words, errors);
        within("body", 1, 20_000, words, errors);
        var lines = readLines(words, errors);
        var gone = ended.stream()
                .flatMap(id -> offered.stream().filter(one -> one.toString().equals(id)))
                .collect(Collectors.toList());
        within("reason", ChangeService.LEAST_REASON, ChangeService.MOST_REASON, words, errors);
        var content = new Content(get("title"), get("summary"), get("body"), lines, gone);
        if (errors.isEmpty() && content.equals(says)) {
            errors.add("title", words.wrong_nothing());
        }
        return content;
    }

    private List<Content.Line> readLines(ChangeMessages words, FormErrors errors) {
        var lines = new ArrayList<Content.Line>();
        for (var row : lines()) {
            var label = row.value("label");
            var amount = row.value("amount");
            if (label.isEmpty() && amount.isEmpty()) {
                continue;
            }
            within(row.name("label"), 2, 200, words, errors);
            var cents = Money.parse(amount).map(Money::cents).filter(some -> some > 0 && some <= 100_000_000_00L);
            if (cents.isEmpty()) {
                errors.add(row.name("amount"), words.wrong_amount());
            }
            lines.add(new Content.Line(label, cents.orElse(1L), row.ticked()));
        }
        if (lines.stream().noneMatch(Content.Line::required)) {
            errors.add(name(0, "label"), words.wrong_lines());
        }
        return lines;
    }

    private void within(String field, int least, int most, ChangeMessages words, FormErrors errors) {
        var length = Text.length(get(field));
        if (length < least || length > most) {
            errors.add(field, words.wrong_length(least, most, length));
        }
    }

    /** Why a change was refused; anything else is thrown on. */
    static String refused(Refusal refusal, ChangeMessages words) {
        return switch (refusal.reason()) {
            case CAMPAIGN_NOT_LIVE -> words.wrong_over();
            case ALREADY_DONE -> words.wrong_waiting();
            case ILLEGAL_TRANSITION -> words.wrong_moment();
            case SECOND_PERSON_NEEDED -> words.wrong_second_person();
            case SAME_PERSON -> words.wrong_own();
            case COST_OUTSIDE_CALL -> words.wrong_cost();
            case NOT_COVERED -> words.wrong_not_covered();
            case INVALID_INPUT -> words.wrong_nothing();
            default -> throw refusal;
        };
    }
}
