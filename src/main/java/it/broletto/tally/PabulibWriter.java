package it.broletto.tally;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes an election with LF line ends and quotes only where they are needed. */
final class PabulibWriter {

    /** The customary order of the keys that come first. */
    private static final List<String> FIRST_KEYS = List.of(
            "description",
            "country",
            "unit",
            "district",
            "subunit",
            "instance",
            "num_projects",
            "num_votes",
            "budget",
            "vote_type",
            "rule",
            "date_begin",
            "date_end");

    private static final Set<String> HEADINGS = Set.of("META", "PROJECTS", "VOTES");

    private final Writer out;

    PabulibWriter(OutputStream out) {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    }

    void write(Election election) throws IOException {
        row(List.of("META"), false);
        writeMeta(election);
        row(List.of("PROJECTS"), false);
        writeProjects(election.projects());
        row(List.of("VOTES"), false);
        writeVotes(election);
        out.flush();
    }

    private void writeMeta(Election election) throws IOException {
        var all = new LinkedHashMap<>(election.meta());
        all.put("num_projects", Integer.toString(election.projects().size()));
        all.put("num_votes", Long.toString(election.ballots().voters()));
        all.put("budget", Amounts.shortest(election.budgetCents()));
        all.put("vote_type", election.voteType().key());
        var keys = new LinkedHashSet<>(FIRST_KEYS);
        keys.retainAll(all.keySet());
        keys.addAll(all.keySet());
        row("key", "value");
        for (var key : keys) {
            row(key, all.get(key));
        }
    }

    private void writeProjects(List<Project> projects) throws IOException {
        var columns = projects.stream()
                .map(Project::columns)
                .map(Map::keySet)
                .flatMap(Set::stream)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        var header = new ArrayList<>(List.of("project_id", "cost", "name"));
        header.addAll(columns);
        row(header, true);
        for (var project : projects) {
            var cells = new ArrayList<>(List.of(project.id(), Amounts.shortest(project.costCents()), project.name()));
            columns.forEach(column -> cells.add(project.columns().getOrDefault(column, "")));
            row(cells, true);
        }
    }

    private void writeVotes(Election election) throws IOException {
        var ballots = election.ballots();
        var header = new ArrayList<>(List.of("voter_id", "vote"));
        if (ballots.hasPoints()) {
            header.add("points");
        }
        header.addAll(ballots.columns());
        row(header, true);
        var grouped = ballots.size() != ballots.voters();
        var written = 0L;
        for (var ballot = 0; ballot < ballots.size(); ballot++) {
            for (var voter = 0; voter < ballots.weight(ballot); voter++) {
                written++;
                row(vote(election, ballot, grouped ? Long.toString(written) : ballots.voterId(ballot)), true);
            }
        }
    }

    private static List<String> vote(Election election, int ballot, String voterId) {
        var ballots = election.ballots();
        var cells = new ArrayList<String>();
        cells.add(voterId);
        cells.add(IntStream.range(0, ballots.length(ballot))
                .mapToObj(place ->
                        election.projects().get(ballots.choice(ballot, place)).id())
                .collect(Collectors.joining(",")));
        if (ballots.hasPoints()) {
            cells.add(IntStream.range(0, ballots.length(ballot))
                    .mapToObj(place -> Integer.toString(ballots.points(ballot, place)))
                    .collect(Collectors.joining(",")));
        }
        for (var column = 0; column < ballots.columns().size(); column++) {
            cells.add(ballots.cell(ballot, column));
        }
        return cells;
    }

    private void row(String... cells) throws IOException {
        row(List.of(cells), true);
    }

    private void row(List<String> cells, boolean data) throws IOException {
        for (var index = 0; index < cells.size(); index++) {
            if (index > 0) {
                out.write(';');
            }
            var cell = cells.get(index);
            out.write(
                    data && index == 0 && isHeading(cell) || needsQuotes(cell)
                            ? '"' + cell.replace("\"", "\"\"") + '"'
                            : cell);
        }
        out.write('\n');
    }

    private static boolean isHeading(String cell) {
        return HEADINGS.contains(cell.strip().toUpperCase(Locale.ROOT));
    }

    private static boolean needsQuotes(String cell) {
        return cell.chars().anyMatch(letter -> letter == ';' || letter == '"' || letter == '\n' || letter == '\r');
    }
}
