package it.broletto.accountability;

import it.broletto.shared.Money;
import java.time.Instant;
import java.util.List;

/**
 * Where the money went, over all rounds or one.
 *
 * @param asOf when the newest of these data was recorded; null while there is none
 */
public record Dashboard(
        Figures figures,
        List<Slice> byRound,
        List<Slice> byArea,
        List<Slice> byStatus,
        List<YearSlice> byYear,
        Slippage slippage,
        Instant asOf) {

    /**
     * The five figures: each count or amount has its denominator beside it.
     *
     * @param budget what could be voted on in the rounds of these projects
     * @param voted what the winners cost when they were voted
     * @param open projects neither done nor stopped
     * @param late open projects past their promise, or announced to be
     */
    public record Figures(
            Money budget, Money voted, Money committed, Money paid, long projects, long done, long open, long late) {}

    /** One row of a chart. {@code key} is a round's slug, an area's code or a status. */
    public record Slice(String key, String name, long projects, Money voted, Money committed, Money paid) {}

    /** Money by the year in which it was committed or paid. */
    public record YearSlice(int year, Money committed, Money paid) {}

    /**
     * Promises beside reality, in projects.
     *
     * @param lateDays of the late ones, open or done, the mean in whole days; 0 if none is late
     */
    public record Slippage(
            long doneOnTime,
            long doneLate,
            long onTime,
            long lateUpTo6Months,
            long lateUpTo1Year,
            long lateMore,
            long lateDays) {

        public long all() {
            return doneOnTime + doneLate + onTime + lateUpTo6Months + lateUpTo1Year + lateMore;
        }
    }
}
