package it.broletto.payout;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import it.broletto.TestPerson;
import it.broletto.identity.Role;
import it.broletto.ledger.Account.Kind;
import it.broletto.ledger.LedgerService;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The way of a campaign's money by forms alone, and what everybody sees of it. */
@QuarkusTest
class PayoutPagesTest {

    private static final String ANNA = "anna; roles=officer; level=2";
    private static final String BRUNO = "bruno; roles=officer; level=2";
    private static final String CARLA = "carla; roles=administrator; level=2";

    @Inject
    Office office;

    @Inject
    PayoutService payouts;

    @Inject
    AccountService accounts;

    @Inject
    TransferService transfers;

    @Inject
    LedgerService ledger;

    @Test
    void byFormsFromThePlanToThePayment() throws Exception {
        var made = office.campaign();
        var money = "/campaigns/" + made.slug() + "/money";
        var promoter = "/campaigns/" + made.slug() + "/payouts";
        var desk = "/desk/payouts/" + made.slug();
        sent(ANNA, promoter + "/accounts", Map.of("holder", "Il Forno", "iban", "IT00", "intent", mark()))
                .then()
                .statusCode(422)
                .body(containsString("Questo IBAN non torna"), containsString("value=\"Il Forno\""));
        done(sent(ANNA, promoter + "/accounts", Map.of("holder", "Il Forno", "iban", Office.IBAN, "intent", mark())));
        get(ANNA, desk).then().body(containsString("IT60X0542811101000000123456"), not(containsString("Confermo:")));
        get(BRUNO, desk).then().body(containsString("Confermo:"));
        sent(ANNA, desk + "/confirmations", Map.of("version", "1")).then().statusCode(403);
        done(sent(BRUNO, desk + "/confirmations", Map.of("version", "1")));
        done(sent(CARLA, desk + "/confirmations", Map.of("version", "1")));
        get(ANNA, promoter)
                .then()
                .body(containsString("IT** **** 3456"), not(containsString("0542811101")), containsString("pronto"));
        var ask = Map.of(
                "position", "1", "amount", "401", "evidence", "Contratto firmato.", "link", "", "intent", mark());
        sent(ANNA, promoter + "/requests", ask).then().statusCode(422).body(containsString("fino a 400"));
        var right = new java.util.HashMap<>(ask);
        right.put("amount", "400");
        done(sent(ANNA, promoter + "/requests", right));
        var payout = payouts.of(made.campaign()).get(0).id().toString();
        get(BRUNO, "/desk/payouts").then().statusCode(200).body(containsString("/desk/payouts/" + made.slug()));
        sent(ANNA, desk + "/approvals", Map.of("payout", payout)).then().statusCode(403);
        done(sent(BRUNO, desk + "/approvals", Map.of("payout", payout)));
        var others = files();
        sent(CARLA, "/desk/payouts/transfers", Map.of())
                .then()
                .statusCode(200)
                .body(containsString(">IT60X0542811101000000123456<"), containsString(">400.00<"));
        sent(CARLA, "/desk/payouts/transfers", Map.of()).then().statusCode(404);
        var mine = files();
        mine.removeAll(others);
        assertEquals(1, mine.size(), "one file");
        var file = mine.iterator().next();
        sent(CARLA, file, Map.of()).then().statusCode(200).body(containsString(">400.00<"));
        sent("dora; roles=auditor; level=2", "/desk/payouts/transfers", Map.of())
                .then()
                .statusCode(403);
        office.settleAll();
        done(sent(CARLA, desk + "/executions", Map.of("payout", payout, "reference", "CRO 1", "day", "2026-01-07")));
        get(null, money)
                .then()
                .statusCode(200)
                .body(
                        containsString("Pagato al beneficiario"),
                        containsString("Contratto firmato."),
                        containsString("/ledger/accounts/escrow/" + made.campaign()),
                        not(containsString("3456")));
        get(null, "/ledger/accounts/escrow/" + made.campaign()).then().statusCode(200);
        var mark = mark();
        var report = Map.of("title", "Il forno è acceso", "body", "Ecco il primo pane.", "intent", mark);
        done(sent(ANNA, "/campaigns/" + made.slug() + "/reports", report));
        done(sent(ANNA, "/campaigns/" + made.slug() + "/reports", report));
        sent(
                        ANNA,
                        "/campaigns/" + made.slug() + "/reports",
                        Map.of("title", "Il forno è spento", "body", "Ecco il primo pane.", "intent", mark))
                .then()
                .statusCode(409);
        get(null, money).then().body(containsString("Il forno è acceso"));
    }

