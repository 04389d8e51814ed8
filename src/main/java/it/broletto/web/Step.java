package it.broletto.web;

/**
 * One step of a line (phases of a round, status of a proposal).
 *
 * @param detail date or reason; empty for none
 */
public record Step(String name, String detail, State state) {

    /** Where a step stands; exactly one step of a line should be NOW or STOPPED. */
    public enum State {
        DONE,
        NOW,
        NEXT,
        STOPPED;

        public String css() {
            return name().toLowerCase();
        }
    }
}
