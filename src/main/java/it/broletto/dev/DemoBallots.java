package it.broletto.dev;

import it.broletto.dev.DemoPeople.Resident;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Puts feasible ideas on the ballot and lets people vote: most for their own Municipio, and for what many like. */
final class DemoBallots {

    /**
     * A project on the ballot.
     *
     * @param liking how much more than others it is liked; 0 = chosen only by those who make up its known votes
     */
    record Choice(UUID id, int number, String municipio, DemoIdea idea, double liking) {}

    /** The choices of one voter, the last ones that were cast. */
    record Vote(String district, List<Choice> choices) {}

    private final DemoBuild city;
    private final DemoPeople people;
    private final DemoRandom chance;

    DemoBallots(DemoBuild city, DemoPeople people) {
        this.city = city;
        this.people = people;
        this.chance = city.chance();
    }

    /** @param winners titles that are to be liked best in their Municipi; empty = as chance wills */
    List<Choice> list(DemoRound round, List<DemoIdea> ideas, List<String> winners) throws SQLException {
        var listed = new ArrayList<Choice>();
        var at = city.days().at(round.dates("EVALUATING").to(), 16, 30);
        try (var rows =
                city.rows("project (id, round_id, area_id, proposal_id, number, file_id, title, summary, category,"
                        + " latitude, longitude, cost_cents, status, listed_at)")) {
            for (var idea : ideas.stream()
                    .filter(DemoIdea::isListed)
                    .sorted(Comparator.comparing(DemoIdea::municipio))
                    .toList()) {
                var choice = new Choice(chance.id(), listed.size() + 1, idea.municipio(), idea, liking(idea, winners));
                listed.add(choice);
                rows.add(
                        choice.id(),
                        round.id(),
                        round.areas().get(idea.municipio()),
                        idea.id(),
                        choice.number(),
                        Integer.toString(choice.number()),
                        idea.title(),
                        idea.body(),
                        idea.category(),
                        idea.latitude(),
                        idea.longitude(),
                        idea.costCents(),
                        "LISTED",
                        at);
                city.record(
                        at, "councillor", people.councillor(), "project.listed", choice.id(), round.id(), idea.title());
            }
        }
        return listed;
    }

    private double liking(DemoIdea idea, List<String> winners) {
        if (idea.knownVotes() != null) {
            return 0;
        }
        return winners.contains(idea.title()) ? 3.5 : Math.min(2.4, chance.popularity());
    }

    /** The round has to stand in VOTING. @return what was cast in the end */
    List<Vote> cast(DemoRound round, List<Choice> listed) throws SQLException {
        var voting = round.dates("VOTING");
        var from = city.days().start(voting.from());
        var to = city.days().end(voting.to());
        var ofKnownVotes = knownVotes(round, listed);
        var byMunicipio = new HashMap<String, List<Choice>>();
        listed.forEach(choice -> byMunicipio
                .computeIfAbsent(choice.municipio(), key -> new ArrayList<>())
                .add(choice));
        var votes = new ArrayList<Vote>(round.voters());
        try (var ballots = city.rows("ballot (id, round_id, person_id, district, opened_at)");
                var casts = city.rows("ballot_cast (id, ballot_id, round_id, seq, receipt, intent, cast_at)")
                        .after(ballots);
                var choices = city.rows("ballot_choice (cast_id, round_id, position, project_id)")
                        .after(casts)) {
            for (int i = 0; i < round.voters(); i++) {
                var voter = voter(round, i);
                var first = city.days().between(from, to, chance);
                var ballot = chance.id();
                ballots.add(
                        ballot,
                        round.id(),
                        voter.id(),
                        round.residence().equals("ANYONE") ? null : voter.district(),
                        first);
                var vote = new Vote(voter.district(), choose(round, voter, listed, byMunicipio, ofKnownVotes.get(i)));
                votes.add(vote);
                var again = chance.percent(4);
                if (again) {
                    write(casts, choices, round, ballot, 1, first, choose(round, voter, listed, byMunicipio, null));
                }
                write(
                        casts,
                        choices,
                        round,
                        ballot,
                        again ? 2 : 1,
                        again ? city.days().between(first, to, chance) : first,
                        vote.choices());
            }
        }
        return votes;
    }

    /** Which voters choose a project whose votes are known, spread over all. */
    private static Map<Integer, Choice> knownVotes(DemoRound round, List<Choice> listed) {
        var voters = new HashMap<Integer, Choice>();
        for (var choice : listed) {
            if (choice.idea().knownVotes() != null) {
                for (int i = 0; i < choice.idea().knownVotes(); i++) {
                    voters.put((int) ((long) i * round.voters() / choice.idea().knownVotes()), choice);
                }
            }
        }
        return voters;
    }

    /** Two who can sign in have already voted where a vote is open; the others are the crowd. */
    private Resident voter(DemoRound round, int number) {
        if (number == 0 && !round.residence().equals("ANYONE")) {
            return people.named(DemoPeople.LUCIA);
        }
        if (number == 1 && !round.residence().equals("ANYONE")) {
            return people.named(DemoPeople.LUCA);
        }
        return people.crowd().get(number);
    }

    private List<Choice> choose(
            DemoRound round,
            Resident voter,
            List<Choice> listed,
            Map<String, List<Choice>> byMunicipio,
            Choice surely) {
        var own = round.residence().equals("OWN_AREA");
        var chosen = new ArrayList<Choice>();
        if (surely != null) {
            chosen.add(surely);
        }
        var wanted = Math.max(chosen.size(), chance.between(1, round.maxChoices()));
        for (int tries = 0; chosen.size() < wanted && tries < 20; tries++) {
            var drawn = draw(own || chance.percent(60) ? byMunicipio.get(voter.district()) : listed);
            if (!chosen.contains(drawn)) {
                chosen.add(drawn);
            }
        }
        return chosen;
    }

    private Choice draw(List<Choice> from) {
        var left = chance.between(0.0, from.stream().mapToDouble(Choice::liking).sum());
        for (var choice : from) {
            left -= choice.liking();
            if (left < 0) {
                return choice;
            }
        }
        return from.get(from.size() - 1).liking() > 0 ? from.get(from.size() - 1) : from.get(0);
    }

    private void write(
            DemoRows casts, DemoRows choices, DemoRound round, UUID ballot, int seq, Instant at, List<Choice> chosen)
            throws SQLException {
        var cast = chance.id();
        casts.add(cast, ballot, round.id(), seq, chance.receipt(), chance.id(), at);
        for (int i = 0; i < chosen.size(); i++) {
            choices.add(cast, round.id(), i + 1, chosen.get(i).id());
        }
    }
}
