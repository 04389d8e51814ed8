package it.broletto.doctor;

import it.broletto.doctor.ReconciliationView.Open;
import it.broletto.rail.Rail.Settled;
import it.broletto.shared.Time;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What others may do with reconciliations. Each public method is one transaction. */
@ApplicationScoped
@Transactional
class ReconciliationService {

    static final int DAYS = 30;
    private static final Duration AGAIN = Duration.ofHours(1);
    private static final int MOST = 500;

    private final Reconciliations reconciliations;
    private final Clock clock;

    ReconciliationService(Reconciliations reconciliations, Clock clock) {
        this.reconciliations = reconciliations;
        this.clock = clock;
    }

    /** Days of a rail to be compared now: those never compared since they are over, and hourly those that differed. */
    List<LocalDate> due(String rail) {
        var today = clock.instant().atZone(Time.ROME).toLocalDate();
        return today.minusDays(DAYS)
                .datesUntil(today)
                .filter(day -> reconciliations.isDue(
                        rail, day, end(day), clock.instant().minus(AGAIN)))
                .toList();
    }

    static Instant begin(LocalDate day) {
        return day.atStartOfDay(Time.ROME).toInstant();
    }

    static Instant end(LocalDate day) {
        return begin(day.plusDays(1));
    }

    /**
     * Compares a day.
     *
     * @param theirs what the provider has of that day and of the days around it: clocks and midnights differ
     */
    void compare(String rail, LocalDate day, List<Settled> theirs) {
        var open = new ArrayList<Open>();
        var matched = 0;
        var ofDay = theirs.stream().filter(one -> isOf(day, one.at())).toList();
        var ours = reconciliations.byKey(rail, ofDay.stream().map(Settled::key).toList());
        for (var one : ofDay) {
            var mine = ours.get(one.key());
            if (mine == null) {
                open.add(new Open(one.key(), Mismatch.MISSING_HERE, null, one.cents(), one.at()));
            } else if (!Objects.equals(mine.cents(), one.cents())) {
                open.add(new Open(one.key(), Mismatch.AMOUNT_DIFFERS, mine.cents(), one.cents(), one.at()));
            } else {
                matched++;
            }
        }
        var known = theirs.stream().collect(Collectors.toMap(Settled::key, Function.identity(), (one, same) -> one));
        for (var mine : reconciliations.askedIn(rail, begin(day), end(day))) {
            if (!known.containsKey(mine.key())) {
                open.add(new Open(mine.key(), Mismatch.MISSING_THERE, mine.cents(), null, mine.at()));
            }
        }
        reconciliations.write(rail, day, clock.instant(), matched, open);
    }

    private static boolean isOf(LocalDate day, Instant at) {
        return !at.isBefore(begin(day)) && at.isBefore(end(day));
    }

    /** The last month of a rail, the newest day first. */
    List<ReconciliationView> latest(String rail) {
        return reconciliations.latest(rail, DAYS);
    }

    /** What differs in those, the oldest first, at most 500. */
    List<Open> open(List<ReconciliationView> days) {
        return reconciliations.open(
                days.stream()
                        .filter(day -> day.mismatches() > 0)
                        .map(ReconciliationView::id)
                        .toList(),
                MOST);
    }
}
