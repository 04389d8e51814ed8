package it.broletto.dev;

import it.broletto.ballot.PabulibRule;
import it.broletto.ballot.ResultFile;
import it.broletto.ballot.Sha256;
import it.broletto.dev.DemoBallots.Choice;
import it.broletto.dev.DemoBallots.Vote;
import it.broletto.tally.Count;
import it.broletto.tally.Election;
import it.broletto.tally.Outcome;
import it.broletto.tally.Pabulib;
import it.broletto.tally.RuleSheet;
import it.broletto.tally.VoteType;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Counts a round of the past by the real rule, dated as if it had been counted then. */
final class DemoCount {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy");

    private final DemoBuild city;

    DemoCount(DemoBuild city) {
        this.city = city;
    }

    /** The round has to stand in COUNTING. @return the winners, in the order of the areas and of their selection */
    List<Choice> count(DemoRound round, RuleSheet sheet, List<Choice> listed, List<Vote> votes, Instant at)
            throws SQLException {
        var winners = new ArrayList<Choice>();
        for (var municipio : city.texts().municipi()) {
            var here = listed.stream()
                    .filter(choice -> choice.municipio().equals(municipio.code()))
                    .toList();
            var election = election(round, sheet, municipio, here, votes);
            var outcome = Count.of(election.grouped(), sheet);
            write(round, round.areas().get(municipio.code()), sheet, here, election, outcome, at);
            for (var winner : outcome.winners()) {
                winners.add(here.stream()
                        .filter(choice -> fileId(choice).equals(winner))
                        .findFirst()
                        .orElseThrow());
            }
            city.record(
                    at,
                    "system",
                    null,
                    "round.counted",
                    round.areas().get(municipio.code()),
                    round.id(),
                    municipio.name());
        }
        decide(round, winners);
        return winners;
    }

    private Election election(
            DemoRound round, RuleSheet sheet, DemoTexts.Municipio municipio, List<Choice> here, List<Vote> votes) {
        var meta = new LinkedHashMap<String, String>();
        meta.put("description", round.title());
        meta.put("country", "Italy");
        meta.put("unit", "Milano (demo)");
        meta.put("subunit", municipio.name());
        meta.put("instance", round.slug());
        meta.put("rule", PabulibRule.of(sheet));
        meta.put("date_begin", DAY.format(city.days().day(round.dates("VOTING").from())));
        meta.put("date_end", DAY.format(city.days().day(round.dates("VOTING").to())));
        meta.put("min_length", "1");
        meta.put("max_length", Integer.toString(round.maxChoices()));
        meta.put("language", "it");
        meta.put("currency", "EUR");
        var election = Election.builder(VoteType.APPROVAL, round.euros() * 100, meta);
        for (var choice : here) {
            election.project(
                    fileId(choice),
                    choice.idea().costCents(),
                    choice.idea().title(),
                    Map.of("category", choice.idea().category().toLowerCase(Locale.ROOT)));
        }
        for (var vote : votes) {
            var chosen = vote.choices().stream()
                    .filter(here::contains)
                    .map(DemoCount::fileId)
                    .toList();
            if (!chosen.isEmpty()) {
                election.ballot(chosen);
            }
        }
        return election.build();
    }

    private static String fileId(Choice choice) {
        return Integer.toString(choice.number());
    }

    private void write(
            DemoRound round,
            UUID area,
            RuleSheet sheet,
            List<Choice> here,
            Election election,
            Outcome outcome,
            Instant at)
            throws SQLException {
        var id = city.chance().id();
        var file = Pabulib.bytes(election.with(outcome));
        var result = ResultFile.of(outcome, Sha256.hex(file), sheet.sha256());
        city.run(
                "insert into outcome (id, round_id, area_id, rule, vote_type, ties, currency, budget_cents, total_cents,"
                        + " ballots, file, file_sha256, counted_at, rules_sha256, result, result_sha256)"
                        + " values (?, ?, ?, ?, ?, 'cost,votes,lot', 'EUR', ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                round.id(),
                area,
                outcome.rule(),
                election.voteType().key(),
                outcome.budgetCents(),
                outcome.totalCostCents(),
                (int) outcome.voters(),
                file,
                Sha256.hex(file),
                at.atOffset(ZoneOffset.UTC),
                sheet.sha256(),
                result,
                Sha256.hex(result.getBytes(StandardCharsets.UTF_8)));
        try (var lines = city.rows(
                "outcome_line (outcome_id, project_id, votes, place, won, cost_cents, left_cents, voters, fate,"
                        + " stage, position)")) {
            for (var line : outcome.lines()) {
                var project = here.stream()
                        .filter(choice -> fileId(choice).equals(line.projectId()))
                        .findFirst()
                        .orElseThrow();
                lines.add(
                        id,
                        project.id(),
                        line.score(),
                        line.turn(),
                        line.selected(),
                        line.costCents(),
                        line.leftCents(),
                        line.votes(),
                        line.fate().name(),
                        line.stage() == null ? null : line.stage().name(),
                        line.position());
            }
        }
    }

    private void decide(DemoRound round, List<Choice> winners) throws SQLException {
        city.run("update project set status = 'LOST', version = version + 1 where round_id = ?", round.id());
        for (var winner : winners) {
            city.run("update project set status = 'PLANNED' where id = ?", winner.id());
        }
    }
}
