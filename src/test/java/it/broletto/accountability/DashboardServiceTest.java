package it.broletto.accountability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import it.broletto.project.ProjectStatus;
import it.broletto.shared.Money;
import it.broletto.shared.Time;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DashboardServiceTest {

    @Inject
    Works works;

    @Inject
    FollowUpService followUp;

    @Inject
    DashboardService dashboards;

    @Test
    void eachFigureIsTheSumOfItsProjects() {
        var round = works.round();
        var today = LocalDate.now(Time.ROME);
        var late = followed(round, "M1", 200_000, today.minusDays(200));
        var onTime = followed(round, "M2", 100_000, today.plusDays(10));
        var done = followed(round, "M1", 50_000, today.minusDays(5));
        var officer = works.officer();
        followUp.spend(late, Works.money(Stage.COMMITTED, 150_000, null), officer);
        followUp.spend(late, Works.money(Stage.PAID, 50_000, null), officer);
        move(done, ProjectStatus.UNDER_WAY, null);
        move(done, ProjectStatus.DONE, today.minusDays(8));

        var board = dashboards.of(round.id());

        assertEquals(
                new Dashboard.Figures(
                        Money.ofEuros(1_800_000),
                        Money.ofEuros(350_000),
                        Money.ofEuros(150_000),
                        Money.ofEuros(50_000),
                        3,
                        1,
                        2,
                        1),
                board.figures());
        assertEquals(
                List.of("M1", "M2"),
                board.byArea().stream().map(Dashboard.Slice::key).toList());
        assertEquals(Money.ofEuros(250_000), board.byArea().get(0).voted());
        assertEquals(1, board.byRound().size());
        assertEquals(
                3,
                board.byStatus().stream().mapToLong(Dashboard.Slice::projects).sum());
        assertEquals(Money.ofEuros(50_000), board.byYear().get(0).paid());
        assertEquals(new Dashboard.Slippage(1, 0, 1, 0, 1, 0, 200), board.slippage());
        assertTrue(board.asOf() != null);
        assertEquals(
                List.of(late),
                ids(dashboards.after(LocalDate.EPOCH, new UUID(0, 0), new Filter(round.id(), null, null, true), 10)));
        assertEquals(
                List.of(onTime),
                ids(dashboards.after(LocalDate.EPOCH, new UUID(0, 0), new Filter(round.id(), "M2", null, false), 10)));
        assertEquals(
                List.of(done),
                ids(dashboards.after(
                        LocalDate.EPOCH, new UUID(0, 0), new Filter(round.id(), null, ProjectStatus.DONE, false), 10)));
    }

    @Test
    void pagesShowEachProjectOnce() {
        var round = works.round();
        for (int i = 0; i < 7; i++) {
            followed(round, "M1", 10, LocalDate.now(Time.ROME).plusDays(i / 3));
        }
        var seen = new ArrayList<UUID>();
        var from = LocalDate.EPOCH;
        var id = new UUID(0, 0);
        for (var page = dashboards.after(from, id, new Filter(round.id(), null, null, false), 2);
                !page.isEmpty();
                page = dashboards.after(from, id, new Filter(round.id(), null, null, false), 2)) {
            seen.addAll(ids(page));
            from = page.get(page.size() - 1).promisedOn();
            id = page.get(page.size() - 1).id();
        }
        assertEquals(7, seen.size());
        assertEquals(7, seen.stream().distinct().count());
    }

    @Test
    void anEmptyTownHasADashboardOfZeros() {
        var board = dashboards.of(works.round().id());
        assertEquals(0, board.figures().projects());
        assertEquals(0, board.slippage().all());
    }

    private UUID followed(it.broletto.round.RoundView round, String area, long euros, LocalDate promisedOn) {
        var project = works.winner(round, area, euros);
        followUp.follow(project, promisedOn);
        return project;
    }

    private void move(UUID project, ProjectStatus to, LocalDate doneOn) {
        followUp.move(
                project,
                new MoveProject(
                        to,
                        doneOn,
                        "Un passo avanti.",
                        followUp.page(project).project().version(),
                        UUID.randomUUID()),
                works.officer());
    }

    private static List<UUID> ids(List<Followed> found) {
        return found.stream().map(Followed::id).toList();
    }
}
