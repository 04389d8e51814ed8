package it.broletto.accountability;

import it.broletto.project.ProjectStatus;
import it.broletto.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What became of an idea, from the first round or campaign to its last report.
 *
 * @param page the id under which it is told: of its project, or of its campaign while no round has it; that of its
 *     proposal while it is only that
 * @param proposalOnly whether there is neither a project nor a campaign
 * @param chapters the oldest first; at most 200
 */
public record Story(UUID page, String title, boolean proposalOnly, List<Chapter> chapters, Sources sources) {

    /** What happened. */
    public enum Kind {
        PROPOSED,
        FEASIBLE,
        NOT_FEASIBLE,
        LISTED,
        WON,
        LOST,
        CAMPAIGN,
        AWARDED,
        FUNDED,
        FAILED,
        CANCELLED,
        MATCHED,
        WORKS,
        REPORTED
    }

    /**
     * One thing that happened.
     *
     * @param name of the round, campaign or report; null where it needs none
     * @param href of the page that says more
     * @param amount cost, goal, what was collected or added; null where there is none
     * @param count number on the ballot, votes, backers; null where there is none
     * @param text act, or words of the offices; null where there is none
     * @param status of the works; null but for WORKS
     */
    public record Chapter(
            Kind kind,
            Instant at,
            String name,
            String href,
            Money amount,
            Long count,
            String text,
            ProjectStatus status) {}

    /** Who pays. */
    public enum Payer {
        CITIZENS,
        CITY_MATCH,
        CITY_AWARD,
        ROUND
    }

    /** How certain it is: promised is no money yet. */
    public enum Certainty {
        PROMISED,
        COLLECTED,
        RESERVED,
        COMMITTED,
        VOTED
    }

    /** Money of one payer. */
    public record Source(Payer payer, Certainty certainty, Money amount, String href) {}

    /**
     * Where the money comes from: the items and what is open are the cost and what is beyond it.
     *
     * @param cost null while nobody has said what it costs
     */
    public record Sources(Money cost, List<Source> items, Money open, Money beyond) {

        public Money sum() {
            return items.stream().map(Source::amount).reduce(Money.ZERO, Money::plus);
        }

        public boolean anyBeyond() {
            return beyond.cents() > 0;
        }
    }
}
