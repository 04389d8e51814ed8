package it.broletto.application;

/** What the offices look at, each from 0 (not at all) to 5 (fully). Weights are relative to each other. */
public enum Criterion {
    USEFUL(30),
    FEASIBLE(25),
    BUDGET(20),
    COMMUNITY(15),
    INCLUSIVE(10);

    private final int weight;

    Criterion(int weight) {
        this.weight = weight;
    }

    /** From 1 to 100, where the call names no other. */
    public int weight() {
        return weight;
    }
}
