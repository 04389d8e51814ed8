package it.broletto.dev;

import it.broletto.dev.DemoTexts.Idea;
import it.broletto.dev.DemoTexts.Municipio;
import it.broletto.dev.DemoTexts.Place;
import it.broletto.dev.DemoTexts.Work;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Makes ideas out of places and wishes, and lets the offices answer as far as the round has come. */
final class DemoIdeas {

    private static final String NO_SUPPORT =
            "Non ha raccolto abbastanza sostegni per passare alla verifica tecnica di questa edizione.";

    /** How many of each Municipio stood on the ballot of years ago; 47 in all. */
    private static final Map<String, Integer> LISTED_YEARS_AGO =
            Map.of("M1", 4, "M2", 4, "M3", 5, "M4", 5, "M5", 4, "M6", 6, "M7", 5, "M8", 9, "M9", 5);

    private record Wish(Idea idea, Place place) {}

    private final DemoBuild city;
    private final DemoPeople people;
    private final DemoRandom chance;

    /** How often each wish was told in this round already: the rarest is next. */
    private final Map<Idea, Integer> told = new HashMap<>();

    DemoIdeas(DemoBuild city, DemoPeople people) {
        this.city = city;
        this.people = people;
        this.chance = city.chance();
    }

    /** @param works winners that are known beforehand, the first ideas of their Municipi */
    List<DemoIdea> write(DemoRound round, List<Work> works) throws SQLException {
        var ideas = new ArrayList<DemoIdea>();
        var municipi = city.texts().municipi();
        for (int i = 0; i < municipi.size(); i++) {
            var municipio = municipi.get(i);
            var wanted = round.ideas() / municipi.size() + (i < round.ideas() % municipi.size() ? 1 : 0);
            works.stream()
                    .filter(work -> work.district().equals(municipio.code()))
                    .map(work -> known(round, work))
                    .forEach(ideas::add);
            ideas.addAll(invent(round, municipio, wanted - (works.isEmpty() ? 0 : 1), works));
        }
        ideas.sort(Comparator.comparing(DemoIdea::submittedAt));
        insert(round, ideas);
        city.run("insert into proposal_number (round_id, last) values (?, ?)", round.id(), ideas.size());
        answer(round, ideas);
        return ideas;
    }

    private DemoIdea known(DemoRound round, Work work) {
        return new DemoIdea(
                chance.id(),
                work.district(),
                people.anyone(chance).id(),
                work.title(),
                work.body(),
                work.category(),
                work.latitude(),
                work.longitude(),
                work.place(),
                work.euros() * 100,
                "LISTED",
                submission(round),
                work.euros() * 100,
                chance.of(city.texts().ideas().notes()),
                work.votes());
    }

    private List<DemoIdea> invent(DemoRound round, Municipio municipio, int wanted, List<Work> works) {
        var taken = works.stream()
                .filter(work -> work.district().equals(municipio.code()))
                .mapToLong(Work::euros)
                .sum();
        var wishes = wishes(round, municipio, taken);
        var listed =
                switch (round.phase()) {
                    case "VOTING" -> 5;
                    case "DECIDED" -> works.isEmpty() ? 5 : LISTED_YEARS_AGO.get(municipio.code()) - 1;
                    default -> 0;
                };
        var ideas = new ArrayList<DemoIdea>();
        for (int i = 0; i < wanted; i++) {
            var wish = wishes.stream()
                    .min(Comparator.comparingInt(each -> told.getOrDefault(each.idea(), 0)))
                    .orElseThrow();
            wishes.remove(wish);
            told.merge(wish.idea(), 1, Integer::sum);
            ideas.add(invent(round, municipio, wish, i < listed ? "LISTED" : fate(round), taken));
        }
        return ideas;
    }

    private List<Wish> wishes(DemoRound round, Municipio municipio, long takenEuros) {
        var wishes = new ArrayList<Wish>();
        for (var place : city.texts().placesIn(municipio.code())) {
            for (var idea : city.texts().ideas().ideas()) {
                if (idea.kinds().contains(place.kind())
                        && (round.kinds().isEmpty() || round.kinds().contains(place.kind()))
                        && (round.categories().isEmpty() || round.categories().contains(idea.category()))
                        && (takenEuros == 0 || idea.to() * 1000L >= round.euros() - takenEuros)) {
                    wishes.add(new Wish(idea, place));
                }
            }
        }
        for (int i = wishes.size() - 1; i > 0; i--) {
            var other = chance.between(0, i);
            var kept = wishes.get(i);
            wishes.set(i, wishes.get(other));
            wishes.set(other, kept);
        }
        return wishes;
    }

