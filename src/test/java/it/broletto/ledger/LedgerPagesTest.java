package it.broletto.ledger;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.xml.XmlPath;
import io.restassured.path.xml.XmlPath.CompatibilityMode;
import it.broletto.audit.Actor;
import it.broletto.ledger.Account.Kind;
import it.broletto.web.Page;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class LedgerPagesTest {

    private static final Pattern ENTRY = Pattern.compile("href=\"/ledger/entries/(\\d+)\"");
    private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"\\?page=([^\"]+)\"");
    private static final Pattern PREVIOUS = Pattern.compile("rel=\"prev\" href=\"\\?page=([^\"]+)\"");

    @Inject
    LedgerService ledger;

    @Inject
    EnvelopeService envelopes;

    @Inject
    Books books;

    @Inject
    Clock clock;

    private final String rail = "test-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void everybodyReadsTheEntriesInBothLanguages() {
        var campaign = books.campaign("Un forno <b>di</b> quartiere");
        var entry = books.collect(rail, campaign, 2_500, 50, null);
        given().get("/ledger")
                .then()
                .statusCode(200)
                .body(
                        containsString("Libro mastro"),
                        containsString("nessuno può barare"),
                        containsString("/ledger/entries/" + entry.number()),
                        containsString("Incasso di una promessa"),
                        containsString("Aumenta: «Presso il canale di pagamento» (" + rail
                                + "), «Commissioni trattenute» (" + rail
                                + "), «In custodia per la campagna» (Un forno &lt;b&gt;di"),
                        containsString("25\u00a0€"),
                        containsString("n.\u00a0" + entry.number()),
                        containsString("href=\"/ledger.ndjson\""),
                        containsString("href=\"/ledger/anchors.ndjson\""),
                        containsString("verify-ledger ledger.ndjson --anchors anchors.ndjson"));
        given().cookie("broletto_language", "en")
                .get("/ledger")
                .then()
                .body(
                        containsString("Why nobody can cheat here"),
                        containsString("Pledge collected"),
                        containsString("€25"));
    }

    @Test
    void anEntryShowsItsLinesAndAllThatItsHashIsMadeOf() {
        var campaign = books.campaign("Un forno di quartiere");
        books.collect(rail, campaign, 2_500, 50, null);
        var entry = ledger.post(Books.refund(campaign, 1_000), Actor.SYSTEM);
        var before = ledger.byNumber(entry.number() - 1);
        var page = given().get("/ledger/entries/" + entry.number())
                .then()
                .statusCode(200)
                .body(
                        containsString("Rimborso in partenza"),
                        containsString("Da «In custodia per la campagna» (Un forno di quartiere)"
                                + " a «Da restituire ai sostenitori» (Un forno di quartiere)"),
                        containsString("href=\"/campaigns/libro-"),
                        containsString("href=\"/ledger/accounts/escrow/" + campaign + "\""),
                        containsString("href=\"/ledger/accounts/refund-payable/" + campaign + "\""),
                        containsString("Il sistema"))
                .extract()
                .asString();
        var html = new XmlPath(CompatibilityMode.HTML, page);
        var shown = html.getList("**.findAll { it.name() == 'pre' }.code", String.class);
        assertEquals(Chain.text(entry), shown.get(1));
        assertTrue(page.contains("<code>" + entry.hash() + "</code>"));
        assertTrue(page.contains("<code>" + before.hash() + "</code>"));
        assertTrue(shown.get(0).startsWith("(echo " + before.hash() + "; sed -n " + entry.number() + "p"), page);
    }

    @Test
    void theFirstEntryFollowsZeros() {
        books.collect(rail, UUID.randomUUID(), 2_500, 50, null);
        given().get("/ledger/entries/1")
                .then()
                .statusCode(200)
                .body(
                        containsString("<code>" + Chain.BEGINNING + "</code>"),
                        containsString("href=\"/ledger/entries/2\""),
                        not(containsString("href=\"/ledger/entries/0\"")));
    }

    @Test
    void entriesThatHaveToDoWithEachOtherLeadToEachOther() {
        var campaign = UUID.randomUUID();
        var wrong = books.collect(rail, campaign, 2_500, 50, null);
        books.collect(rail, campaign, 2_500, 50, null);
        var back = ledger.reverse(wrong.id(), "incassata <due> volte", Actor.SYSTEM);
        var hold = ledger.hold(Books.refund(campaign, 300), clock.instant().plusSeconds(60), Actor.SYSTEM);
        given().get("/ledger/entries/" + hold.number())
                .then()
                .body(containsString("Vincolo fino al"), not(containsString("Chiuso da")));
        var end = ledger.voidHold(hold.id(), "non serve più", Actor.SYSTEM);
        tied(wrong, "Stornata da", back);
        tied(back, "Storna", wrong);
        tied(hold, "Chiuso da", end);
        tied(end, "Chiude il vincolo", hold);
        given().get("/ledger/entries/" + back.number()).then().body(containsString("incassata &lt;due&gt; volte"));
        given().get("/ledger/entries/" + end.number())
                .then()
                .body(containsString("Vincolo annullato"), containsString("non muove denaro"));
    }

    private static void tied(Entry from, String how, Entry to) {
        var page = given().get("/ledger/entries/" + from.number()).asString();
        assertTrue(
                page.contains("<dt>" + how + "</dt><dd><a href=\"/ledger/entries/" + to.number() + "\">"), () -> page);
    }

    @Test
    void anAccountShowsItsBalanceNow() {
        var campaign = books.campaign("Un forno di quartiere");
        books.collect(rail, campaign, 250_000, 50, null);
        ledger.hold(Books.refund(campaign, 30_050), clock.instant().plusSeconds(60), Actor.SYSTEM);
        given().get("/ledger/accounts/escrow/" + campaign)
                .then()
                .statusCode(200)
                .body(
                        containsString("In custodia per la campagna"),
                        containsString("<dd class=\"value\">2.500\u00a0€</dd>"),
                        containsString("<dd class=\"value\">300,50\u00a0€</dd>"),
                        containsString("<dd class=\"value\">2.199,50\u00a0€</dd>"),
                        containsString("href=\"/ledger/accounts/escrow/" + campaign + ".csv\""));
        given().cookie("broletto_language", "en")
                .get("/ledger/accounts/clearing/" + rail)
                .then()
                .statusCode(200)
                .body(containsString("At the payment rail"), containsString(rail));
    }

    @Test
    void theTreasuryHasAnAddressAlthoughItHasNoOwner() {
        var campaign = UUID.randomUUID();
        ledger.post(
                new NewEntry(
                        UUID.randomUUID(),
                        "added-by-sponsor",
                        campaign,
                        null,
                        List.of(Account.BANK.up(700), Kind.ESCROW.of(campaign).up(700))),
                Actor.SYSTEM);
        given().get("/ledger/accounts/bank/treasury")
                .then()
                .statusCode(200)
                .body(containsString("Conto della tesoreria"), containsString("added-by-sponsor"));
        given().get("/ledger/accounts/bank/treasury.csv")
                .then()
                .statusCode(200)
                .body(containsString(",added-by-sponsor,7.00,,"));
    }

    /** Where the money is comes to whose it is. */
    @Test
    void accountsAreFoldedByWhatTheySayWithTheirSums() {
        books.collect(rail, books.campaign("Un forno di quartiere"), 2_500, 50, null);
        envelopes.give(UUID.randomUUID(), UUID.randomUUID(), 5_000, "Determina 12 del 2026", Actor.SYSTEM);
        var parts = Pattern.compile(
                        "<summary><strong>([^<]+)</strong> ([^<]+?) <span class=\"soft\">in [\\d.]+ cont[oi]</span>")
                .matcher(given().get("/ledger").asString())
                .results()
                .toList();
        assertEquals(
                List.of("Dove sono i soldi", "Di chi sono", "Che cosa mette il Comune"),
                parts.stream().map(part -> part.group(1)).toList());
        assertEquals(parts.get(0).group(2), parts.get(1).group(2));
        given().cookie("broletto_language", "en").get("/ledger").then().body(containsString("Whose it is"));
    }

    @Test
    void pagesOfAnAccountShowEachEntryOnceForthAndBack() {
        var campaign = UUID.randomUUID();
        var numbers = new ArrayList<Long>();
        for (var at = 0; at < 120; at++) {
            numbers.add(0, books.collect(rail, campaign, 100 + at, 1, null).number());
        }
        for (var path : List.of("/ledger/accounts/escrow/" + campaign, "/ledger")) {
            var first = given().get(path).asString();
            var second =
                    given().get(path + "?page=" + found(NEXT, first).get(0)).asString();
            var third =
                    given().get(path + "?page=" + found(NEXT, second).get(0)).asString();
            var seen = new ArrayList<>(entries(first));
            seen.addAll(entries(second));
            seen.addAll(entries(third));
            if (path.equals("/ledger")) {
                assertEquals(10, entries(first).size(), "the newest alone");
                seen.addAll(entries(
                        given().get(path + "?page=" + found(NEXT, third).get(0)).asString()));
            }
            assertEquals(numbers, seen.subList(0, 120), path);
            assertEquals(
                    entries(first),
                    entries(given().get(
                                    path + "?page=" + found(PREVIOUS, second).get(0))
                            .asString()));
            assertEquals(List.of(), found(PREVIOUS, first));
        }
    }

    private static List<Long> entries(String page) {
        var table = page.substring(page.lastIndexOf("<table"));
        return found(ENTRY, table).stream().map(Long::valueOf).toList();
    }

    private static List<String> found(Pattern pattern, String page) {
        return pattern.matcher(page).results().map(match -> match.group(1)).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ledger/entries/0",
                "/ledger/entries/999999999",
                "/ledger/entries/99999999999999999999",
                "/ledger/entries/-1",
                "/ledger/entries/uno",
                "/ledger/accounts/escrow/00000000-0000-0000-0000-000000000000",
                "/ledger/accounts/escrow/treasury",
                "/ledger/accounts/escrow/00000000-0000-0000-0000-000000000000.csv",
                "/ledger/accounts/ESCROW/nessuno",
                "/ledger/accounts/gold/nessuno",
                "/ledger/accounts/gold/nessuno.csv",
                "/ledger/accounts/escrow",
                "/ledger/nessuno"
            })
    void whatIsNotThereIsNotFound(String path) {
        given().header("Accept", "text/html,application/xml;q=0.9,*/*;q=0.8")
                .get(path)
                .then()
                .statusCode(404)
                .contentType(startsWith("text/html"))
                .body(containsString("<h1"));
    }

    @Test
    void nonsenseAsAPageIsTheFirstOne() {
        books.collect(rail, UUID.randomUUID(), 2_500, 50, null);
        for (var page : List.of("%00%ff", "PmFiYw", "'; drop table ledger_entry", "-1")) {
            given().queryParam("page", page)
                    .get("/ledger")
                    .then()
                    .statusCode(200)
                    .body(containsString("/ledger/entries/"
                            + ledger.before(Long.MAX_VALUE, 1).get(0).number()));
        }
    }

    @Test
    void F32_theStatementAddsUpAndNoSpreadsheetRunsIt() {
        var campaign = UUID.randomUUID();
        var first = books.collect(rail, campaign, 2_500, 50, "=HYPERLINK(\"http://evil\",1)");
        var second = ledger.post(Books.refund(campaign, 1_000), Actor.SYSTEM);
        var hold = ledger.hold(Books.refund(campaign, 300), clock.instant().plusSeconds(60), Actor.SYSTEM);
        var csv = given().get("/ledger/accounts/escrow/" + campaign + ".csv")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .header("Content-Disposition", equalTo("attachment; filename=\"escrow-" + campaign + ".csv\""))
                .extract()
                .asString();
        assertEquals(
                List.of(
                        "number,at,phase,type,debit,credit,balance,held,subject,reason,hash",
                        first.number() + "," + first.at() + ",POST,collect,,25.00,25.00,," + first.subject()
                                + ",\"'=HYPERLINK(\"\"http://evil\"\",1)\"," + first.hash(),
                        second.number() + "," + second.at() + ",POST,refund-queued,10.00,,15.00,," + campaign + ",,"
                                + second.hash(),
                        hold.number() + "," + hold.at() + ",HOLD,refund-queued,,,15.00,3.00," + campaign + ",,"
                                + hold.hash()),
                csv.lines().toList());
    }

    @Test
    @ActivateRequestContext
    void anEmptyLedgerInvitesToTheCampaigns() {
        var page = LedgerPages.Templates.list(
                        new LedgerPages.Shown(Page.whole(List.of()), List.of(), List.of(), null, "key"))
                .render();
        assertTrue(page.contains("Il libro è ancora bianco"), page);
        assertTrue(page.contains("La prima firma arriva domani."), page);
        assertTrue(page.contains("href=\"/campaigns\""), page);
        assertFalse(page.contains("<table"), page);
    }

    /** Types are what others write: as the second argument of an entry, or of a move of an envelope. */
    @Test
    void everyTypeWrittenInTheCodeHasWordsInBothLanguages() throws IOException {
        var types = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                var source = Files.readString(file);
                if (source.contains("NewEntry(")) {
                    Pattern.compile(
                                    "(?:NewEntry\\(|move\\()\\s*(?:NewEntry\\.id\\([^)]*(?:\\(\\))?\\)|id),\\s*\"([a-z-]+)\"")
                            .matcher(source)
                            .results()
                            .forEach(match -> types.add(match.group(1)));
                }
            }
        }
        assertTrue(types.containsAll(List.of("collect", "refund", "refund-queued", "match-paid")), types.toString());
        for (var language : List.of("it", "en")) {
            var words = MessageBundles.get(LedgerMessages.class, Localized.Literal.of(language));
            for (var type : types) {
                assertNotEquals(type, words.type(type), type + " in " + language);
                assertFalse(words.type_about(type).isBlank(), type + " in " + language);
            }
            assertEquals("grant-of-tomorrow", words.type("grant-of-tomorrow"));
        }
    }

    @Test
    void everyPageLeadsToTheLedger() {
        for (var path : List.of("/", "/participate", "/audit")) {
            given().get(path).then().body(containsString("<a href=\"/ledger\">Libro mastro</a>"));
        }
    }
}
