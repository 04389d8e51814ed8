package it.broletto.sandbox;

/** A dispute, as the API shows it. {@code status}: open, won or lost. */
record Disputed(String id, String pledge, long cents, String status, String reason) {

    static final String OPEN = "open";
    static final String WON = "won";
    static final String LOST = "lost";
}
