package it.broletto.round;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What stands between a draft and its publication, and what a councillor should look at again. */
public enum Missing {
    BODY(true),
    AREAS(true),
    VOTING(true),
    VOTING_IS_OVER(true),
    COLLECTING(false),
    EVALUATING(false),
    STARTS_IN_THE_PAST(false),
    SHORT_VOTING(false);

    private static final long SHORT_VOTE_SECONDS = 7 * 24 * 3600;

    private final boolean blocking;

    Missing(boolean blocking) {
        this.blocking = blocking;
    }

    /** True: it cannot be published so. False: a hint. */
    public boolean blocking() {
        return blocking;
    }

    static List<Missing> in(RoundView round, Instant now) {
        var found = new ArrayList<Missing>();
        if (round.body().isBlank()) {
            found.add(BODY);
        }
        if (round.areas().isEmpty()) {
            found.add(AREAS);
        }
        round.dates(Phase.VOTING)
                .ifPresentOrElse(
                        voting -> {
                            if (!now.isBefore(voting.closesAt())) {
                                found.add(VOTING_IS_OVER);
                            } else if (voting.closesAt().getEpochSecond()
                                            - voting.opensAt().getEpochSecond()
                                    < SHORT_VOTE_SECONDS) {
                                found.add(SHORT_VOTING);
                            }
                        },
                        () -> found.add(VOTING));
        if (round.dates(Phase.COLLECTING).isEmpty()) {
            found.add(COLLECTING);
        } else if (round.dates(Phase.EVALUATING).isEmpty()) {
            found.add(EVALUATING);
        }
        if (round.phases().stream().anyMatch(p -> p.opensAt().isBefore(now))) {
            found.add(STARTS_IN_THE_PAST);
        }
        return found;
    }
}
