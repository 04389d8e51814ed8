package it.broletto.money;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

/**
 * Where money goes whose campaign failed: on, as its backer wanted, if it can at that moment; else back. Nothing else goes
 * anywhere, and what went on is a gift of the same cents there.
 */
final class MoveInvariants {

    private final Model model;
    private final List<Promise> wentOn = new ArrayList<>();
    private final List<Promise> goBack = new ArrayList<>();

    MoveInvariants(Model model) {
        this.model = model;
    }

    /** What went on since it was seen last is expected where it went, before anything is said about how that stands. */
    void arrive(Observation now) {
        wentOn.clear();
        goBack.clear();
        for (var row : now.all("pledge")) {
            var one = model.promise(row.uuid());
            if (one == null) {
                continue;
            }
            if (row.word().equals("MOVED") && !one.inFund && one.arrival == null) {
                wentOn.add(one);
                var target = model.fund(one.fallback.other());
                if (target == null) {
                    one.inFund = true;
                } else {
                    var arrival = one.goOn();
                    arrival.promisedAt = model.now;
                    arrival.late = !target.isLive(model.now);
                    target.promises.put(arrival.id, arrival);
                }
            } else if (row.b() > 0 && !one.goingBack) {
                goBack.add(one);
            }
        }
    }

    /** When it is known what was decided. */
    void I6() {
        for (var one : wentOn) {
            assertTrue(model.of(one).isFailed(), () -> "I6 only what failed goes on: " + one);
            model.happens(one.wantsFund() ? "into the fund" : "on to another");
            assertTrue(one.wantsFund() || isTaken(one), () -> "I6 it goes where it is wanted and taken: " + one);
        }
        for (var one : goBack) {
            var fund = model.of(one);
            var isUnwanted = fund.isFailed()
                    || one.origin != null && (one.withdrawn || fund.isOver(model.now) && !fund.isFunded());
            if (one.origin != null) {
                model.happens("back from where it had gone on");
            } else if (one.fallback.other() != null) {
                model.happens("back, not to another");
            }
            assertTrue(one.ordered || isUnwanted, () -> "I6 what is given goes back only for a reason: " + one);
            assertFalse(
                    !one.ordered && fund.isFailed() && one.origin == null && (one.wantsFund() || isTaken(one)),
                    () -> "I6 what can go on does not go back: " + one);
        }
    }

    private boolean isTaken(Promise one) {
        var target = model.fund(one.fallback.other());
        return target != null && target.takes(model.now);
    }
}
