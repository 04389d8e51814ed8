package it.broletto;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.junit.QuarkusTest;
import it.broletto.tally.RuleSheet;
import it.broletto.tally.RuleSheet.Completion;
import it.broletto.tally.RuleSheet.Method;
import it.broletto.tally.RuleSheet.Stop;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Somebody does not trust the count, and repeats it in their browser. */
@QuarkusTest
class RecountJourneyTest {

    private static final String ELECTION = """
            META
            key;value
            description;Riconteggio di prova %s
            country;Italy
            unit;Prova
            instance;2024
            num_projects;3
            num_votes;5
            budget;1000
            vote_type;approval
            rule;greedy
            currency;EUR
            PROJECTS
            project_id;cost;name
            a;600;Un parco
            b;500;Una scuola
            c;400;Una piazza
            VOTES
            voter_id;vote
            1;a
            2;a
            3;b
            4;b,c
            5;a,c
            """;

    private final String election = ELECTION.formatted(UUID.randomUUID());

    /** The slug of a decided round with these ballots. */
    private String decided() {
        var administrator = TestPerson.staff("administrator");
        var preview = given().redirects()
                .follow(false)
                .header(TestPerson.HEADER, administrator)
                .multiPart("file", "prova.pb", election.getBytes(StandardCharsets.UTF_8))
                .post("/desk/imports")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        var page = given().redirects()
                .follow(false)
                .header(TestPerson.HEADER, administrator)
                .post(preview + "/round")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        return URI.create(page).getPath().split("/")[2];
    }

    private static FilePayload file(String name, String text) {
        return new FilePayload(name, "text/plain", text.getBytes(StandardCharsets.UTF_8));
    }

    private static void count(Page page) {
        page.click("#recount-form button[type=submit]");
        assertThat(page.locator("#recount-verdict")).isFocused();
    }

    private static String verdict(Page page) {
        return page.locator("[data-verdict]:visible").getAttribute("data-verdict");
    }

    @Test
    void aVisitorCountsAPublishedRoundAgainAndChangedBallotsAreFound() {
        var slug = decided();
        try (var browser = Browser.open()) {
            var page = browser.go("/rounds/" + slug + "/results");
            page.click("a[href^='/recount?']");
            page.waitForURL("**/recount?round=" + slug + "&area=CITY");
            browser.look("recount");
            count(page);
            assertEquals("same", verdict(page));
            assertThat(page.locator("#recount-winners")).hasText("2, da 5 schede");
            assertThat(page.locator("#recount-total")).containsText("1.000");
            page.click("#recount-result summary");
            assertThat(page.locator("#recount-list tr")).hasCount(2);
            browser.look("recount-same");

            page.setInputFiles("#own-file", file("mio.pb", election.replace("5;a,c", "5;b,c")));
            count(page);
            assertEquals("differs", verdict(page));
            assertThat(page.locator("[data-verdict=differs] .said")).containsText("Una scuola");
            assertThat(page.locator("[data-verdict=differs] .said")).containsText("impronta");
            browser.look("recount-differs");

            page.setInputFiles("#own-file", file("mio.pb", election.replace("2;a\n", "6;a\n")));
            count(page);
            assertEquals("other", verdict(page));

            page.setInputFiles("#own-file", file("mio.pb", election.replace("4;b,c", "4;b,x")));
            count(page);
            assertEquals("failed", verdict(page));
            assertThat(page.locator("[data-verdict=failed] .said"))
                    .containsText("Riga 23: un voto per 'x', che non è un progetto");
            browser.look("recount-malformed");
            browser.assertNoComplaints();
        }
    }

    @Test
    void aFileFromElsewhereIsCountedWithoutBeingSent() {
        try (var browser = Browser.open()) {
            var page = browser.go("/recount");
            var sent = new ArrayList<String>();
            page.onRequest(request -> {
                if (request.postData() != null || !request.method().equals("GET")) {
                    sent.add(request.url());
                }
            });
            count(page);
            assertEquals("failed", verdict(page));
            var equalShares = RuleSheet.builder().method(Method.EQUAL_SHARES).build();
            page.setInputFiles("#own-file", file("mio.pb", election));
            page.setInputFiles("#own-rules", file("regole.json", equalShares.canonicalJson()));
            count(page);
            assertEquals("alone", verdict(page));
            assertThat(page.locator("#recount-winners")).hasText("1, da 5 schede");
            assertThat(page.locator("#recount-rules")).hasText(equalShares.sha256());
            page.setInputFiles("#own-rules", file("regole.json", "{\"method\":\"chance\"}"));
            count(page);
            assertEquals("failed", verdict(page));
            assertEquals(0, sent.size(), sent::toString);
            browser.assertNoComplaints();
        }
    }

    @Test
    void aLongCountSaysHowFarItIsAndCanBeStopped() {
        // One cent for each voter at a time, towards a project of 900 million.
        var endless = RuleSheet.builder()
                .method(Method.EQUAL_SHARES)
                .completion(Completion.ADD1)
                .stop(Stop.OVERSPEND)
                .stepCents(1)
                .build();
        var dear = election.replace("budget;1000", "budget;900000000").replace("a;600;", "a;900000001;");
        try (var browser = Browser.open()) {
            var page = browser.go("/recount");
            page.setInputFiles("#own-file", file("mio.pb", dear));
            page.setInputFiles("#own-rules", file("regole.json", endless.canonicalJson()));
            page.click("#recount-form button[type=submit]");
            assertThat(page.locator("#recount-cancel")).isFocused();
            assertThat(page.locator("#recount-said")).containsText("Giro ");
            browser.look("recount-going");
            page.keyboard().press("Enter");
            assertThat(page.locator("#recount-said")).containsText("Hai fermato il conto");
            assertThat(page.locator("#recount-form button[type=submit]")).isFocused();
            assertTrue(page.locator("#recount-result").isHidden());
            browser.assertNoComplaints();
        }
    }

    @Test
    void withoutScriptsThePageTellsTheCommandAndOffersTheFile() {
        var slug = decided();
        try (var browser = Browser.open()) {
            var page = browser.newWindowWithoutScripts(390);
            browser.go("/recount");
            page.selectOption("#of", slug + "/CITY");
            page.click("form[action='/recount'] button");
            page.waitForURL("**/recount?round=" + slug + "&area=CITY");
            assertThat(page.locator("pre")).containsText("recount " + slug + "-city.pb");
            assertThat(page.locator("#recounter")).isHidden();
            assertThat(page.locator("#recount-no-script")).isVisible();
            assertEquals(
                    election,
                    new String(
                            given().get(page.locator("a.act[href$='.pb']").getAttribute("href"))
                                    .asByteArray(),
                            StandardCharsets.UTF_8));
            browser.assertNoComplaints();
        }
    }
}
