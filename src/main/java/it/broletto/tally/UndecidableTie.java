package it.broletto.tally;

import java.util.List;

/** Projects that the rule sheet leaves equal although only one can come first: a lot order is needed. */
public final class UndecidableTie extends RuntimeException {

    private final List<String> projects;

    UndecidableTie(List<String> projects) {
        super("tied projects and no lot order: " + String.join(", ", projects));
        this.projects = List.copyOf(projects);
    }

    /** Their ids, at least two, by their UTF-8 bytes. */
    public List<String> projects() {
        return projects;
    }
}
