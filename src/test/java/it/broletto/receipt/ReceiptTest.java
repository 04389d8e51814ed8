package it.broletto.receipt;

import static io.restassured.RestAssured.given;
import static it.broletto.Until.until;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import it.broletto.Sql;
import it.broletto.TestPerson;
import it.broletto.campaign.CampaignService;
import it.broletto.campaign.Fallback;
import it.broletto.campaign.PledgeService;
import it.broletto.campaign.Town;
import it.broletto.collection.CollectionService;
import it.broletto.collection.Funding;
import it.broletto.collection.Funding.Gift;
import it.broletto.doctor.Examined;
import it.broletto.document.TaggedPdf;
import it.broletto.identity.Guest;
import it.broletto.identity.Person;
import it.broletto.sandbox.Card;
import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import it.broletto.shared.Refusal.Reason;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Gifts collected by the sandbox, and receipts for them. */
@QuarkusTest
class ReceiptTest {

    private static final String CODE = TestPerson.codiceFiscale(1_234);

    @Inject
    Town town;

    @Inject
    Funding funding;

    @Inject
    ReceiptService receipts;

    @Inject
    Receipts rows;

    @Inject
    CollectionService collections;

    @Inject
    CampaignService campaigns;

    @Inject
    PledgeService pledges;

    @Inject
    AgroalDataSource database;

    @Inject
    Sql sql;

    /** Many receipts at once, one of which fails: the numbers have no gaps. */
    @Test
    void I21_numbersHaveNoGapsHoweverManyAreIssuedAtOnce() throws Exception {
        var made = funding.collected(
                IntStream.range(0, 12).mapToObj(each -> new Gift(60, Card.GOOD)).toArray(Gift[]::new));
        var pool = Executors.newFixedThreadPool(6);
        var work = new ArrayList<Callable<Void>>();
        for (var each = 0; each < 12; each++) {
            var pledge = made.pledges().get(each);
            var person = made.backers().get(each).id();
            for (var twice = 0; twice < 2; twice++) {
                var intent = UUID.randomUUID();
                work.add(() -> {
                    try {
                        receipts.want(pledge, "Anna Prova", CODE, intent, person);
                    } catch (Refusal second) {
                        assertEquals(Reason.ALREADY_DONE, second.reason());
                    }
                    return null;
                });
            }
        }
        for (var done : pool.invokeAll(work)) {
            done.get();
        }
        pool.shutdown();
        assertEquals(
                0,
                sql.number(
                        "select count(*) from receipt_counter c where c.last <> (select count(*) from receipt r where r.issuer = c.issuer and r.year = c.year) or c.last <> (select max(number) from receipt r where r.issuer = c.issuer and r.year = c.year)"));
        for (var each = 0; each < 12; each++) {
            assertTrue(receipts.one(
                            made.pledges().get(each), made.backers().get(each).id())
                    .isPresent());
        }
        var last =
                receipts.one(made.pledges().get(0), made.backers().get(0).id()).orElseThrow();
        for (var attempt : List.of(
                "insert into receipt select issuer, year, number + 1000, gen_random_uuid(), wish, cents, rail, collected_at, issued_at from receipt where pledge_id = '%s'",
                "update receipt set number = number + 1 where pledge_id = '%s'",
                "delete from receipt where pledge_id = '%s'",
                "update receipt_counter set last = last + 1 -- %s")) {
            assertThrows(SQLException.class, () -> sql.run(attempt.formatted(last.pledge())), attempt);
        }
    }

    @Test
    void aReceiptSaysWhatTheTaxOfficeWantsInAFileThatCanBeReadAloud() throws Exception {
        var made = funding.collected(new Gift(1_234, Card.GOOD));
        var pledge = made.pledges().get(0);
        var person = made.backers().get(0).id();
        receipts.want(pledge, "Anna Però", CODE.toLowerCase(java.util.Locale.ROOT), UUID.randomUUID(), person);
        var receipt = receipts.one(pledge, person).orElseThrow();
        var reader = new PdfReader(new ByteArrayInputStream(document(receipt)));
        var text = new PdfTextExtractor(reader).getTextFromPage(1).replaceAll("\\s+", " ");
        for (var words : List.of(
                receipt.label(),
                "Anna Però",
                CODE,
                "1.234",
                "milleduecentotrentaquattro/00 euro",
                "01199250158",
                "strumento tracciabile: carta",
                "Un forno di quartiere")) {
            assertTrue(text.contains(words), words + " in " + text);
        }
        assertEquals("it", reader.getCatalog().getAsString(PdfName.LANG).toString());
        assertTrue(reader.getCatalog().contains(PdfName.STRUCTTREEROOT));
        assertTrue(reader.getCatalog().contains(PdfName.MARKINFO));
        var fonts = reader.getPageN(1).getAsDict(PdfName.RESOURCES).getAsDict(PdfName.FONT);
        fonts.getKeys().forEach(name -> {
            var font = fonts.getAsDict((PdfName) name)
                    .getAsArray(PdfName.DESCENDANTFONTS)
                    .getAsDict(0);
            assertTrue(font.getAsDict(PdfName.FONTDESCRIPTOR).contains(PdfName.FONTFILE2), "the font is embedded");
        });
    }

