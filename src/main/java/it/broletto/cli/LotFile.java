package it.broletto.cli;

import it.broletto.tally.Election;
import it.broletto.tally.Project;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The order in which projects were drawn: one id a line, the luckiest first; blank lines do not count.
 *
 * @param lineOf the line of each id, from 1, in their order
 */
record LotFile(Path path, Map<String, Integer> lineOf) {

    static LotFile read(Path path) throws BadInput {
        var lineOf = new LinkedHashMap<String, Integer>();
        var line = 0;
        for (var text : (Iterable<String>) TextFile.read(path).lines()::iterator) {
            line++;
            var id = text.strip();
            var before = id.isEmpty() ? null : lineOf.putIfAbsent(id, line);
            if (before != null) {
                throw new BadInput(path, "line " + line + ": project '" + id + "' was drawn in line " + before);
            }
        }
        if (lineOf.isEmpty()) {
            throw new BadInput(path, "the file names no project");
        }
        return new LotFile(path, lineOf);
    }

    List<String> ids() {
        return List.copyOf(lineOf.keySet());
    }

    /** Refuses unless it names exactly the projects of the election. */
    void check(Election election) throws BadInput {
        var ids = election.projects().stream().map(Project::id).collect(Collectors.toSet());
        for (var drawn : lineOf.entrySet()) {
            if (!ids.contains(drawn.getKey())) {
                throw new BadInput(
                        path, "line " + drawn.getValue() + ": '" + drawn.getKey() + "' is no project of the election");
            }
        }
        var lacking = election.projects().stream()
                .map(Project::id)
                .filter(id -> !lineOf.containsKey(id))
                .toList();
        if (!lacking.isEmpty()) {
            throw new BadInput(path, "the lot order lacks project " + String.join(", ", lacking));
        }
    }
}
