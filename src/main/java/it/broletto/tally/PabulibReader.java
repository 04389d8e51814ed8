package it.broletto.tally;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Reads one file from top to bottom: META, PROJECTS, VOTES. What counts is checked; what only informs is kept. */
final class PabulibReader {

    private static final Set<String> SECTIONS = Set.of("META", "PROJECTS", "VOTES");
    private static final int MOST_KEYS = 1000;

    private final RecordReader rows;
    private final Limits limits;
    private final Map<String, String> meta = new LinkedHashMap<>();
    private final Map<String, Long> lineOfKey = new HashMap<>();
    private ElectionBuilder election;

    PabulibReader(InputStream in, Limits limits) throws IOException, PabulibException {
        this.rows = new RecordReader(in, limits);
        this.limits = limits;
    }

    Election read() throws IOException, PabulibException {
        try {
            readMeta();
            readProjects();
            readVotes();
            return election.build();
        } catch (InvalidElection flaw) {
            throw new PabulibException(rows.line(), flaw);
        }
    }

    private void readMeta() throws IOException, PabulibException {
        if (!rows.next()) {
            throw new InvalidElection(Problem.EMPTY_FILE);
        }
        if (!"META".equals(section())) {
            throw new InvalidElection(
                    Problem.EXPECTED_SECTION, "META", rows.cells().get(0));
        }
        var header = header("META", "key", "value");
        while (rowBefore("PROJECTS")) {
            header.check(rows.cells());
            var key = ElectionBuilder.id("key", header.cell(rows.cells(), "key").strip());
            if (meta.put(key, header.cell(rows.cells(), "value")) != null) {
                throw new InvalidElection(Problem.DUPLICATE_KEY, key);
            }
            if (meta.size() > MOST_KEYS) {
                throw new InvalidElection(Problem.TOO_MANY_KEYS, MOST_KEYS);
            }
            lineOfKey.put(key, rows.line());
        }
    }

    private void readProjects() throws IOException, PabulibException {
        election = ofMeta(() -> Election.builder(voteType(), Amounts.cents("budget", value("budget")), meta));
        var declared = ofMeta(() -> Bounds.number("num_projects", value("num_projects")));
        ofMeta(() -> Bounds.number("num_votes", value("num_votes")));
        var header = header("PROJECTS", "project_id", "cost");
        while (rowBefore("VOTES")) {
            var row = rows.cells();
            header.check(row);
            if (election.projects() == limits.projects()) {
                throw new InvalidElection(Problem.TOO_MANY_PROJECTS, limits.projects());
            }
            election.project(
                    header.cell(row, "project_id").strip(),
                    Amounts.cents("cost", header.cell(row, "cost")),
                    header.cell(row, "name"),
                    header.mapWithout(Project.COMPONENTS, row));
        }
        same("num_projects", declared, election.projects());
    }

    private void readVotes() throws IOException, PabulibException {
        var withPoints = election.voteType() == VoteType.CUMULATIVE;
        var header = header("VOTES");
        var own = withPoints ? Set.of("voter_id", "vote", "points") : Set.of("voter_id", "vote");
        own.forEach(header::require);
        election.voterColumns(header.namesWithout(own));
        while (rowBefore(null)) {
            var row = rows.cells();
            header.check(row);
            if (election.ballots() == limits.ballots()) {
                throw new InvalidElection(Problem.TOO_MANY_BALLOTS, limits.ballots());
            }
            election.ballot(
                    header.cell(row, "voter_id").strip(),
                    list(header.cell(row, "vote")),
                    withPoints ? numbers(header.cell(row, "points")) : List.of(),
                    header.cellsWithout(own, row));
        }
        same("num_votes", Bounds.number("num_votes", value("num_votes")), election.ballots());
    }

    /** Goes to the next row of this section; false at the heading of the next section, or at the end if that is null. */
    private boolean rowBefore(String nextSection) throws IOException, PabulibException {
        if (!rows.next()) {
            if (nextSection != null) {
                throw new InvalidElection(Problem.MISSING_SECTION, nextSection);
            }
            return false;
        }
        var section = section();
        if (section != null && !section.equals(nextSection)) {
            throw new InvalidElection(Problem.UNEXPECTED_SECTION, section);
        }
        return section == null;
    }

    /** The section whose heading the current row is, or null. A quoted word is never a heading. */
    private String section() {
        var cells = rows.cells();
        var word = cells.get(0).strip().toUpperCase(Locale.ROOT);
        return !rows.firstIsQuoted()
                        && SECTIONS.contains(word)
                        && cells.stream().skip(1).allMatch(String::isBlank)
                ? word
                : null;
    }

    private PabulibHeader header(String section, String... required) throws IOException, PabulibException {
        if (!rows.next()) {
            throw new InvalidElection(Problem.MISSING_HEADER, section);
        }
        return new PabulibHeader(section, rows.cells(), required);
    }

    private VoteType voteType() {
        var text = value("vote_type");
        return VoteType.of(text.strip())
                .orElseThrow(() -> new InvalidElection(Problem.UNKNOWN_VOTE_TYPE, "vote_type", text));
    }

    private String value(String key) {
        var value = meta.get(key);
        if (value == null) {
            throw new InvalidElection(Problem.MISSING_KEY, key);
        }
        return value;
    }

    /** What is wrong in META is found after it was read; its first argument is the key, which tells the line. */
    private <T> T ofMeta(Supplier<T> reading) throws PabulibException {
        try {
            return reading.get();
        } catch (InvalidElection flaw) {
            throw new PabulibException(lineOfKey.getOrDefault(flaw.arguments().get(0), rows.line()), flaw);
        }
    }

    private void same(String key, int declared, int found) throws PabulibException {
        if (declared != found) {
            throw new PabulibException(lineOfKey.get(key), Problem.WRONG_COUNT, key, declared, found);
        }
    }

    private static List<Integer> numbers(String cell) {
        return list(cell).stream().map(text -> Bounds.number("points", text)).toList();
    }

    /** {@code 3,7,12}; a blank cell is an empty list. */
    private static List<String> list(String cell) {
        if (cell.isBlank()) {
            return List.of();
        }
        var items = new ArrayList<String>();
        var from = 0;
        for (var comma = cell.indexOf(','); comma >= 0; comma = cell.indexOf(',', from)) {
            items.add(cell.substring(from, comma).strip());
            from = comma + 1;
        }
        items.add(cell.substring(from).strip());
        return items;
    }
}
