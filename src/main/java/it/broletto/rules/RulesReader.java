package it.broletto.rules;

import it.broletto.project.ProjectView;
import it.broletto.shared.Money;
import it.broletto.tally.RuleSheet;
import it.broletto.tally.RuleSheet.Comparison;
import it.broletto.tally.RuleSheet.Completion;
import it.broletto.tally.RuleSheet.Fill;
import it.broletto.tally.RuleSheet.Filters;
import it.broletto.tally.RuleSheet.Leftover;
import it.broletto.tally.RuleSheet.Method;
import it.broletto.tally.RuleSheet.Start;
import it.broletto.tally.RuleSheet.Stop;
import it.broletto.tally.RuleSheet.Tie;
import it.broletto.tally.RuleSheet.Utility;
import it.broletto.tally.RuleSheetBuilder;
import it.broletto.web.FormErrors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a form of a rule sheet means. What the chosen method does not ask for keeps its default. */
class RulesReader {

    private static final Money STEP_MOST = Money.ofEuros(1_000_000);
    private static final Money SENTINEL_MOST = Money.ofEuros(1_000_000_000_000L);
    private static final int VOTES_MOST = 999_999_999;
    private static final int SHARE_MOST = 1000;
    private static final int BONUS_MOST = 1000;

    /** Ballots give no points here. */
    static final List<Utility> UTILITIES = List.of(Utility.COST, Utility.CARDINALITY);

    /** Orders of ties before the lot, as in the form. */
    static final Map<String, List<Tie>> TIES = ties();

    private final RulesForm form;
    private final RulesMessages words;
    private final FormErrors errors;
    private final boolean cityList;

    RulesReader(RulesForm form, RulesMessages words, FormErrors errors, boolean cityList) {
        this.form = form;
        this.words = words;
        this.errors = errors;
        this.cityList = cityList;
    }

    private static Map<String, List<Tie>> ties() {
        var orders = new LinkedHashMap<String, List<Tie>>();
        for (var order : List.of(
                List.of(Tie.COST, Tie.VOTES),
                List.of(Tie.VOTES, Tie.COST),
                List.of(Tie.COST),
                List.of(Tie.VOTES),
                List.<Tie>of())) {
            orders.put(RulesForm.ties(order), order);
        }
        return orders;
    }

    /** Empty if something is wrong, and then the errors say what. */
    Optional<RuleSheet> read() {
        var method = constant("method", Method.class, Method.GREEDY);
        var sheet = RuleSheet.builder()
                .method(method)
                .filters(filters())
                .exclusive(groups())
                .bonuses(bonuses(method))
                .comparison(comparison(method))
                .leftover(leftover());
        equalShares(sheet, method);
        var ties = TIES.get(form.get("ties"));
        if (ties == null) {
            errors.add("ties", words.wrong_choice());
        }
        return errors.isEmpty() ? Optional.of(sheet.ties(ties, List.of()).build()) : Optional.empty();
    }

    private <E extends Enum<E>> E constant(String field, Class<E> type, E otherwise) {
        return oneOf(field, List.of(type.getEnumConstants()), otherwise);
    }

    private <E extends Enum<E>> E oneOf(String field, List<E> offered, E otherwise) {
        var found = offered.stream()
                .filter(one -> one.name().equals(form.get(field)))
                .findFirst();
        if (found.isEmpty()) {
            errors.add(field, words.wrong_choice());
        }
        return found.orElse(otherwise);
    }

    private void equalShares(RuleSheetBuilder sheet, Method method) {
        if (method != Method.EQUAL_SHARES) {
            return;
        }
        var completion = constant("completion", Completion.class, Completion.NONE);
        sheet.utility(oneOf("utility", UTILITIES, Utility.COST))
                .start(constant("start", Start.class, Start.FLOOR))
                .completion(completion);
        if (completion == Completion.ADD1 || completion == Completion.ADD1U) {
            sheet.stop(constant("stop", Stop.class, Stop.EXHAUSTIVE)).stepCents(step());
        }
        if (completion == Completion.GREEDY || completion == Completion.ADD1U) {
            sheet.fill(constant("fill", Fill.class, Fill.VOTES));
        }
    }

    private long step() {
        var step = Money.parse(form.get("step")).filter(it -> it.cents() > 0 && it.compareTo(STEP_MOST) <= 0);
        if (step.isEmpty()) {
            errors.add("step", words.wrong_step());
        }
        return step.orElse(STEP_MOST).cents();
    }

    private Filters filters() {
        return new Filters(
                number("minVotes", 0, VOTES_MOST),
                form.on("dropUnaffordable"),
                sentinel(),
                number("minShareOfCost", 0, SHARE_MOST));
    }

    private long sentinel() {
        if (form.get("sentinel").isEmpty()) {
            return 0;
        }
        var cost = Money.parse(form.get("sentinel")).filter(it -> it.compareTo(SENTINEL_MOST) <= 0);
        if (cost.isEmpty()) {
            errors.add("sentinel", words.wrong_sentinel());
        }
        return cost.orElse(Money.ZERO).cents();
    }

    private int number(String field, int least, int most) {
        var typed = form.get(field);
        if (typed.matches("\\d{1,9}") && Integer.parseInt(typed) >= least && Integer.parseInt(typed) <= most) {
            return Integer.parseInt(typed);
        }
        errors.add(field, words.wrong_number(least, most));
        return least;
    }

    /** By the name that was typed for the group, in the order of the ballot. */
    private List<List<String>> groups() {
        var groups = new LinkedHashMap<String, List<ProjectView>>();
        for (var row : form.projects()) {
            var name = form.get(row.group()).toLowerCase(Locale.ROOT);
            if (!name.isEmpty()) {
                groups.computeIfAbsent(name, one -> new ArrayList<>()).add(row.project());
            }
        }
        for (var group : groups.values()) {
            var field = "group-" + group.get(0).fileId();
            if (group.size() < 2) {
                errors.add(field, words.wrong_group(form.get(field)));
            } else if (group.stream().map(ProjectView::areaId).distinct().count() > 1) {
                errors.add(field, words.wrong_group_areas(form.get(field)));
            }
        }
        return errors.isEmpty()
                ? groups.values().stream()
                        .map(group -> group.stream().map(ProjectView::fileId).toList())
                        .toList()
                : List.of();
    }

    private Map<String, Integer> bonuses(Method method) {
        var bonuses = new TreeMap<String, Integer>();
        for (var row : form.projects()) {
            if (form.get(row.bonus()).isEmpty()) {
                continue;
            }
            if (method == Method.EQUAL_SHARES || method == Method.PHRAGMEN) {
                errors.add(row.bonus(), words.wrong_bonus_method());
            }
            bonuses.put(row.project().fileId(), number(row.bonus(), 1, BONUS_MOST));
        }
        return bonuses;
    }

    private Comparison comparison(Method method) {
        return form.on("comparison") && method != Method.GREEDY ? Comparison.MAJORITY_WITH_GREEDY : Comparison.NO;
    }

    private Leftover leftover() {
        var leftover = constant("leftover", Leftover.class, Leftover.STAYS);
        if (leftover == Leftover.TO_CITY_LIST && !cityList) {
            errors.add("leftover", words.wrong_leftover());
        }
        return leftover;
    }
}
