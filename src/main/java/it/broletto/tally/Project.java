package it.broletto.tally;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What can be voted for.
 *
 * @param id any text without commas, line breaks or spaces at its ends; {@code "10"} and {@code "010"} differ
 * @param costCents as stated, from 0 to {@link Amounts#MAX_CENTS}
 * @param columns all that was said about it besides id, cost and name, in the order of the file
 */
public record Project(String id, long costCents, String name, Map<String, String> columns) {

    /** The columns of a file that are components here. */
    static final Set<String> COMPONENTS = Set.of("project_id", "cost", "name");

    public Project {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /** Its cost in a count: rules divide by cost, so a project for nothing counts as one unit of money. */
    public long countedCents() {
        return costCents == 0 ? Amounts.UNIT_CENTS : costCents;
    }
}