    @Inject
    ReceiptPdf pdf;

    private byte[] document(ReceiptView receipt) {
        return pdf.one(receipt, receipts.named(receipt));
    }

    @Test
    void aNameIsPrintedWholeOrNotTakenAtAll() throws Exception {
        var made = funding.collected(new Gift(600, Card.GOOD), new Gift(600, Card.GOOD));
        var pledge = made.pledges().get(0);
        var person = made.backers().get(0).id();
        refused(Reason.INVALID_INPUT, () -> receipts.want(pledge, "Li 李", CODE, UUID.randomUUID(), person));
        var name = "Łukasz Žižek Ștefan Ελένη Жанна";
        receipts.want(pledge, name, CODE, UUID.randomUUID(), person);
        var text = text(document(receipts.one(pledge, person).orElseThrow()));
        assertTrue(text.contains(name), text);
        assertTrue(
                text(new TaggedPdf("x", Locale.ITALIAN).line("Li 李.").bytes()).contains("Li □."), "seen to be missing");
        assertEquals("李", TaggedPdf.lacking("Li 李李"));
    }

    @Test
    void aReceiptIsItsOwnersAlone() throws Exception {
        var made = funding.collected(new Gift(600, Card.GOOD), new Gift(600, Card.GOOD));
        var pledge = made.pledges().get(0);
        var person = made.backers().get(0).id();
        receipts.want(pledge, "Anna Prova", CODE, UUID.randomUUID(), person);
        var mark = UUID.randomUUID();
        var another = made.pledges().get(1);
        var theirs = made.backers().get(1).id();
        receipts.want(another, "Anna Prova", CODE, mark, theirs);
        receipts.want(another, "Anna Prova", CODE, mark, theirs);
        refused(Reason.INTENT_REUSED, () -> receipts.want(another, "Berta Prova", CODE, mark, theirs));
        refused(Reason.INTENT_REUSED, () -> receipts.want(pledge, "Anna Prova", CODE, mark, person));
        var stranger = UUID.randomUUID();
        refused(Reason.NOT_FOUND, () -> receipts.one(pledge, stranger));
        refused(Reason.NOT_FOUND, () -> receipts.wish(pledge, stranger));
        refused(Reason.NOT_FOUND, () -> receipts.want(pledge, "Io", CODE, UUID.randomUUID(), stranger));
        for (var path : List.of("", "/receipt.pdf")) {
            other().get("/me/receipts/" + pledge + path).then().statusCode(404);
        }
        other().get("/me/receipts").then().statusCode(200).body(containsString("Nessuna ricevuta"));
        other().get("/me/receipts/years/2026/summary.pdf").then().statusCode(404);
        given().redirects()
                .follow(false)
                .get("/me/receipts/" + pledge + "/receipt.pdf")
                .then()
                .statusCode(not(200));
        assertEquals(0, sql.number("select count(*) from receipt_wish t where cast(t as text) like '%" + CODE + "%'"));
        assertEquals(0, sql.number("select count(*) from receipt_wish t where cast(t as text) like '%Anna%'"));
    }

    @Test
    void theReceiptOfAGiftThatWentBackIsRevokedByANewRow() throws Exception {
        var made = funding.collected(new Gift(600, Card.GOOD), new Gift(600, Card.GOOD));
        var pledge = made.pledges().get(0);
        var person = made.backers().get(0).id();
        receipts.want(pledge, "Anna Prova", CODE, UUID.randomUUID(), person);
        collections.giveBack(pledge, "Chiesto dal donatore", made.backers().get(1));
        funding.workUntil(pledge, "REFUNDED");
        receipts.revokeDue();
        receipts.revokeDue();
        var receipt = receipts.one(pledge, person).orElseThrow();
        assertEquals("REFUNDED", receipt.revoked());
        var text = text(pdf.year(receipt.year(), receipts.of(person, receipt.year()), receipts.named(receipt)));
        assertTrue(text.contains("Annullata") && text.contains("zero/00 euro"), text);
        assertTrue(text(document(receipt)).contains("Annullata"));
    }