    /** Who never typed an address finds all of it: from the campaign, and from the desk before anything was asked for. */
    @Test
    void linksLeadToEachStep() throws Exception {
        var made = office.campaign();
        var campaign = "/campaigns/" + made.slug();
        var desk = "/desk/payouts/" + made.slug();
        get(BRUNO, campaign).then().body(containsString(campaign + "/payouts\""), containsString(desk + "\""));
        get(null, campaign).then().body(not(containsString("/payouts\"")), not(containsString("/desk/")));
        assertEquals("il conto del beneficiario", missing(made.slug()));
        assertTrue(waitsForPromoter(made.campaign()));
        accounts.enter(made.campaign(), "Il Forno", Office.IBAN, UUID.randomUUID(), office.person(Role.OFFICER));
        assertEquals("la conferma del conto, di due persone", missing(made.slug()));
        assertFalse(waitsForPromoter(made.campaign()));
        office.confirm(made.campaign());
        office.confirm(made.campaign());
        assertEquals("la richiesta del promotore", missing(made.slug()));
        assertTrue(waitsForPromoter(made.campaign()));
        get(ANNA, desk).then().body(containsString("value=\"Avvio\""), containsString("value=\"50\""));
        sent(ANNA, desk + "/plans", Map.of("title1", "Tutto", "share1", "100", "evidence1", "", "intent", mark()))
                .then()
                .statusCode(422)
                .body(containsString("Parte 1: scrivi quali prove"), containsString("value=\"Tutto\""));
    }

