package it.broletto.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import it.broletto.proposal.Category;
import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProjectStatusTest {

    /** A project that has come to this status by legal steps. */
    private static Project in(ProjectStatus status) {
        var line = new NewProject("1", "Alberi", Category.GREEN, null, null, Money.ofEuros(1));
        var project = new Project(UUID.randomUUID(), UUID.randomUUID(), line, 1, Instant.EPOCH);
        switch (status) {
            case LISTED -> {}
            case UNLISTED -> project.move(ProjectStatus.UNLISTED);
            case LOST -> project.move(ProjectStatus.LOST);
            default -> {
                project.move(ProjectStatus.PLANNED);
                if (status == ProjectStatus.DONE) {
                    project.move(ProjectStatus.UNDER_WAY);
                }
                if (status != ProjectStatus.PLANNED) {
                    project.move(status);
                }
            }
        }
        assertEquals(status, project.status());
        return project;
    }

    @Test
    void everyStepThatIsNotInTheTableIsRefused() {
        for (var from : ProjectStatus.values()) {
            for (var to : ProjectStatus.values()) {
                var project = in(from);
                if (from.next().contains(to)) {
                    project.move(to);
                    assertEquals(to, project.status());
                } else {
                    var refusal = assertThrows(Refusal.class, () -> project.move(to), from + " to " + to);
                    assertEquals(Refusal.Reason.ILLEGAL_TRANSITION, refusal.reason());
                    assertEquals(from, project.status());
                }
            }
        }
    }

    @Test
    void everyStatusCanBeReached() {
        for (var status : ProjectStatus.values()) {
            in(status);
        }
    }

    @Test
    void whatLostOrIsDoneStaysSo() {
        assertEquals(Set.of(), ProjectStatus.LOST.next());
        assertEquals(Set.of(), ProjectStatus.DONE.next());
        assertFalse(ProjectStatus.LOST.isFunded());
        assertTrue(ProjectStatus.STOPPED.isFunded());
    }
}