    @Test
    void aWishWaitsForTheMoneyAndMayBeForgottenUntilThen() throws Exception {
        var made = funding.collected(new Gift(600, Card.GOOD), new Gift(50, Card.DECLINED));
        var dropped = made.pledges().get(1);
        var person = made.backers().get(1).id();
        receipts.want(dropped, "Anna Prova", CODE, UUID.randomUUID(), person);
        receipts.issueDue();
        assertTrue(receipts.one(dropped, person).isEmpty());
        assertEquals("Anna Prova", receipts.wish(dropped, person).orElseThrow().holder());
        receipts.forget(dropped, person);
        assertTrue(receipts.wish(dropped, person).isEmpty());
        var paid = made.pledges().get(0);
        receipts.want(
                paid,
                "Anna Prova",
                CODE,
                UUID.randomUUID(),
                made.backers().get(0).id());
        refused(
                Reason.ALREADY_DONE,
                () -> receipts.forget(paid, made.backers().get(0).id()));
        refused(
                Reason.INVALID_INPUT,
                () -> receipts.want(dropped, "Anna", "AAAAAA00A00A000A", UUID.randomUUID(), person));
        assertFalse(Arrays.asList(rows.lastWish(paid).orElseThrow().toString()).contains(CODE));
    }

    /** What its campaign could not have, the fund has; the city that keeps it says so. Of money that went back nothing is said. */
    @Test
    void aGiftThatWentIntoTheFundHasOneReceiptOfTheCity() throws Exception {
        var made = funding.collected(
                campaign -> {
                    for (var pledge : pledgesOf(campaign, 50_000)) {
                        pledges.fallBack(
                                pledge.pledge(), new Fallback(Fallback.Choice.FUND, null), new Guest(pledge.person()));
                    }
                },
                new Gift(500, Card.GOOD),
                new Gift(40, Card.GOOD),
                new Gift(100, Card.DECLINED));
        var pledge = made.pledges().get(0);
        var person = made.backers().get(0).id();
        var back = made.pledges().get(1);
        receipts.want(pledge, "Anna Prova", CODE, UUID.randomUUID(), person);
        receipts.want(
                back,
                "Berta Prova",
                CODE,
                UUID.randomUUID(),
                made.backers().get(1).id());
        until(
                20,
                () -> funding.status(pledge).equals("MOVED")
                        && funding.status(back).equals("REFUNDED"),
                () -> {
                    receipts.issueDue();
                    funding.work();
                });
        receipts.issueDue();
        receipts.issueDue();
        receipts.revokeDue();
        var receipt = receipts.one(pledge, person).orElseThrow();
        assertTrue(receipt.fund() && receipt.revoked() == null);
        assertEquals("01199250158", receipt.issuer());
        assertEquals(1, sql.number("select count(*) from receipt where pledge_id = '" + pledge + "'"));
        assertEquals(0, sql.number("select count(*) from receipt where pledge_id = '" + back + "'"));
        var text = text(document(receipt));
        assertTrue(text.contains("fondo di quartiere") && text.contains("cinquecento/00 euro"), text);
        assertTrue(text(pdf.year(receipt.year(), List.of(receipt), receipts.named(receipt)))
                .contains("Fondo di quartiere"));
        assertThrows(
                SQLException.class,
                () -> sql.run("insert into receipt select issuer, year, number + 1, '" + back
                        + "', 1, 4000, rail, collected_at, issued_at from receipt where pledge_id = '" + pledge + "'"));
    }

    /** Who came in with a codice fiscale cannot have a receipt in the name of another person's; of a body's they can. */
    @Test
    void whoCameInWithATaxCodeHasTheReceiptInIt() {
        var own = TestPerson.codiceFiscale(15_778);
        var slug = town.liveCampaign();
        collections.setRail(campaigns.bySlug(slug).card().id(), "sandbox");
        var made = as(own).formParam("intent", UUID.randomUUID())
                .formParam("naming", "anonymous")
                .formParam("otherAmount", 20)
                .post("/campaigns/" + slug + "/pledges");
        made.then().statusCode(303);
        var pledge = made.header("Location").replaceAll(".*/pledges/([0-9a-f-]{36}).*", "$1");
        as(own).get("/me/receipts/" + pledge).then().statusCode(200).body(containsString("quello con cui sei entrato"));
        want(own, pledge, CODE)
                .then()
                .statusCode(422)
                .body(containsString("di un’altra persona"), containsString("value=\"" + CODE + "\""));
        want(own, pledge, own.toLowerCase(Locale.ROOT)).then().statusCode(303);
        want(own, pledge, "01199250158").then().statusCode(303);
        as(own).get("/me/receipts")
                .then()
                .statusCode(200)
                .body(containsString("Chieste, in attesa"), containsString("Un forno di quartiere</a>, 20"))
                .body(not(containsString("Nessuna ricevuta")));
        as(own).cookie("broletto_language", "en").get("/me/receipts").then().body(containsString("Asked for, waiting"));
        as(own).get("/me").then().body(containsString("<h2>Le mie ricevute</h2>"), containsString("Vedi le ricevute"));
    }

