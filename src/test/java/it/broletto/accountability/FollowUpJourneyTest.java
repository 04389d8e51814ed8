package it.broletto.accountability;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.options.Cookie;
import io.quarkus.test.junit.QuarkusTest;
import it.broletto.Browser;
import it.broletto.EmbeddedServices;
import it.broletto.project.ProjectStatus;
import it.broletto.shared.Time;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An officer at a real browser says what became of a project; everybody sees it. */
@QuarkusTest
class FollowUpJourneyTest {

    @Inject
    Works works;

    @Inject
    FollowUpService followUp;

    @Test
    void anOfficerUpdatesAProjectAndEverybodySeesIt() {
        var round = works.round();
        var today = LocalDate.now(Time.ROME);
        var late = works.winner(round, "M1", 350_000);
        followUp.follow(late, today.minusDays(220));
        var officer = works.officer();
        followUp.move(
                late,
                new MoveProject(
                        ProjectStatus.UNDER_WAY,
                        null,
                        "Il cantiere è aperto: si comincia da via Padova.",
                        followUp.page(late).project().version(),
                        UUID.randomUUID()),
                officer);
        followUp.promise(
                late,
                new NewMilestone("Progetto esecutivo approvato", today.minusDays(400), UUID.randomUUID()),
                officer);
        followUp.promise(late, new NewMilestone("Fine dei lavori", today.minusDays(220), UUID.randomUUID()), officer);
        var first = followUp.page(late).milestones().get(0);
        followUp.changeMilestone(
                late,
                first.id(),
                new ChangeMilestone(today.minusDays(380), "Il terreno era da bonificare.", first.version()),
                officer);
        followUp.spend(late, Works.money(Stage.COMMITTED, 240_000, null), officer);
        followUp.spend(late, Works.money(Stage.PAID, 95_000, null), officer);
        followUp.follow(works.winner(round, "M2", 180_000), today.plusDays(90));
        followUp.follow(works.winner(round, "CITY", 900_000), today.plusDays(400));
        try (var browser = Browser.open()) {
            browser.go("/accountability?round=" + round.slug());
            look(browser, "accountability");
            browser.go("/projects/" + late);
            look(browser, "project");
            browser.go("/audit?round=" + round.slug());
            look(browser, "audit");
            speak(browser, "en");
            browser.go("/projects/" + late);
            look(browser, "project-en");
            browser.go("/accountability?round=" + round.slug());
            look(browser, "accountability-en");
            speak(browser, "it");
            browser.signInStaff("funzionario");
            browser.go("/desk/projects");
            look(browser, "desk-projects");
            browser.go("/desk/projects/" + late);
            look(browser, "desk-project");
            browser.page().click("a[href$='/spending']");
            look(browser, "desk-spending");
            browser.page().click("text=Pagamento");
            browser.page().fill("#amount", "-5.000");
            browser.page().fill("#spentOn", today.toString());
            browser.page().fill("#act", "Mandato 45 del 2026");
            browser.page().click("main form button[type=submit]");
            look(browser, "desk-spending-wrong");
            browser.forgetComplaints();
            browser.page().fill("#reason", "Fattura registrata due volte.");
            browser.page().click("main form button[type=submit]");
            browser.go("/projects/" + late);
            assertTrue(browser.page().content().contains("Fattura registrata due volte."));
            browser.go("/desk/projects/" + late + "/status");
            look(browser, "desk-status");
            browser.assertNoComplaints();
        }
    }

    private static void speak(Browser browser, String language) {
        browser.page()
                .context()
                .addCookies(
                        List.of(new Cookie("broletto_language", language).setUrl(EmbeddedServices.applicationUrl())));
    }

    private static void look(Browser browser, String name) {
        browser.checkAxe();
        browser.screenshots(name);
    }
}
