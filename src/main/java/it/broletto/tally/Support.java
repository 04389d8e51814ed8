package it.broletto.tally;

/**
 * What each project got, by its index in the election.
 *
 * @param votes how many voters named it; with scoring ballots, gave it more than 0 points
 * @param score its points; with ordinal ballots M … 1 from the first place on, where M is the most choices allowed or,
 *     where nothing is said, made; without points the same as votes
 */
record Support(long[] votes, long[] score) {

    static Support of(Election election) {
        var ballots = election.ballots();
        var votes = new long[election.projects().size()];
        var score = election.voteType().hasScores() ? new long[votes.length] : votes;
        var highest = highestRank(election);
        for (var ballot = 0; ballot < ballots.size(); ballot++) {
            var weight = (long) ballots.weight(ballot);
            for (var place = 0; place < ballots.length(ballot); place++) {
                var project = ballots.choice(ballot, place);
                votes[project] += isFor(election, ballot, place) ? weight : 0;
                if (score != votes) {
                    score[project] += weight * (ballots.hasPoints() ? ballots.points(ballot, place) : highest - place);
                }
            }
        }
        return new Support(votes, score);
    }

    /** Whether a voter is for the project in a place of the ballot; by a scoring ballot with more than 0 points only. */
    static boolean isFor(Election election, int ballot, int place) {
        return election.voteType() != VoteType.SCORING || election.ballots().points(ballot, place) > 0;
    }

    /** Points of the first place of an ordinal ballot; 0 for other ballots. */
    static int highestRank(Election election) {
        return election.voteType() != VoteType.ORDINAL
                ? 0
                : election.maxLength().orElse(longest(election.ballots()));
    }

    private static int longest(Ballots ballots) {
        var longest = 0;
        for (var ballot = 0; ballot < ballots.size(); ballot++) {
            longest = Math.max(longest, ballots.length(ballot));
        }
        return longest;
    }
}