    private static Response want(String person, String pledge, String code) {
        return as(person)
                .formParam("intent", UUID.randomUUID())
                .formParam("holder", "Anna Prova")
                .formParam("taxCode", code)
                .post("/me/receipts/" + pledge);
    }

    private static RequestSpecification as(String code) {
        return given().redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .header(TestPerson.HEADER, TestPerson.citizen(code));
    }

    private record Of(UUID pledge, UUID person) {}

    private List<Of> pledgesOf(UUID campaign, long cents) {
        var found = new ArrayList<Of>();
        try (var connection = database.getConnection();
                var rows = connection
                        .createStatement()
                        .executeQuery("select id, person_id from pledge where amount_cents = " + cents
                                + " and campaign_id = '" + campaign + "'")) {
            while (rows.next()) {
                found.add(new Of(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return found;
    }

    /** Where a promoter receives, the receipt is the promoter's, with numbers of its own. */
    @Test
    void theBodyThatReceivesIsNamedAndHasItsOwnNumbers() throws Exception {
        var body = "%011d".formatted(System.nanoTime() % 100_000_000_000L);
        var made = funding.collected(
                campaign -> {
                    try {
                        sql.run("""
                                begin; set local session_replication_role = replica;
                                with one as (insert into application (id, applicant_id, intent, status, number, campaign_id, draft, begun_at, saved_at)
                                    values (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'OPENED', 1, '%s', '{}', now(), now()) returning id)
                                insert into application_version (application_id, number, content, sent_at)
                                select id, 1, '{"title": "Un forno", "taxCode": "%s"}', now() from one; commit""".formatted(campaign, body));
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                },
                new Gift(600, Card.GOOD),
                new Gift(30, Card.GOOD));
        for (var each = 0; each < 2; each++) {
            var person = made.backers().get(each).id();
            receipts.want(made.pledges().get(each), "Anna Prova", CODE, UUID.randomUUID(), person);
            var receipt = receipts.one(made.pledges().get(each), person).orElseThrow();
            assertEquals(body, receipt.issuer());
            assertEquals(each + 1, receipt.number());
            var text = text(document(receipt));
            assertTrue(
                    text.contains("Associazione Il Forno") && text.contains(body) && text.contains("per conto"), text);
            assertFalse(text.contains("01199250158"), text);
        }
        assertEquals(List.of(), Examined.broken(database, "I21"));
    }

    @Test
    void whatWasAskedForIsListedUntilItComesOrCannot() throws Exception {
        var person = new AtomicReference<Person>();
        var made = funding.collected(
                campaign -> {
                    person.set(town.backer());
                    var slug = campaigns.byIds(List.of(campaign)).get(campaign).slug();
                    var good = funding.pledge(slug, 40, Card.GOOD, person.get());
                    var gone = funding.pledge(slug, 41, Card.GOOD, person.get());
                    for (var each : List.of(good, gone)) {
                        receipts.want(
                                each,
                                "Anna Prova",
                                CODE,
                                UUID.randomUUID(),
                                person.get().id());
                    }
                    assertEquals(
                            List.of(41L, 40L),
                            receipts.waiting(person.get().id()).stream()
                                    .map(one -> one.amount().cents() / 100)
                                    .toList());
                    pledges.withdraw(gone, person.get());
                    assertEquals(
                            List.of(new WaitingView(good, "Un forno di quartiere", Money.ofEuros(40))),
                            receipts.waiting(person.get().id()));
                },
                new Gift(650, Card.GOOD));
        assertEquals("FUNDED", campaigns.bySlug(made.slug()).card().status().name());
        receipts.issueDue();
        assertEquals(List.of(), receipts.waiting(person.get().id()), "it is there");
        assertEquals(1, receipts.of(person.get().id()).size());
    }

    private static String text(byte[] file) throws Exception {
        return new PdfTextExtractor(new PdfReader(new ByteArrayInputStream(file)))
                .getTextFromPage(1)
                .replaceAll("\\s+", " ");
    }

    private static RequestSpecification other() {
        return given().redirects()
                .follow(false)
                .header(TestPerson.HEADER, TestPerson.citizen(TestPerson.codiceFiscale(15_777)));
    }

    private static void refused(Reason reason, Runnable act) {
        assertEquals(reason, assertThrows(Refusal.class, act::run).reason());
    }
}
