package it.broletto.tally;

import it.broletto.tally.RuleSheet.Comparison;
import it.broletto.tally.RuleSheet.Completion;
import it.broletto.tally.RuleSheet.Fill;
import it.broletto.tally.RuleSheet.Filters;
import it.broletto.tally.RuleSheet.Method;
import it.broletto.tally.RuleSheet.Start;
import it.broletto.tally.RuleSheet.Stop;
import it.broletto.tally.RuleSheet.Tie;
import it.broletto.tally.RuleSheet.Utility;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Small elections full of ties and corners, and rule sheets of all kinds. */
final class RandomCounts {

    /** As UTF-8 bytes in another order than as UTF-16. */
    private static final List<String> IDS =
            List.of("10", "9", "a", "è", "B", "\ud83c\udf33", "\uff21", "2", "z z", "a\"b");

    private RandomCounts() {}

    static Election election(Random random) {
        var type = pick(
                random,
                List.of(
                        VoteType.APPROVAL,
                        VoteType.APPROVAL,
                        VoteType.CHOOSE_1,
                        VoteType.CUMULATIVE,
                        VoteType.ORDINAL,
                        VoteType.SCORING));
        var projects = 1 + random.nextInt(8);
        var meta = new HashMap<String, String>();
        if (type == VoteType.ORDINAL && random.nextBoolean()) {
            meta.put("max_length", Integer.toString(projects + random.nextInt(3)));
        }
        var unit = pick(random, List.of(1L, 100L, 100L, 2_500L));
        var builder = Election.builder(type, unit * (1 + random.nextInt(60)), meta);
        var ids = new ArrayList<>(IDS);
        Collections.shuffle(ids, random);
        for (var at = 0; at < projects; at++) {
            builder.project(ids.get(at), unit * random.nextInt(30), "Progetto " + at, Map.of());
        }
        var voters = 1 + random.nextInt(random.nextInt(5) == 0 ? 60 : 9);
        for (var voter = 0; voter < voters; voter++) {
            var choices = new ArrayList<>(ids.subList(0, projects));
            Collections.shuffle(choices, random);
            var most = type == VoteType.CHOOSE_1 ? 1 : projects;
            var picked = choices.subList(0, random.nextInt(most + 1));
            builder.ballot(
                    picked,
                    type == VoteType.CUMULATIVE || type == VoteType.SCORING
                            ? picked.stream()
                                    .map(id -> random.nextInt(5) - (type == VoteType.SCORING ? 2 : 0))
                                    .toList()
                            : List.of());
        }
        return builder.build();
    }

    static RuleSheet sheet(Election election, Random random) {
        var ids = new ArrayList<>(election.projects().stream().map(Project::id).toList());
        Collections.shuffle(ids, random);
        var ties = new ArrayList<>(List.of(Tie.COST, Tie.VOTES));
        Collections.shuffle(ties, random);
        ties.subList(random.nextInt(3), 2).clear();
        var last = random.nextInt(4);
        if (last > 0) {
            ties.add(last == 1 ? Tie.LOT : Tie.ID);
        }
        var bonuses = new HashMap<String, Integer>();
        ids.stream().filter(id -> random.nextInt(6) == 0).forEach(id -> bonuses.put(id, 10 * (1 + random.nextInt(4))));
        return RuleSheet.builder()
                .method(pick(random, List.of(Method.values()[random.nextInt(4)], Method.EQUAL_SHARES)))
                .utility(pick(random, List.of(Utility.values())))
                .start(pick(random, List.of(Start.values())))
                .stepCents(pick(random, List.of(1L, 7L, 100L, 250L)))
                .stop(pick(random, List.of(Stop.values())))
                .completion(pick(random, List.of(Completion.values())))
                .fill(pick(random, List.of(Fill.values())))
                .filters(
                        random.nextBoolean()
                                ? Filters.NONE
                                : new Filters(
                                        random.nextInt(3),
                                        random.nextBoolean(),
                                        random.nextInt(3) == 0
                                                ? election.projects().get(0).costCents()
                                                : 0,
                                        random.nextInt(3) == 0 ? 1 + random.nextInt(3) : 0))
                .exclusive(
                        random.nextInt(3) == 0 && ids.size() > 3
                                ? List.of(ids.subList(0, 2), List.of(ids.get(2), ids.get(3), "other"))
                                : List.of())
                .bonuses(bonuses)
                .comparison(pick(random, List.of(Comparison.NO, Comparison.NO, Comparison.MAJORITY_WITH_GREEDY)))
                .ties(ties, ties.contains(Tie.LOT) ? ids : List.of())
                .build();
    }

    /** As a file; of scoring ballots some give points also to what they do not name. */
    static String text(Election election, Random random) {
        var text = new String(Pabulib.bytes(election), StandardCharsets.UTF_8);
        return random.nextBoolean()
                ? text
                : text.replace("vote_type;scoring", "vote_type;scoring\ndefault_score;" + (random.nextInt(5) - 2));
    }

    private static <T> T pick(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
