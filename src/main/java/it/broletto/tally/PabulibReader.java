package it.broletto.tally;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Reads one file from top to bottom: META, PROJECTS, VOTES. What counts is checked; what only informs is kept. */
final class PabulibReader {

    private static final Set<String> SECTIONS = Set.of("META", "PROJECTS", "VOTES");
    private static final int MOST_KEYS = 1000;

    /** Scores of a default_score that an election may have; each needs 8 bytes while it is counted. */
    private static final long MOST_SCORES = 50_000_000;

    private final RecordReader rows;
    private final Limits limits;
    private final boolean grouping;
    private final Map<String, String> meta = new LinkedHashMap<>();
    private final Map<String, Place> placeOfKey = new HashMap<>();
    private ElectionBuilder election;

    private record Place(long line, long column) {}

    /** @param grouping whether identical ballots are merged and nothing is kept of their voters */
    PabulibReader(InputStream in, Limits limits, boolean grouping) throws IOException, PabulibException {
        this.rows = new RecordReader(in, limits);
        this.limits = limits;
        this.grouping = grouping;
    }

    Election read() throws IOException, PabulibException {
        try {
            readMeta();
            readProjects();
            readVotes();
            return election.build();
        } catch (InvalidElection flaw) {
            throw new PabulibException(rows.line(), rows.column(), flaw);
        }
    }

    private void readMeta() throws IOException, PabulibException {
        if (!rows.next()) {
            throw new InvalidElection(Problem.EMPTY_FILE);
        }
        if (!"META".equals(section())) {
            throw new InvalidElection(Problem.EXPECTED_SECTION, "META", rows.text(0));
        }
        var header = header("META", "key", "value");
        while (rowBefore("PROJECTS")) {
            header.check();
            var key = ElectionBuilder.id("key", header.cell("key").strip());
            if (meta.containsKey(key)) {
                throw new InvalidElection(Problem.DUPLICATE_KEY, key);
            }
            if (meta.size() == MOST_KEYS) {
                throw new InvalidElection(Problem.TOO_MANY_KEYS, MOST_KEYS);
            }
            meta.put(key, header.cell("value"));
            placeOfKey.put(key, new Place(rows.line(), rows.column()));
        }
    }

    private void readProjects() throws IOException, PabulibException {
        election =
                ofMeta(() -> new ElectionBuilder(voteType(), Amounts.cents("budget", value("budget")), meta, grouping));
        var declared = ofMeta(() -> Bounds.number("num_projects", value("num_projects")));
        ofMeta(() -> Bounds.number("num_votes", value("num_votes")));
        var header = header("PROJECTS", "project_id", "cost");
        while (rowBefore("VOTES")) {
            header.check();
            if (election.projects() == limits.projects()) {
                throw new InvalidElection(Problem.TOO_MANY_PROJECTS, limits.projects());
            }
            var costCents = Amounts.cents("cost", header.cell("cost"));
            var name = header.cell("name");
            election.project(header.cell("project_id").strip(), costCents, name, header.mapWithout(Project.COMPONENTS));
        }
        same("num_projects", declared, election.projects());
    }

    private void readVotes() throws IOException, PabulibException {
        var votes = new PabulibVotes(rows, header("VOTES"), election, !grouping);
        while (rowBefore(null)) {
            if (election.voters() == limits.ballots()) {
                throw new InvalidElection(Problem.TOO_MANY_BALLOTS, limits.ballots());
            }
            votes.take();
        }
        same("num_votes", Bounds.number("num_votes", value("num_votes")), election.voters());
        if (election.bounds().defaultScore() != 0 && election.voters() * election.projects() > MOST_SCORES) {
            throw at("default_score", new InvalidElection(Problem.TOO_MANY_SCORES, "default_score", MOST_SCORES));
        }
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
        for (var index = 1; index < rows.size(); index++) {
            if (!rows.isBlank(index)) {
                return null;
            }
        }
        var word = rows.isQuoted(0) ? "" : rows.text(0).strip().toUpperCase(Locale.ROOT);
        return SECTIONS.contains(word) ? word : null;
    }

    private PabulibHeader header(String section, String... required) throws IOException, PabulibException {
        if (!rows.next()) {
            throw new InvalidElection(Problem.MISSING_HEADER, section);
        }
        return new PabulibHeader(section, rows, required);
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

    /** What is wrong in META is found after it was read; its first argument is the key, which tells the place. */
    private <T> T ofMeta(Supplier<T> reading) throws PabulibException {
        try {
            return reading.get();
        } catch (InvalidElection flaw) {
            throw at(flaw.arguments().get(0).toString(), flaw);
        }
    }

    private void same(String key, long declared, long found) throws PabulibException {
        if (declared != found) {
            throw at(key, new InvalidElection(Problem.WRONG_COUNT, key, declared, found));
        }
    }

    private PabulibException at(String key, InvalidElection flaw) {
        var place = placeOfKey.getOrDefault(key, new Place(rows.line(), rows.column()));
        return new PabulibException(place.line, place.column, flaw);
    }
}
