package it.broletto.dev;

import com.fasterxml.jackson.databind.JsonNode;
import it.broletto.dev.DemoBallots.Choice;
import it.broletto.dev.DemoTexts.Work;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** What became of the winners: promised and real dates, facts, money. */
final class DemoWorks {

    /** Two years, the promise of a round that has just been decided. */
    private static final int PROMISE_DAYS = 730;

    private final DemoBuild city;
    private final DemoPeople people;

    DemoWorks(DemoBuild city, DemoPeople people) {
        this.city = city;
        this.people = people;
    }

    /** Winners of a round decided lately: followed from that day, nothing done yet. */
    void follow(DemoRound round, List<Choice> winners, Instant decided) throws SQLException {
        var promised = city.days().workday(round.dates("VOTING").to() + PROMISE_DAYS);
        try (var sheets = city.rows("project_sheet (project_id, promised_on, opened_at)")) {
            for (var winner : winners) {
                sheets.add(winner.id(), promised, decided);
            }
        }
    }

    /** The whole story of one winner of years ago. */
    void tell(DemoRound round, Choice winner, Work work, Instant decided) throws SQLException {
        city.run(
                "insert into project_sheet (project_id, office, manager, cup, promised_on, expected_on, done_on, opened_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                winner.id(),
                work.office(),
                work.manager(),
                work.cup(),
                city.days().workday(work.promised()),
                work.expected() == null ? null : city.days().workday(work.expected()),
                work.done() == null ? null : city.days().workday(work.done()),
                decided.atOffset(ZoneOffset.UTC));
        city.run("update project set status = ?, version = version + 1 where id = ?", work.status(), winner.id());
        milestones(winner.id(), work);
        facts(round, winner.id(), work);
        spending(round, winner.id(), work);
    }

    private void milestones(UUID project, Work work) throws SQLException {
        try (var rows =
                city.rows("milestone (id, project_id, position, title, promised_on, done_on, reason, intent)")) {
            var position = 0;
            for (var each : work.milestones()) {
                rows.add(
                        city.chance().id(),
                        project,
                        ++position,
                        each.get(0).asText(),
                        city.days().workday(each.get(1).asInt()),
                        each.get(2).isNull()
                                ? null
                                : city.days().workday(each.get(2).asInt()),
                        text(each.get(3)),
                        city.chance().id());
            }
        }
    }

    private void facts(DemoRound round, UUID project, Work work) throws SQLException {
        try (var rows = city.rows("fact (id, project_id, stated_by, stated_at, status, body, intent)")) {
            for (var each : work.facts()) {
                var at = city.days()
                        .atWork(each.get(0).asInt(), 10, city.chance().between(0, 59));
                rows.add(
                        city.chance().id(),
                        project,
                        people.officer(),
                        at,
                        text(each.get(1)),
                        each.get(2).asText(),
                        city.chance().id());
                city.record(
                        at,
                        "officer",
                        people.officer(),
                        each.get(1).isNull() ? "accountability.fact-stated" : "project.moved",
                        project,
                        round.id(),
                        text(each.get(1)));
            }
        }
    }

    private void spending(DemoRound round, UUID project, Work work) throws SQLException {
        try (var rows = city.rows(
                "spending (id, project_id, stage, amount_cents, spent_on, act, intent, recorded_by, recorded_at)")) {
            for (var each : work.spending()) {
                var day = each.get(2).asInt();
                var at = city.days().atWork(day, 15, city.chance().between(0, 59));
                rows.add(
                        city.chance().id(),
                        project,
                        each.get(0).asText(),
                        each.get(1).asLong() * 100,
                        city.days().workday(day),
                        each.get(3).asText(),
                        city.chance().id(),
                        people.officer(),
                        at);
                city.record(
                        at,
                        "officer",
                        people.officer(),
                        "accountability.spending-recorded",
                        project,
                        round.id(),
                        each.get(0).asText() + " " + each.get(1).asLong() + ".00 EUR");
            }
        }
    }

    private static String text(JsonNode node) {
        return node.isNull() ? null : node.asText();
    }
}
