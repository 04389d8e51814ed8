package it.broletto.tally;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The columns of one section, in any order, and the cells of a row by the name of their column. */
final class PabulibHeader {

    private final String section;
    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> indexOf = new HashMap<>();

    /** @param cells the header row; empty cells at its end are ignored */
    PabulibHeader(String section, List<String> cells, String... required) {
        this.section = section;
        for (var cell : cells.subList(0, used(cells))) {
            var name = cell.strip();
            if (indexOf.put(name, names.size()) != null) {
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
    void check(List<String> row) {
        if (row.size() < names.size() || used(row) > names.size()) {
            throw new InvalidElection(Problem.WRONG_CELL_COUNT, row.size(), names.size());
        }
    }

    String cell(List<String> row, String name) {
        var index = indexOf.get(name);
        return index == null ? "" : row.get(index);
    }

    List<String> namesWithout(Collection<String> own) {
        return names.stream().filter(name -> !own.contains(name)).toList();
    }

    List<String> cellsWithout(Collection<String> own, List<String> row) {
        var cells = new ArrayList<String>();
        for (var index = 0; index < names.size(); index++) {
            if (!own.contains(names.get(index))) {
                cells.add(row.get(index));
            }
        }
        return cells;
    }

    Map<String, String> mapWithout(Collection<String> own, List<String> row) {
        var map = new LinkedHashMap<String, String>();
        for (var name : namesWithout(own)) {
            map.put(name, cell(row, name));
        }
        return map;
    }

    private static int used(List<String> cells) {
        var used = cells.size();
        while (used > 0 && cells.get(used - 1).isBlank()) {
            used--;
        }
        return used;
    }
}
