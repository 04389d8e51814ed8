package it.broletto.ballot;

import it.broletto.project.ProjectService;
import it.broletto.project.ProjectView;
import it.broletto.round.AreaView;
import it.broletto.round.Phase;
import it.broletto.round.RoundView;
import it.broletto.round.Source;
import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import it.broletto.tally.Outcome.Fate;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What rounds decided; says nothing before they are decided. Each public method is one transaction. */
@ApplicationScoped
@Transactional
public class ResultService {

    private final Outcomes outcomes;
    private final Ballots ballots;
    private final ProjectService projects;
    private final ExplanationService explanations;

    ResultService(Outcomes outcomes, Ballots ballots, ProjectService projects, ExplanationService explanations) {
        this.outcomes = outcomes;
        this.ballots = ballots;
        this.projects = projects;
        this.explanations = explanations;
    }

    /** @throws Refusal WRONG_PHASE while the round is not decided */
    public Result of(RoundView round) {
        requireDecided(round);
        var areas = areas(round, outcomes.ofRound(round.id()));
        var voters = round.source() == Source.HERE
                ? ballots.countOf(round.id())
                : areas.stream().mapToLong(Result.OfArea::ballots).sum();
        return new Result(round, voters, areas);
    }

    /** @throws Refusal WRONG_PHASE as {@link #of}; NOT_FOUND if the round has no such area */
    public Result.OfArea of(RoundView round, String areaCode) {
        requireDecided(round);
        var area = round.area(areaCode).orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND));
        var heads = outcomes.ofRound(round.id()).stream()
                .filter(head -> head.areaId().equals(area.id()))
                .toList();
        return areas(round, heads).stream().findFirst().orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND));
    }

    /**
     * The bytes that were counted.
     *
     * @throws Refusal NOT_FOUND if the round has no such area or it is not counted yet
     */
    public byte[] file(RoundView round, String areaCode) {
        requireDecided(round);
        return round.area(areaCode)
                .flatMap(area -> outcomes.file(round.id(), area.id()))
                .orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND));
    }

    private static void requireDecided(RoundView round) {
        if (round.phase() != Phase.DECIDED) {
            throw new Refusal(Refusal.Reason.WRONG_PHASE, round.phase().name());
        }
    }

    private List<Result.OfArea> areas(RoundView round, List<Outcomes.Head> counted) {
        var heads = counted.stream().collect(Collectors.toMap(Outcomes.Head::areaId, Function.identity()));
        var ids = counted.stream().map(Outcomes.Head::id).toList();
        var lines = outcomes.linesOf(ids).stream().collect(Collectors.groupingBy(OutcomeLine::outcomeId));
        var why = explanations.of(round.id(), ids);
        var listed = projects.ofRound(round.id()).stream().collect(Collectors.groupingBy(ProjectView::areaId));
        return round.areas().stream()
                .filter(area -> heads.containsKey(area.id()))
                .sorted(Comparator.comparingInt(AreaView::position))
                .map(area -> {
                    var head = heads.get(area.id());
                    return area(
                            area,
                            head,
                            lines.getOrDefault(head.id(), List.of()),
                            why.get(head.id()),
                            listed.getOrDefault(area.id(), List.of()));
                })
                .toList();
    }

    private static Result.OfArea area(
            AreaView area,
            Outcomes.Head head,
            List<OutcomeLine> lines,
            AreaExplanation why,
            List<ProjectView> projects) {
        var byId = projects.stream().collect(Collectors.toMap(ProjectView::id, Function.identity()));
        return new Result.OfArea(
                area,
                why.rule().points(),
                head.currency(),
                Money.ofCents(head.budgetCents()),
                Money.ofCents(head.totalCents()),
                head.ballots(),
                head.sha256(),
                head.countedAt(),
                lines(lines, byId, why),
                why,
                projects.stream().collect(Collectors.toMap(ProjectView::fileId, Function.identity())));
    }

    /** Fates as they were explained: outcomes of before rule sheets do not say them themselves. */
    private static List<Result.Line> lines(List<OutcomeLine> lines, Map<UUID, ProjectView> byId, AreaExplanation why) {
        var steps = new HashMap<String, AreaExplanation.Step>();
        why.steps().forEach(step -> steps.put(step.project(), step));
        var fates = new HashMap<String, Fate>();
        why.losers().forEach(loser -> fates.put(loser.project(), loser.fate()));
        return lines.stream()
                .map(line -> {
                    var project = byId.get(line.projectId());
                    return new Result.Line(
                            project,
                            line.place(),
                            line.votes(),
                            line.won(),
                            Money.ofCents(line.costCents()),
                            Money.ofCents(line.leftCents()),
                            line.won() ? Fate.SELECTED : fates.get(project.fileId()),
                            line.won() ? steps.get(project.fileId()).stage() : null);
                })
                .toList();
    }
}
