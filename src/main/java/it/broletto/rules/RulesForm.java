package it.broletto.rules;

import it.broletto.project.ProjectView;
import it.broletto.shared.Money;
import it.broletto.shared.Text;
import it.broletto.tally.RuleSheet;
import it.broletto.tally.RuleSheet.Comparison;
import it.broletto.tally.RuleSheet.Completion;
import it.broletto.tally.RuleSheet.Method;
import it.broletto.tally.RuleSheet.Start;
import it.broletto.tally.RuleSheet.Tie;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The form of a rule sheet: everything as it was typed, so that it can be shown again. */
class RulesForm {

    /** What Equal Shares starts from when it is chosen: the rule recommended to cities. */
    private static final RuleSheet RECOMMENDED = RulesService.USUAL
            .change()
            .method(Method.EQUAL_SHARES)
            .start(Start.FLOOR)
            .completion(Completion.ADD1U)
            .build();

    /** A project on the ballot, with the fields for its group and its bonus. */
    record ProjectRow(ProjectView project) {

        public String group() {
            return "group-" + project.fileId();
        }

        public String bonus() {
            return "bonus-" + project.fileId();
        }
    }

    private final Map<String, String> typed = new LinkedHashMap<>();
    private final List<ProjectRow> projects;

    private RulesForm(List<ProjectView> listed) {
        this.projects = listed.stream().map(ProjectRow::new).toList();
    }

    static RulesForm of(RulesView view, List<ProjectView> listed) {
        var form = new RulesForm(listed);
        var rules = view.rules();
        var equal = rules.method() == Method.EQUAL_SHARES ? rules : RECOMMENDED;
        form.put("version", view.version());
        form.put("method", rules.method());
        form.put("utility", equal.utility());
        form.put("start", equal.start());
        form.put("step", amount(equal.stepCents()));
        form.put("stop", equal.stop());
        form.put("completion", equal.completion());
        form.put("fill", equal.fill());
        form.put("minVotes", rules.filters().minVotes());
        form.put("dropUnaffordable", rules.filters().dropUnaffordable());
        form.put(
                "sentinel",
                rules.filters().sentinelCents() == 0
                        ? ""
                        : amount(rules.filters().sentinelCents()));
        form.put("minShareOfCost", rules.filters().minShareOfCost());
        form.put("comparison", rules.comparison() == Comparison.MAJORITY_WITH_GREEDY);
        form.put("leftover", rules.leftover());
        form.put("ties", ties(rules.ties()));
        for (var at = 0; at < rules.exclusive().size(); at++) {
            for (var id : rules.exclusive().get(at)) {
                form.put("group-" + id, at + 1);
            }
        }
        rules.bonuses().forEach((id, percent) -> form.put("bonus-" + id, percent));
        form.put("draw", view.draw() == null ? "" : view.draw());
        form.put("drawn", view.drawn() == null ? "" : view.drawn());
        return form;
    }

    static RulesForm typed(RulesView view, List<ProjectView> listed, MultivaluedMap<String, String> sent) {
        var form = new RulesForm(listed);
        form.put("draw", view.draw() == null ? "" : view.draw());
        form.put("drawn", view.drawn() == null ? "" : view.drawn());
        sent.forEach((name, values) -> form.put(name, Text.line(values.get(0))));
        return form;
    }

    /** {@code cost,votes}; {@code none} if only the lot decides. */
    static String ties(List<Tie> keys) {
        var words = keys.stream()
                .filter(key -> key != Tie.LOT)
                .map(key -> key.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(","));
        return words.isEmpty() ? "none" : words;
    }

    /** As one would type it: 1, or 0,50. */
    private static String amount(long cents) {
        return Money.ofCents(cents).decimal().replaceAll("\\.00$", "").replace('.', ',');
    }

    RulesForm put(String field, Object value) {
        typed.put(field, String.valueOf(value));
        return this;
    }

    public String get(String field) {
        return typed.getOrDefault(field, "");
    }

    public boolean on(String field) {
        return get(field).equals("true");
    }

    public List<ProjectRow> projects() {
        return projects;
    }

    /** -1, which no sheet has, if it is no number. */
    int version() {
        return get("version").matches("\\d{1,9}") ? Integer.parseInt(get("version")) : -1;
    }
}
