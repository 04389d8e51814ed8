package it.broletto.tally;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The columns of one section, in any order, and the cells of the current row by the name of their column. */
final class PabulibHeader {

    static final int NONE = -1;

    private final String section;
    private final RecordReader rows;
    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> indexOf = new HashMap<>();

    /** The current row is the header; empty cells at its end are ignored. */
    PabulibHeader(String section, RecordReader rows, String... required) {
        this.section = section;
        this.rows = rows;
        var used = rows.size();
        while (used > 0 && rows.isBlank(used - 1)) {
            used--;
        }
        for (var index = 0; index < used; index++) {
            var name = rows.text(index).strip();
            if (indexOf.put(name, index) != null) {
                rows.lookAt(index);
                throw new InvalidElection(Problem.DUPLICATE_COLUMN, name);
            }
            names.add(name);
        }
        for (var name : required) {
            require(name);
        }
    }

    void require(String name) {
        if (!indexOf.containsKey(name)) {
            throw new InvalidElection(Problem.MISSING_COLUMN, section, name);
        }
    }

    /** A row has as many cells as the header; only empty ones may follow, as spreadsheets write them. */
    void check() {
        for (var surplus = names.size(); surplus < rows.size(); surplus++) {
            if (!rows.isBlank(surplus)) {
                rows.lookAt(surplus);
                throw new InvalidElection(Problem.WRONG_CELL_COUNT, rows.size(), names.size());
            }
        }
        if (rows.size() < names.size()) {
            rows.lookAt(rows.size() - 1);
            throw new InvalidElection(Problem.WRONG_CELL_COUNT, rows.size(), names.size());
        }
    }

    /** Where a column is, or {@link #NONE}. */
    int index(String name) {
        return indexOf.getOrDefault(name, NONE);
    }

    /** A cell of the current row, which errors are about from now on; empty if there is no such column. */
    String cell(String name) {
        var index = index(name);
        if (index == NONE) {
            return "";
        }
        rows.lookAt(index);
        return rows.text(index);
    }

    List<String> namesWithout(Collection<String> own) {
        return names.stream().filter(name -> !own.contains(name)).toList();
    }

    List<String> cellsWithout(Collection<String> own) {
        var cells = new ArrayList<String>();
        for (var index = 0; index < names.size(); index++) {
            if (!own.contains(names.get(index))) {
                cells.add(rows.text(index));
            }
        }
        return cells;
    }

    Map<String, String> mapWithout(Collection<String> own) {
        var map = new LinkedHashMap<String, String>();
        for (var name : namesWithout(own)) {
            map.put(name, rows.text(index(name)));
        }
        return map;
    }
}
