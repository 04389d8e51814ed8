package it.broletto.dev;

import it.broletto.dev.DemoRound.Dates;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** Writes rounds as drafts, and moves them to where they stand today as their dates would have. */
final class DemoRounds {

    private static final List<String> ORDER = List.of(
            "DRAFT",
            "INFORMING",
            "COLLECTING",
            "SUPPORTING",
            "EVALUATING",
            "DESIGNING",
            "VOTING",
            "COUNTING",
            "DECIDED");

    private final DemoBuild city;
    private final DemoPeople people;

    DemoRounds(DemoBuild city, DemoPeople people) {
        this.city = city;
        this.people = people;
    }

    void draft(DemoRound round) throws SQLException {
        var begun = round.isDraft()
                ? city.days().at(round.publishedOn(), 9, 40)
                : city.days().at(round.publishedOn() - 12, 9, 40);
        city.run(
                "insert into round (id, slug, title, summary, body, phase, max_choices, minimum_age, residence, source,"
                        + " created_by, created_at) values (?, ?, ?, ?, ?, 'DRAFT', ?, ?, ?, 'HERE', ?, ?)",
                round.id(),
                round.slug(),
                round.title(),
                round.summary(),
                round.body(),
                round.maxChoices(),
                round.minimumAge(),
                round.residence(),
                people.councillor(),
                begun.atOffset(ZoneOffset.UTC));
        try (var areas = city.rows("area (id, round_id, code, name, position, budget_cents, outline)");
                var phases = city.rows("phase (id, round_id, kind, opens_at, closes_at)")) {
            for (var each : city.texts().municipi()) {
                areas.add(
                        round.areas().get(each.code()),
                        round.id(),
                        each.code(),
                        each.name(),
                        each.position(),
                        round.euros() * 100,
                        each.outline());
            }
            for (var dates : round.plan()) {
                phases.add(
                        city.chance().id(),
                        round.id(),
                        dates.phase(),
                        city.days().start(dates.from()),
                        city.days().end(dates.to()));
            }
        }
        city.record(begun, "councillor", people.councillor(), "round.created", round.id(), round.id(), null);
    }

    /** Publishes it and enters the phases up to the given one; its dates must have come. */
    void moveTo(DemoRound round, String phase) throws SQLException {
        city.run(
                "update round set phase = ?, published_at = ?, due_at = ?, version = version + 1 where id = ?",
                phase,
                published(round).atOffset(ZoneOffset.UTC),
                due(round, phase),
                round.id());
    }

    /** The moves up to where the round stands, as facts. */
    void tellMoves(DemoRound round) throws SQLException {
        try (var changes =
                city.rows("phase_change (id, round_id, from_phase, to_phase, event, moved_by, moved_at, reason)")) {
            var from = "DRAFT";
            for (var to : ORDER.subList(1, ORDER.indexOf(round.phase()) + 1)) {
                if (takesPlace(round, to)) {
                    var by = to.equals("INFORMING") ? people.councillor() : null;
                    changes.add(city.chance().id(), round.id(), from, to, event(to), by, entered(round, to), null);
                    city.record(
                            entered(round, to),
                            by == null ? "system" : "councillor",
                            by,
                            "round." + to.toLowerCase(Locale.ROOT),
                            round.id(),
                            round.id(),
                            null);
                    from = to;
                }
            }
        }
    }

    private static boolean takesPlace(DemoRound round, String phase) {
        return List.of("INFORMING", "COUNTING", "DECIDED").contains(phase)
                || round.plan().stream().anyMatch(dates -> dates.phase().equals(phase));
    }

    private static String event(String to) {
        return switch (to) {
            case "INFORMING" -> "PUBLISH";
            case "COUNTING" -> "CLOSE_VOTE";
            case "DECIDED" -> "DECIDE";
            default -> "OPEN";
        };
    }

    /** When it entered a phase. */
    Instant entered(DemoRound round, String phase) {
        return switch (phase) {
            case "INFORMING" -> published(round);
            case "COUNTING" -> city.days().end(round.dates("VOTING").to());
            case "DECIDED" -> counted(round);
            default -> city.days().start(round.dates(phase).from());
        };
    }

    private Instant published(DemoRound round) {
        return city.days().at(round.publishedOn(), 0, 0);
    }

    /** The votes are counted a minute after the close. */
    Instant counted(DemoRound round) {
        return city.days().end(round.dates("VOTING").to()).plusSeconds(60);
    }

    private Object due(DemoRound round, String phase) {
        if (phase.equals("VOTING")) {
            return city.days().end(round.dates("VOTING").to()).atOffset(ZoneOffset.UTC);
        }
        return round.plan().stream()
                .filter(dates -> ORDER.indexOf(dates.phase()) > ORDER.indexOf(phase) && !phase.equals("DECIDED"))
                .findFirst()
                .map(Dates::from)
                .map(day -> city.days().start(day).atOffset(ZoneOffset.UTC))
                .orElse(null);
    }
}