    private DemoIdea invent(DemoRound round, Municipio municipio, Wish wish, String status, long takenEuros) {
        var latitude = wish.place().latitude() + chance.between(-0.0012, 0.0012);
        var longitude = wish.place().longitude() + chance.between(-0.0016, 0.0016);
        var inside = municipio.contains(longitude, latitude);
        var texts = city.texts().ideas();
        var answered = status.equals("LISTED") || status.endsWith("FEASIBLE");
        return new DemoIdea(
                chance.id(),
                municipio.code(),
                author(round, municipio.code()),
                wish.idea().titleFor(wish.place()),
                wish.idea().bodyFor(wish.place(), chance.of(texts.closings())),
                wish.idea().category(),
                inside ? latitude : wish.place().latitude(),
                inside ? longitude : wish.place().longitude(),
                wish.place().name(),
                chance.percent(70) ? cost(wish.idea(), round, 0) : null,
                status,
                submission(round),
                answered && !status.equals("NOT_FEASIBLE") ? cost(wish.idea(), round, takenEuros) : 0,
                answered ? answerText(round, status, takenEuros > 0) : null,
                null);
    }

    private String answerText(DemoRound round, String status, boolean yearsAgo) {
        var texts = city.texts().ideas();
        if (!status.equals("NOT_FEASIBLE")) {
            return chance.of(texts.notes());
        }
        return yearsAgo && chance.percent(75) ? NO_SUPPORT : chance.of(texts.refusals());
    }

    /** In cents, by steps of 5,000 €; what stood on the ballot beside a known winner is too dear for what it left. */
    private long cost(Idea idea, DemoRound round, long takenEuros) {
        var most = Math.min(idea.to(), round.euros() / 1000 * 9 / 10);
        var least = Math.min(idea.from(), most);
        if (takenEuros > 0) {
            least = (round.euros() - takenEuros) / 1000 + 5;
            most = Math.max(least, most);
        }
        return chance.between(least, most) / 5 * 500_000 + 500_000;
    }

    private String fate(DemoRound round) {
        if (chance.percent(4)) {
            return "WITHDRAWN";
        }
        if (round.phase().equals("COLLECTING") || round.phase().equals("EVALUATING") && chance.percent(45)) {
            return "SUBMITTED";
        }
        return chance.percent(round.hasBallot() ? 12 : 65) ? "FEASIBLE" : "NOT_FEASIBLE";
    }

    private UUID author(DemoRound round, String municipio) {
        if (!round.isDecided() && chance.percent(9)) {
            var neighbour = people.known().values().stream()
                    .filter(person -> person.district().equals(municipio))
                    .findFirst();
            if (neighbour.isPresent()) {
                return neighbour.get().id();
            }
        }
        return people.anyone(chance).id();
    }

    private Instant submission(DemoRound round) {
        var collecting = round.dates("COLLECTING");
        return city.days()
                .between(city.days().start(collecting.from()), city.days().end(collecting.to()), chance);
    }

    private void insert(DemoRound round, List<DemoIdea> ideas) throws SQLException {
        try (var rows = city.rows("proposal (id, round_id, area_id, number, author_id, title, body, category, latitude,"
                + " longitude, place, guess_cents, status, submitted_at, intent)")) {
            var number = 0;
            for (var idea : ideas) {
                rows.add(
                        idea.id(),
                        round.id(),
                        round.areas().get(idea.municipio()),
                        ++number,
                        idea.author(),
                        idea.title(),
                        idea.body(),
                        idea.category(),
                        idea.latitude(),
                        idea.longitude(),
                        idea.place(),
                        idea.guessCents(),
                        idea.status(),
                        idea.submittedAt(),
                        chance.id());
                city.record(
                        idea.submittedAt(),
                        "citizen",
                        idea.author(),
                        "proposal.submitted",
                        idea.id(),
                        round.id(),
                        null);
            }
        }
    }

    private void answer(DemoRound round, List<DemoIdea> ideas) throws SQLException {
        try (var rows = city.rows("review (id, proposal_id, officer_id, feasible, cost_cents, reason, reviewed_at)")) {
            for (var idea : ideas) {
                if (idea.isAnswered()) {
                    var evaluating = round.dates("EVALUATING");
                    var at = city.days()
                            .between(
                                    city.days().start(evaluating.from()),
                                    city.days().end(evaluating.to()),
                                    chance);
                    var feasible = idea.costCents() > 0;
                    rows.add(
                            chance.id(),
                            idea.id(),
                            people.officer(),
                            feasible,
                            feasible ? idea.costCents() : null,
                            idea.answer(),
                            at);
                    city.record(
                            at,
                            "officer",
                            people.officer(),
                            feasible ? "proposal.found-feasible" : "proposal.found-not-feasible",
                            idea.id(),
                            round.id(),
                            idea.answer());
                }
            }
        }
    }
}
