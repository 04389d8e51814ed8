package it.broletto.ballot;

import it.broletto.project.ProjectService;
import it.broletto.project.ProjectView;
import it.broletto.round.AreaView;
import it.broletto.round.Phase;
import it.broletto.round.RoundService;
import it.broletto.round.RoundView;
import it.broletto.round.Source;
import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
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
    private final RoundService rounds;
    private final ProjectService projects;

    ResultService(Outcomes outcomes, Ballots ballots, RoundService rounds, ProjectService projects) {
        this.outcomes = outcomes;
        this.ballots = ballots;
        this.rounds = rounds;
        this.projects = projects;
    }

    /** @throws Refusal WRONG_PHASE while the round is not decided */
    public Result of(RoundView round) {
        requireDecided(round);
        var heads = outcomes.ofRound(round.id()).stream()
                .collect(Collectors.toMap(Outcomes.Head::areaId, Function.identity()));
        var ids = heads.values().stream().map(Outcomes.Head::id).toList();
        var lines = outcomes.linesOf(ids).stream().collect(Collectors.groupingBy(OutcomeLine::outcomeId));
        var byId =
                projects.ofRound(round.id()).stream().collect(Collectors.toMap(ProjectView::id, Function.identity()));
        var areas = round.areas().stream()
                .filter(area -> heads.containsKey(area.id()))
                .sorted(Comparator.comparingInt(AreaView::position))
                .map(area -> area(area, heads.get(area.id()), lines, byId))
                .toList();
        var voters = round.source() == Source.HERE
                ? ballots.countOf(round.id())
                : areas.stream().mapToLong(Result.OfArea::ballots).sum();
        return new Result(round, voters, areas);
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

    private static Result.OfArea area(
            AreaView area, Outcomes.Head head, Map<UUID, List<OutcomeLine>> lines, Map<UUID, ProjectView> byId) {
        var counted = lines.getOrDefault(head.id(), List.of());
        var told = new ArrayList<Result.Line>(counted.size());
        for (var at = 0; at < counted.size(); at++) {
            told.add(line(counted, at, head, byId));
        }
        var points = head.voteType().equals("cumulative") || head.voteType().equals("ordinal");
        return new Result.OfArea(
                area,
                points,
                head.currency(),
                Money.ofCents(head.budgetCents()),
                Money.ofCents(head.totalCents()),
                head.ballots(),
                head.sha256(),
                head.countedAt(),
                List.copyOf(told));
    }

    private static Result.Line line(List<OutcomeLine> lines, int at, Outcomes.Head head, Map<UUID, ProjectView> byId) {
        var line = lines.get(at);
        var rival = line.won() ? beaten(lines, at) : victor(lines, at);
        return new Result.Line(
                byId.get(line.projectId()),
                line.place(),
                line.votes(),
                line.won(),
                Money.ofCents(line.costCents()),
                Money.ofCents(line.leftCents()),
                why(line, rival != null, head.budgetCents()),
                rival == null ? null : byId.get(rival.projectId()));
    }

    private static Result.Why why(OutcomeLine line, boolean tie, long budgetCents) {
        if (line.won()) {
            return tie ? Result.Why.FITS_AFTER_TIE : Result.Why.FITS;
        }
        if (line.costCents() > budgetCents) {
            return Result.Why.OVER_BUDGET;
        }
        return tie ? Result.Why.TOO_LITTLE_LEFT_AFTER_TIE : Result.Why.TOO_LITTLE_LEFT;
    }

    /** The loser with as many votes that would have fitted had its turn come first; null for none. */
    private static OutcomeLine beaten(List<OutcomeLine> lines, int at) {
        return lines.stream()
                .skip(at + 1L)
                .takeWhile(later -> later.votes() == lines.get(at).votes())
                .filter(later ->
                        !later.won() && later.costCents() <= lines.get(at).leftCents())
                .findFirst()
                .orElse(null);
    }

    /** The winner with as many votes that came first and took the money this one needed; null for none. */
    private static OutcomeLine victor(List<OutcomeLine> lines, int at) {
        OutcomeLine victor = null;
        for (var before = at - 1;
                before >= 0 && lines.get(before).votes() == lines.get(at).votes();
                before--) {
            if (lines.get(before).won()
                    && lines.get(at).costCents() <= lines.get(before).leftCents()) {
                victor = lines.get(before);
            }
        }
        return victor;
    }
}
