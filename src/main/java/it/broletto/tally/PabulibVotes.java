package it.broletto.tally;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/** The section VOTES: reads row after row into an election, without an object for each where voters are not kept. */
final class PabulibVotes {

    private static final int MOST_DIGITS = 9;
    private static final int SHORT_ID = 200;

    private final RecordReader rows;
    private final ElectionBuilder election;
    private final PabulibHeader header;
    private final boolean keepsVoters;
    private final Set<String> own;
    private final int voterColumn;
    private final int voteColumn;
    private final int pointsColumn;
    private final Keys voters = new Keys();

    PabulibVotes(RecordReader rows, PabulibHeader header, ElectionBuilder election, boolean keepsVoters) {
        this.rows = rows;
        this.election = election;
        this.header = header;
        this.keepsVoters = keepsVoters;
        this.own = election.voteType().hasPoints() ? Set.of("voter_id", "vote", "points") : Set.of("voter_id", "vote");
        own.stream().sorted().forEach(header::require);
        this.voterColumn = header.index("voter_id");
        this.voteColumn = header.index("vote");
        this.pointsColumn = own.contains("points") ? header.index("points") : PabulibHeader.NONE;
        if (keepsVoters) {
            election.voterColumns(header.namesWithout(own));
        }
    }

    /** Takes the current row. */
    void take() {
        header.check();
        rows.lookAt(voterColumn);
        takeVoter();
        election.begin();
        takeChoices();
        rows.lookAt(voteColumn);
        election.checkLength();
        if (pointsColumn != PabulibHeader.NONE) {
            takePoints();
            rows.lookAt(pointsColumn);
        }
        if (keepsVoters) {
            election.end(rows.text(voterColumn).strip(), header.cellsWithout(own));
        } else {
            election.end(1);
        }
    }

    private void takeVoter() {
        var from = rows.firstOf(rows.start(voterColumn), rows.end(voterColumn));
        var to = rows.lastOf(from, rows.end(voterColumn));
        var added = isPlain(from, to) ? voters.add(rows.bytes(), from, to) : addUnusualVoter();
        if (!added) {
            throw new InvalidElection(
                    Problem.DUPLICATE_VOTER, rows.text(voterColumn).strip());
        }
    }

    private boolean addUnusualVoter() {
        var id = ElectionBuilder.id("voter", rows.text(voterColumn).strip()).getBytes(StandardCharsets.UTF_8);
        return voters.add(id, 0, id.length);
    }

    /** Whether an id is short, and printable ASCII without spaces. */
    private boolean isPlain(int from, int to) {
        var bytes = rows.bytes();
        for (var at = from; at < to; at++) {
            if (bytes[at] <= ' ' || bytes[at] == 0x7F) {
                return false;
            }
        }
        return to > from && to - from <= SHORT_ID;
    }

    /** {@code 3,7,12}; a blank cell is no choice. */
    private void takeChoices() {
        var end = rows.end(voteColumn);
        var from = rows.start(voteColumn);
        if (rows.isBlank(voteColumn)) {
            return;
        }
        while (from <= end) {
            var to = comma(from, end);
            rows.lookAt(voteColumn, rows.firstOf(from, to));
            election.choose(project(from, to));
            from = to + 1;
        }
    }

    private int project(int from, int to) {
        var first = rows.firstOf(from, to);
        var project = election.find(rows.bytes(), first, rows.lastOf(first, to));
        if (project == Keys.NONE) {
            var id = rows.text(from, to).strip();
            var bytes = id.getBytes(StandardCharsets.UTF_8);
            project = election.find(bytes, 0, bytes.length);
            if (project == Keys.NONE) {
                throw new InvalidElection(Problem.UNKNOWN_PROJECT, id);
            }
        }
        return project;
    }

    private void takePoints() {
        var end = rows.end(pointsColumn);
        var from = rows.start(pointsColumn);
        if (rows.isBlank(pointsColumn)) {
            return;
        }
        while (from <= end) {
            var to = comma(from, end);
            rows.lookAt(pointsColumn, rows.firstOf(from, to));
            election.give(points(from, to));
            from = to + 1;
        }
    }

    private int points(int from, int to) {
        var bytes = rows.bytes();
        var points = 0;
        for (var at = from; at < to; at++) {
            if (bytes[at] < '0' || bytes[at] > '9') {
                return election.bounds().points(rows.text(from, to));
            }
            points = 10 * points + bytes[at] - '0';
        }
        return to > from && to - from <= MOST_DIGITS
                ? points
                : election.bounds().points(rows.text(from, to));
    }

    private int comma(int from, int end) {
        var at = from;
        while (at < end && rows.bytes()[at] != ',') {
            at++;
        }
        return at;
    }
}
