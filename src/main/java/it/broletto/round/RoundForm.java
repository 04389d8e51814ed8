package it.broletto.round;

import it.broletto.shared.Money;
import it.broletto.shared.Text;
import it.broletto.web.FormErrors;
import it.broletto.web.Layout;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The form of a round: everything as it was typed, so that it can be shown again, and what it means. */
class RoundForm {

    private static final Money USUAL_BUDGET = Money.ofEuros(500_000);

    /** A part of the city that can have a budget in this round. */
    record AreaRow(String code, String name, String outline) {
        public String field() {
            return "budget-" + code;
        }
    }

    /** A phase that can have dates. */
    record PhaseRow(Phase phase) {
        public String opens() {
            return "opens-" + phase;
        }

        public String closes() {
            return "closes-" + phase;
        }
    }

    private final Map<String, String> typed = new LinkedHashMap<>();
    private final List<AreaRow> areas;

    private RoundForm(List<AreaRow> areas) {
        this.areas = areas;
    }

    /** An empty form: each district with a usual budget, three choices, from sixteen. */
    static RoundForm empty(List<AreaRow> areas) {
        var form = new RoundForm(areas);
        form.typed.put("intent", UUID.randomUUID().toString());
        form.typed.put("maxChoices", "3");
        form.typed.put("minimumAge", "16");
        form.typed.put("residence", Residence.CITY.name());
        areas.stream()
                .filter(a -> !a.code().equals(NewArea.CITY_WIDE))
                .forEach(a -> form.typed.put(a.field(), amount(USUAL_BUDGET)));
        return form;
    }

    static RoundForm of(RoundView round, List<AreaRow> areas) {
        var form = new RoundForm(areas);
        form.typed.put("version", String.valueOf(round.version()));
        form.typed.put("title", round.title());
        form.typed.put("summary", round.summary());
        form.typed.put("body", round.body());
        form.typed.put("maxChoices", String.valueOf(round.maxChoices()));
        form.typed.put("minimumAge", String.valueOf(round.minimumAge()));
        form.typed.put("residence", round.residence().name());
        round.areas().forEach(a -> form.typed.put("budget-" + a.code(), amount(a.budget())));
        round.phases().forEach(p -> {
            form.typed.put("opens-" + p.phase(), RomeTime.format(p.opensAt()));
            form.typed.put("closes-" + p.phase(), RomeTime.format(p.closesAt()));
        });
        return form;
    }

    /** As one would type it: 500000, or 500000,50. */
    private static String amount(Money money) {
        return money.decimal().replaceAll("\\.00$", "").replace('.', ',');
    }

    static RoundForm typed(MultivaluedMap<String, String> sent, List<AreaRow> areas) {
        var form = new RoundForm(areas);
        sent.forEach((name, values) -> form.typed.put(name, Text.lines(values.get(0))));
        return form;
    }

    public String get(String field) {
        return typed.getOrDefault(field, "");
    }

    public List<AreaRow> areas() {
        return areas;
    }

    public List<PhaseRow> phases() {
        return Phase.DATED.stream().map(PhaseRow::new).toList();
    }

    RoundForm with(String field, Object value) {
        typed.put(field, String.valueOf(value));
        return this;
    }

    /** The form's name: null if it is not one of ours. */
    UUID intent() {
        return uuid(get("intent"));
    }

    static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** -1, which no round has, if it is no number. */
    int version() {
        return wholeNumber("version").orElse(-1);
    }

    /** What it means; empty if something is wrong, and then the errors say what. */
    Optional<NewRound> read(FormErrors errors, Layout layout) {
        var words = layout.words(RoundMessages.class);
        var title = length("title", 3, 120, words, errors);
        var summary = length("summary", 3, 300, words, errors);
        if (Text.length(get("body")) > 20_000) {
            errors.add("body", words.wrong_body(20_000));
        }
        var most = number("maxChoices", 1, 20, words, errors);
        var age = number("minimumAge", 0, 120, words, errors);
        var residence = Arrays.stream(Residence.values())
                .filter(r -> r.name().equals(get("residence")))
                .findFirst();
        if (residence.isEmpty()) {
            errors.add("residence", words.wrong_residence());
        }
        var budgets = budgets(words, layout, errors);
        var phases = new PhaseDates(this, words, layout).read(errors);
        return errors.isEmpty()
                ? Optional.of(new NewRound(title, summary, get("body"), most, age, residence.get(), budgets, phases))
                : Optional.empty();
    }

    private String length(String field, int least, int most, RoundMessages words, FormErrors errors) {
        var text = Text.line(get(field));
        var length = Text.length(text);
        if (length < least || length > most) {
            errors.add(
                    field,
                    field.equals("title")
                            ? words.wrong_title(least, most, length)
                            : words.wrong_summary(least, most, length));
        }
        return text;
    }

    private int number(String field, int least, int most, RoundMessages words, FormErrors errors) {
        var value = wholeNumber(field).filter(n -> n >= least && n <= most);
        if (value.isEmpty()) {
            errors.add(
                    field,
                    field.equals("maxChoices") ? words.wrong_choices(least, most) : words.wrong_age(least, most));
        }
        return value.orElse(least);
    }

    private Optional<Integer> wholeNumber(String field) {
        return get(field).matches("\\d{1,9}") ? Optional.of(Integer.valueOf(get(field))) : Optional.empty();
    }

    private List<NewArea> budgets(RoundMessages words, Layout layout, FormErrors errors) {
        var found = new ArrayList<NewArea>();
        for (var area : areas) {
            if (get(area.field()).isBlank()) {
                continue;
            }
            var budget = Money.parse(get(area.field()));
            if (budget.isEmpty() || budget.get().cents() < 1) {
                errors.add(area.field(), words.wrong_budget(area.name()));
            } else if (budget.get().compareTo(NewArea.MOST) > 0) {
                errors.add(area.field(), words.wrong_budget_most(area.name(), NewArea.MOST.format(layout.locale())));
            } else {
                found.add(new NewArea(area.code(), area.name(), budget.get(), area.outline()));
            }
        }
        return found;
    }
}
