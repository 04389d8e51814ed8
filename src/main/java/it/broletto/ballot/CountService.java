package it.broletto.ballot;

import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import it.broletto.audit.Actor;
import it.broletto.audit.AuditService;
import it.broletto.project.ProjectService;
import it.broletto.project.ProjectView;
import it.broletto.round.AreaView;
import it.broletto.round.NewArea;
import it.broletto.round.Phase;
import it.broletto.round.PhaseView;
import it.broletto.round.RoundService;
import it.broletto.round.RoundView;
import it.broletto.rules.RulesService;
import it.broletto.shared.Time;
import it.broletto.tally.Areas;
import it.broletto.tally.Count;
import it.broletto.tally.Election;
import it.broletto.tally.Outcome;
import it.broletto.tally.Pabulib;
import it.broletto.tally.PabulibException;
import it.broletto.tally.RuleSheet;
import it.broletto.tally.VoteType;
import it.broletto.web.City;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Counts rounds whose vote has closed. A double run does no harm: an area has one outcome, by a unique constraint. */
@ApplicationScoped
@Transactional
public class CountService {

    private static final int TIMEOUT_SECONDS = 600;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("dd.MM.yyyy").withZone(Time.ROME);

    private final Outcomes outcomes;
    private final RoundService rounds;
    private final ProjectService projects;
    private final RulesService rules;
    private final ExplanationService explanations;
    private final AuditService audit;
    private final City city;
    private final Clock clock;
    private final SecureRandom chance = new SecureRandom();

    CountService(
            Outcomes outcomes,
            RoundService rounds,
            ProjectService projects,
            RulesService rules,
            ExplanationService explanations,
            AuditService audit,
            City city,
            Clock clock) {
        this.outcomes = outcomes;
        this.rounds = rounds;
        this.projects = projects;
        this.rules = rules;
        this.explanations = explanations;
        this.audit = audit;
        this.city = city;
        this.clock = clock;
    }

    /** Counts one round that waits for it, all areas together; false if none waits or others are at it. */
    @TransactionConfiguration(timeout = TIMEOUT_SECONDS)
    public boolean countNext() {
        var claimed = outcomes.claimRound();
        claimed.ifPresent(this::count);
        return claimed.isPresent();
    }

    private void count(UUID roundId) {
        var round = rounds.byId(roundId);
        var sheet = rules.sealed(roundId);
        var choices = outcomes.effectiveChoices(roundId);
        var listed = projects.ofRound(roundId).stream().collect(Collectors.groupingBy(ProjectView::areaId));
        var lists = new ArrayList<AreaList>();
        for (var area : round.areas()) {
            var onBallot = listed.getOrDefault(area.id(), List.of());
            var ballots = choices.getOrDefault(area.id(), Map.of()).values();
            lists.add(new AreaList(area, onBallot, election(round, area, sheet, onBallot, ballots)));
        }
        count(roundId, sheet, lists);
        rounds.markDecided(roundId);
    }

    /** The list of the whole city is counted last: it may get what the areas leave. */
    private void count(UUID round, RuleSheet sheet, List<AreaList> lists) {
        var areas = new ArrayList<>(lists);
        var city = lists.stream()
                .filter(list -> lists.size() > 1 && list.area().code().equals(NewArea.CITY_WIDE))
                .findFirst();
        city.ifPresent(areas::remove);
        var counted = Areas.count(
                areas.stream().map(AreaList::grouped).toList(),
                city.map(AreaList::grouped).orElse(null),
                sheet);
        for (var at = 0; at < areas.size(); at++) {
            publish(round, sheet, areas.get(at), counted.areas().get(at));
        }
        city.ifPresent(list -> publish(round, sheet, list, counted.cityWide()));
    }

