package it.broletto.home;

import java.time.Instant;

/**
 * Something that can be done now.
 *
 * @param kind which of the three doors it is behind
 * @param title of the round or campaign
 * @param href where it is done
 * @param about page that tells more
 * @param closesAt null if no end is set
 * @param amount the budget, or the goal of a campaign, in cents
 */
public record Act(Kind kind, String title, String summary, String href, String about, Instant closesAt, long amount) {

    /** The three doors, in the order of the year. */
    public enum Kind {
        PROPOSE("/rounds", "br-idea"),
        VOTE("/rounds", "br-ballot"),
        BACK("/campaigns", "br-hand");

        private final String otherwise;
        private final String icon;

        Kind(String otherwise, String icon) {
            this.otherwise = otherwise;
            this.icon = icon;
        }

        /** Where the door leads while nothing is open behind it. */
        public String otherwise() {
            return otherwise;
        }

        public String icon() {
            return icon;
        }
    }
}
