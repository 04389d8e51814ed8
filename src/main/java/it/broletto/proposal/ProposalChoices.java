package it.broletto.proposal;

import it.broletto.round.RoundView;
import it.broletto.web.Choice;
import it.broletto.web.Layout;
import java.util.Arrays;
import java.util.List;

/** What a filter or a form lets people choose from. */
record ProposalChoices(List<Choice> areas, List<Choice> categories, List<Choice> statuses) {

    static ProposalChoices of(RoundView round, Layout layout) {
        var words = layout.words(ProposalMessages.class);
        return new ProposalChoices(
                round.areas().stream().map(a -> new Choice(a.code(), a.name())).toList(),
                Arrays.stream(Category.values())
                        .map(c -> new Choice(c.name(), words.category(c)))
                        .toList(),
                Arrays.stream(Status.values())
                        .filter(s -> s != Status.WITHDRAWN)
                        .map(s -> new Choice(s.name(), words.status(s)))
                        .toList());
    }
}