    /** What an area was counted with is published with the budget that it had then, and counted again as published. */
    private void publish(UUID round, RuleSheet sheet, AreaList list, Outcome outcome) {
        var more = outcome.budgetCents() - list.election().budgetCents();
        var file = Pabulib.bytes(list.election().withMoreBudget(more).with(outcome));
        var area = list.area();
        var again = countFile(round, area.id(), sheet, list.listed(), file);
        if (!again.winners().equals(outcome.winners())) {
            throw new IllegalStateException("area " + area.id() + " does not come out the same from its file");
        }
        audit.record(Actor.SYSTEM, "round.counted", area.id(), round, area.name() + ": " + Sha256.hex(file));
    }

    /** What stands on the ballot for an area, and the ballots that name it. */
    private record AreaList(AreaView area, List<ProjectView> listed, Election election) {

        Election grouped() {
            return election.grouped();
        }
    }

    /**
     * Counts exactly what these bytes say, keeps them and the outcome, and moves the projects to won or lost and explains the outcome.
     *
     * @param sheet that of the round
     * @param file countable: it was written here, or read before
     * @param listed the LISTED projects of that area; each project of the file is one of them by {@code fileId}
     */
    Outcome countFile(UUID round, UUID area, RuleSheet sheet, List<ProjectView> listed, byte[] file) {
        var election = read(file);
        var outcome = Count.of(election.grouped(), sheet);
        var counted = new AreaOutcome(round, area, sheet, election, outcome, file, clock.instant());
        outcomes.persist(counted);
        var byFileId = listed.stream().collect(Collectors.toMap(ProjectView::fileId, Function.identity()));
        var winners = new HashSet<UUID>();
        for (var line : outcome.lines()) {
            var project = byFileId.get(line.projectId()).id();
            outcomes.getEntityManager().persist(new OutcomeLine(counted.id(), project, line));
            if (line.selected()) {
                winners.add(project);
            }
        }
        projects.decide(area, winners);
        explanations.tell(counted.id(), election, sheet);
        return outcome;
    }

    /**
     * The ballots that name a project of this area, in an order of chance and numbered in it: neither order nor
     * numbers say whose they are or which ballots of other areas belong to them.
     */
    private Election election(
            RoundView round,
            AreaView area,
            RuleSheet sheet,
            List<ProjectView> listed,
            Collection<List<String>> ballots) {
        var election = Election.builder(VoteType.APPROVAL, area.budget().cents(), meta(round, area, sheet));
        for (var project : listed) {
            election.project(
                    project.fileId(),
                    project.cost().cents(),
                    project.title(),
                    Map.of("category", project.category().name().toLowerCase(Locale.ROOT)));
        }
        var shuffled = new ArrayList<>(ballots);
        Collections.shuffle(shuffled, chance);
        shuffled.forEach(election::ballot);
        return election.build();
    }

    private Map<String, String> meta(RoundView round, AreaView area, RuleSheet sheet) {
        var meta = new LinkedHashMap<String, String>();
        meta.put("description", round.title());
        meta.put("country", "Italy");
        meta.put("unit", city.name());
        meta.put("subunit", area.name());
        meta.put("instance", round.slug());
        meta.put("rule", PabulibRule.of(sheet));
        meta.put("date_begin", day(round, PhaseView::opensAt));
        // A vote that closes at midnight ended the day before.
        meta.put("date_end", day(round, dates -> dates.closesAt().minusNanos(1)));
        meta.put("min_length", "1");
        meta.put("max_length", Integer.toString(round.maxChoices()));
        meta.put("language", "it");
        meta.put("currency", "EUR");
        return meta;
    }

    private String day(RoundView round, Function<PhaseView, Instant> end) {
        return round.dates(Phase.VOTING).map(end).map(DAY::format).orElseGet(() -> DAY.format(clock.instant()));
    }

    private static Election read(byte[] file) {
        try {
            return Pabulib.read(new ByteArrayInputStream(file));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (PabulibException written) {
            throw new IllegalStateException("a file that was checked cannot be read", written);
        }
    }
}
