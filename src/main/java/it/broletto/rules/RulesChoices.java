package it.broletto.rules;

import it.broletto.tally.RuleSheet.Completion;
import it.broletto.tally.RuleSheet.Fill;
import it.broletto.tally.RuleSheet.Leftover;
import it.broletto.tally.RuleSheet.Method;
import it.broletto.tally.RuleSheet.Start;
import it.broletto.tally.RuleSheet.Stop;
import it.broletto.tally.RuleSheet.Tie;
import it.broletto.tally.RuleSheet.Utility;
import it.broletto.web.Choice;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can be chosen in the form of a rule sheet. Ballots give no points here, so the utilities by points are left out. */
class RulesChoices {

    private final RulesMessages words;
    private final boolean cityList;

    RulesChoices(RulesMessages words, boolean cityList) {
        this.words = words;
        this.cityList = cityList;
    }

    public List<Choice> methods() {
        return Arrays.stream(Method.values())
                .map(it -> new Choice(it.name(), words.method(it), words.method_about(it)))
                .toList();
    }

    public List<Choice> utilities() {
        return choices(words::say_utility, RulesReader.UTILITIES.toArray(Utility[]::new));
    }

    public List<Choice> starts() {
        return choices(words::say_start, Start.FLOOR, Start.EXACT);
    }

    public List<Choice> stops() {
        return choices(words::say_stop, Stop.values());
    }

    public List<Choice> completions() {
        return choices(words::completion, Completion.values());
    }

    public List<Choice> fills() {
        return choices(words::say_fill, Fill.values());
    }

    public List<Choice> leftovers() {
        return choices(
                words::say_leftover,
                Arrays.stream(Leftover.values())
                        .filter(it -> cityList || it != Leftover.TO_CITY_LIST)
                        .toArray(Leftover[]::new));
    }

    public List<Choice> ties() {
        return RulesReader.TIES.entrySet().stream()
                .map(it -> new Choice(
                        it.getKey(),
                        words.say_ties(Stream.concat(
                                        it.getValue().stream().map(words::say_tie), Stream.of(words.say_tie(Tie.LOT)))
                                .collect(Collectors.joining(", " + words.say_then() + " ")))))
                .toList();
    }

    @SafeVarargs
    private static <E extends Enum<E>> List<Choice> choices(Function<E, String> word, E... constants) {
        return Arrays.stream(constants)
                .map(it -> new Choice(it.name(), word.apply(it)))
                .toList();
    }
}
