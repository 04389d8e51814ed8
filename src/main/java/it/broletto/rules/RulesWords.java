package it.broletto.rules;

import it.broletto.project.ProjectView;
import it.broletto.shared.Money;
import it.broletto.tally.RuleSheet;
import it.broletto.tally.RuleSheet.Comparison;
import it.broletto.tally.RuleSheet.Completion;
import it.broletto.tally.RuleSheet.Method;
import it.broletto.tally.RuleSheet.Tie;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A rule sheet in sentences. */
class RulesWords {

    private final RulesMessages words;
    private final Locale locale;
    private final Map<String, ProjectView> projects;

    RulesWords(RulesMessages words, Locale locale, List<ProjectView> projects) {
        this.words = words;
        this.locale = locale;
        this.projects = projects.stream().collect(Collectors.toMap(ProjectView::fileId, Function.identity()));
    }

    /** @param lot whether a lot comes last in the ties, drawn or not */
    List<String> of(RuleSheet rules, boolean lot) {
        var said = new ArrayList<String>();
        said.add(words.method_about(rules.method()));
        if (rules.method() == Method.EQUAL_SHARES) {
            equalShares(rules, said);
        }
        filters(rules, said);
        rules.exclusive().forEach(group -> said.add(words.say_group(list(group))));
        rules.bonuses().forEach((id, percent) -> said.add(words.say_bonus(name(id), percent)));
        if (rules.comparison() == Comparison.MAJORITY_WITH_GREEDY) {
            said.add(words.say_comparison());
        }
        said.add(words.say_leftover(rules.leftover()));
        var ties = new ArrayList<>(rules.ties());
        if (lot && !ties.contains(Tie.LOT)) {
            ties.add(Tie.LOT);
        }
        if (!ties.isEmpty()) {
            said.add(words.say_ties(
                    ties.stream().map(words::say_tie).collect(Collectors.joining(", " + words.say_then() + " "))));
        }
        return said;
    }

    private void equalShares(RuleSheet rules, List<String> said) {
        said.add(words.say_utility(rules.utility()));
        said.add(words.say_start(rules.start()));
        var completion = rules.completion();
        if (completion == Completion.NONE) {
            said.add(words.say_no_completion());
        }
        if (completion == Completion.ADD1 || completion == Completion.ADD1U) {
            said.add(words.say_step(Money.ofCents(rules.stepCents()).format(locale)) + " "
                    + words.say_stop(rules.stop()));
        }
        if (completion == Completion.GREEDY || completion == Completion.ADD1U) {
            said.add(words.say_fill(rules.fill()));
        }
    }

    private void filters(RuleSheet rules, List<String> said) {
        var filters = rules.filters();
        if (filters.minVotes() > 0) {
            said.add(words.say_min_votes(filters.minVotes()));
        }
        if (filters.dropUnaffordable()) {
            said.add(words.say_unaffordable());
        }
        if (filters.sentinelCents() > 0) {
            said.add(words.say_sentinel(Money.ofCents(filters.sentinelCents()).format(locale)));
        }
        if (filters.minShareOfCost() > 0) {
            said.add(words.say_share(filters.minShareOfCost()));
        }
    }

    private String list(List<String> ids) {
        return ids.stream().map(this::name).collect(Collectors.joining("; "));
    }

    String name(String id) {
        return projects.containsKey(id) ? words.project(id, projects.get(id).title()) : words.project_gone(id);
    }
}