    /** What the desk says about a campaign that is not paid to the end. */
    /** The files that the bank was given, those of other tests among them. */
    private static Set<String> files() {
        return Pattern.compile("/desk/payouts/transfers/[0-9a-f-]{36}")
                .matcher(get(CARLA, "/desk/payouts").asString())
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    private boolean waitsForPromoter(UUID campaign) {
        return payouts.waitingForPromoter(List.of(campaign)).contains(campaign);
    }

    private String missing(String slug) {
        return get(BRUNO, "/desk/payouts")
                .asString()
                .replaceAll("(?s).*/desk/payouts/" + slug + "\".*?</td><td[^>]*>([^<]*)<.*", "$1");
    }

    /** A browser that was left open moves no money: who acts proves again who they are, and finds what they typed. */
    @Test
    void moneyIsForWhoProvedWhoTheyAreJustNow() throws Exception {
        var made = office.campaign();
        var promoter = "/campaigns/" + made.slug() + "/payouts";
        var desk = "/desk/payouts/" + made.slug();
        var away = sent(
                ANNA + "; age=600",
                promoter + "/accounts",
                Map.of("form", "account", "holder", "Il Forno", "iban", Office.IBAN, "intent", mark()));
        away.then().statusCode(303).header("Location", containsString("/login/step-up?return="));
        assertTrue(accounts.of(made.campaign()).isEmpty());
        given().header(TestPerson.HEADER, ANNA)
                .cookies(away.cookies())
                .get(promoter)
                .then()
                .body(containsString("value=\"Il Forno\""), containsString("value=\"" + Office.IBAN + "\""));
        given().header(TestPerson.HEADER, BRUNO)
                .cookies(away.cookies())
                .get(promoter)
                .then()
                .body(not(containsString("Il Forno")));
        office.account(made.campaign(), Office.IBAN);
        var payout = office.request(made.campaign(), 1, 40_000);
        var body = Map.of("payout", payout.toString(), "reference", "CRO 1", "day", "2026-01-07", "version", "1");
        for (var act : java.util.List.of("/confirmations", "/approvals", "/executions")) {
            sent(BRUNO + "; age=600", desk + act, body)
                    .then()
                    .statusCode(303)
                    .header("Location", containsString("/login/step-up?return="));
        }
        for (var act : java.util.List.of("/grant/liquidations", "/grant/payments")) {
            sent(BRUNO + "; age=600", desk + act, Map.of("act", "Determina 1"))
                    .then()
                    .header("Location", containsString("/login/step-up?return="));
        }
        sent(CARLA + "; age=600", "/desk/payouts/transfers", Map.of())
                .then()
                .header("Location", containsString("/login/step-up?return="));
        assertEquals(PayoutStatus.REQUESTED, payouts.byId(payout).status());
    }

    /** What the bank may be paying already is not sent again because the account changed meanwhile. */
    @Test
    void F28_whatWentToTheBankIsNotApprovedAgainBeforeItIsRecalled() throws Exception {
        var made = office.campaign();
        var desk = "/desk/payouts/" + made.slug();
        office.account(made.campaign(), Office.IBAN);
        var payout = office.request(made.campaign(), 1, 40_000);
        payouts.approve(payout, office.person(Role.OFFICER));
        var before = transfers.file(office.person(Role.OFFICER));
        assertTrue(before.contains(payout.toString().replace("-", "")), before);
        payouts.takeBackAll(made.campaign(), "È cambiato il conto", office.person(Role.OFFICER));
        var approval = new java.util.HashMap<>(Map.of("payout", payout.toString()));
        get(BRUNO, desk).then().body(containsString("name=\"recalled\""));
        sent(BRUNO, desk + "/approvals", approval)
                .then()
                .statusCode(422)
                .body(containsString("Chiedi alla banca di non fare il bonifico di prima"));
        assertEquals(PayoutStatus.REQUESTED, payouts.byId(payout).status());
        approval.put("recalled", "true");
        done(sent(BRUNO, desk + "/approvals", approval));
        assertTrue(transfers
                .file(office.person(Role.OFFICER))
                .contains(payout.toString().replace("-", "")));
    }

    /** Two who fetch the file at once: each transfer is in one of them. */
    @Test
    void aTransferIsInOneFile() throws Exception {
        var made = office.campaign();
        office.account(made.campaign(), Office.IBAN);
        var payout = office.request(made.campaign(), 1, 40_000);
        payouts.approve(payout, office.person(Role.OFFICER));
        var pool = java.util.concurrent.Executors.newFixedThreadPool(4);
        var found = 0;
        try {
            var fetch = new java.util.ArrayList<java.util.concurrent.Callable<String>>();
            for (var i = 0; i < 4; i++) {
                fetch.add(() -> {
                    try {
                        return transfers.file(office.person(Role.OFFICER));
                    } catch (it.broletto.shared.Refusal none) {
                        return "";
                    }
                });
            }
            for (var one : pool.invokeAll(fetch)) {
                found += one.get().contains(payout.toString().replace("-", "")) ? 1 : 0;
            }
        } finally {
            pool.shutdown();
        }
        assertEquals(1, found);
    }

    /** A provider's message or an officer's word may begin like a formula. */
    @Test
    void F32_aStatementHoldsNoFormula() throws Exception {
        var made = office.campaign();
        office.account(made.campaign(), Office.IBAN);
        var payout = office.request(made.campaign(), 1, 40_000);
        payouts.approve(payout, office.person(Role.OFFICER));
        // The reason stands in the entry that takes the approval back.
        payouts.takeBackAll(
                made.campaign(), "=HYPERLINK(\"https://evil.example\",\"ciao\")", office.person(Role.OFFICER));
        var csv = get(null, "/campaigns/" + made.slug() + "/statement.csv");
        csv.then().statusCode(200);
        var text = csv.asString();
        assertTrue(text.contains("\"'=HYPERLINK"), text);
        assertFalse(text.lines().anyMatch(line -> line.matches(".*,\"?=HYPERLINK.*")), text);
        assertTrue(text.startsWith("entry,at,phase,type,account,owner,debit,credit,reason,hash\r\n"));
        // Its lines sum to what the accounts have.
        var escrow = text.lines()
                .map(line -> line.split(",", -1))
                .filter(cells -> cells.length > 7 && cells[4].equals("ESCROW"))
                .mapToLong(cells -> cents(cells[7]) - cents(cells[6]))
                .sum();
        assertEquals(ledger.balance(Kind.ESCROW.of(made.campaign())).posted(), escrow);
    }

    @Test
    void nobodyElseReachesTheFormsOfACampaign() throws Exception {
        var made = office.campaign();
        var citizen = TestPerson.citizen(TestPerson.codiceFiscale(16_001));
        get(citizen, "/campaigns/" + made.slug() + "/payouts").then().statusCode(403);
        sent(
                        citizen,
                        "/campaigns/" + made.slug() + "/payouts/accounts",
                        Map.of("holder", "Io", "iban", Office.IBAN, "intent", mark()))
                .then()
                .statusCode(403);
        get(citizen, "/desk/payouts/" + made.slug()).then().statusCode(403);
        get("dora; roles=auditor; level=2", "/desk/payouts").then().statusCode(200);
    }

    @Test
    void whatIsNotThereYetIsSaid() {
        get(null, "/grants").then().statusCode(200);
        get(null, "/grants.csv").then().statusCode(200).body(containsString("legal_basis"));
        get(null, "/campaigns/no-such-thing/money").then().statusCode(404);
    }

    private static long cents(String decimal) {
        return decimal.isEmpty() ? 0 : Long.parseLong(decimal.replace(".", ""));
    }

    private static String mark() {
        return UUID.randomUUID().toString();
    }

    private static void done(Response response) {
        assertEquals(303, response.statusCode(), () -> response.asString());
    }

    private static Response get(String person, String path) {
        var request = given().redirects().follow(false);
        return (person == null ? request : request.header(TestPerson.HEADER, person)).get(path);
    }

    private static Response sent(String person, String path, Map<String, String> fields) {
        return given().redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .header(TestPerson.HEADER, person)
                .formParams(fields)
                .post(path);
    }
}
