package it.broletto.collection;

import static io.restassured.RestAssured.given;
import static it.broletto.Until.until;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import it.broletto.Sql;
import it.broletto.TestPerson;
import it.broletto.call.CallService;
import it.broletto.call.TestCalls;
import it.broletto.campaign.CampaignService;
import it.broletto.campaign.Contact;
import it.broletto.campaign.PledgeService;
import it.broletto.campaign.Town;
import it.broletto.doctor.Examined;
import it.broletto.identity.MailAddress;
import it.broletto.identity.Person;
import it.broletto.identity.PersonService;
import it.broletto.identity.Pseudonyms;
import it.broletto.identity.Role;
import it.broletto.ledger.AnchorService;
import it.broletto.ledger.LedgerReader;
import it.broletto.ledger.Verification;
import it.broletto.privacy.PrivacyService;
import it.broletto.receipt.ReceiptService;
import it.broletto.sandbox.Card;
import it.broletto.shared.Refusal;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A donor may be forgotten: nothing leads to them any more, and nothing else changes. */
@QuarkusTest
class ErasureTest {

    private static final String[] RULES = {
        "I1", "I2", "I3", "I4", "I5", "I6", "I7", "I8", "I13", "I14", "I15", "I19", "I21", "I22"
    };

    @Inject
    Town town;

    @Inject
    Funding funding;

    @Inject
    CampaignService campaigns;

    @Inject
    PledgeService pledges;

    @Inject
    CollectionService collections;

    @Inject
    CallService calls;

    @Inject
    TestCalls testCalls;

    @Inject
    ReceiptService receipts;

    @Inject
    PrivacyService privacy;

    @Inject
    PersonService persons;

    @Inject
    Pseudonyms pseudonyms;

    @Inject
    AnchorService anchors;

    @Inject
    AgroalDataSource database;

    @Inject
    Sql sql;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String name = "Zenobia Dimenticata " + mark;

    /** Two donors of 400 € and 250 €, and what the city adds; the first says much of herself. */
    private String funded(Person zenobia, List<UUID> made) throws Exception {
        var slug = town.closingCampaign(Duration.ofMinutes(3));
        var campaign = campaigns.bySlug(slug).card().id();
        collections.setRail(campaign, "sandbox");
        calls.admit(testCalls.open(TestCalls.HALF, 60_000), campaign, 100_000, TestCalls.OFFICER);
        made.add(funding.pledge(slug, 400, Card.GOOD, zenobia));
        made.add(funding.pledge(slug, 250, Card.GOOD, town.backer()));
        pledges.appear(made.get(0), name, "Per mia nonna " + mark, zenobia);
        pledges.appear(made.get(0), name + " e figli", null, zenobia);
        sql.run(
                "insert into campaign_question (id, campaign_id, person_id, words, intent, asked_at) values (gen_random_uuid(), '"
                        + campaign + "', '" + zenobia.id() + "', 'Abito in via Roma 3 " + mark
                        + ", si sente il rumore?', gen_random_uuid(), now())");
        funding.close(Duration.ofMinutes(4));
        until(
                60,
                () -> sql.number("select count(*) from collection_decision where campaign_id = '" + campaign + "'") > 0,
                funding::work);
        return slug;
    }

    private Person citizen(String codiceFiscale) {
        return new Person(
                persons.idOf(pseudonyms.of(codiceFiscale)),
                Set.of(Role.CITIZEN),
                2,
                Instant.now(),
                LocalDate.of(1980, 1, 1),
                "Zenobia");
    }

    /** All that is public of a campaign, by address. */
    private Map<String, String> published(String slug) {
        var found = new LinkedHashMap<String, String>();
        Stream.of(
                        "/api/v1/campaigns/" + slug,
                        "/campaigns/" + slug + "/money",
                        "/campaigns/" + slug + "/statement.csv",
                        "/campaigns/" + slug + "/match",
                        "/campaigns/" + slug + "/match.json",
                        "/ledger",
                        "/fund",
                        "/grants")
                .forEach(path -> found.put(
                        path, given().get(path).then().statusCode(200).extract().asString()));
        return found;
    }

    @Test
    void I17_erasingADonorChangesNoSum() throws Exception {
        var codiceFiscale = TestPerson.codiceFiscale(16_901);
        var zenobia = citizen(codiceFiscale);
        var made = new ArrayList<UUID>();
        var slug = funded(zenobia, made);
        receipts.want(made.get(0), name, codiceFiscale, UUID.randomUUID(), zenobia.id());
        assertTrue(receipts.one(made.get(0), zenobia.id()).isPresent());
        given().header(TestPerson.HEADER, TestPerson.citizen(codiceFiscale))
                .get("/me/data")
                .then()
                .statusCode(200)
                .body(containsString(name), containsString("via Roma 3"), containsString(codiceFiscale));
        given().header(TestPerson.HEADER, TestPerson.citizen(codiceFiscale))
                .get("/me/data.json")
                .then()
                .statusCode(200)
                .body(containsString(name), containsString("via Roma 3"), containsString(codiceFiscale));
        var subject = pseudonyms.of(codiceFiscale);
        assertNotEquals(List.of(), found(name, subject), "the walk finds what is there");

        // The page of the ledger tells the day's signature, which must not come between the two looks.
        anchors.signDue();
        var pages = published(slug);
        var figures = Examined.figures(database, RULES);
        var entries = given().get("/ledger.ndjson").asString();
        var sums = sums();
        given().header(TestPerson.HEADER, TestPerson.citizen(codiceFiscale))
                .header("Sec-Fetch-Site", "same-origin")
                .redirects()
                .follow(false)
                .formParam("sure", "true")
                .post("/me/erasure")
                .then()
                .statusCode(307)
                .header("Location", endsWith("/logout?forgotten=true"));

        pages.forEach((path, before) -> assertEquals(before, given().get(path).asString(), path));
        assertEquals(figures, Examined.figures(database, RULES));
        assertEquals(sums, sums());
        assertTrue(given().get("/ledger.ndjson").asString().startsWith(entries));
        try (var connection = database.getConnection()) {
            var verification = new Verification(List.of());
            new LedgerReader(connection).each(verification::add);
            assertEquals(null, verification.flaw());
        }
        given().get("/campaigns/" + slug).then().body(not(containsString(mark)));
        given().get("/campaigns/" + slug + "/backers").then().body(not(containsString(mark)));
        assertEquals(List.of(), found(mark, subject));
        assertEquals(List.of(), found(codiceFiscale, subject));
        assertNotEquals(zenobia.id(), persons.idOf(subject), "who comes back is somebody new");
        assertFalse(receipts.one(made.get(0), zenobia.id()).isEmpty(), "the law wants receipts kept");
    }

    /** Of a promise that stands, not that its campaign takes promises. */
    @Test
    void theStateOfAPromiseIsItsOwn() {
        var codiceFiscale = TestPerson.codiceFiscale(16_902);
        pledges.pledge(town.liveCampaign(), Town.pledge(20), citizen(codiceFiscale));
        given().header(TestPerson.HEADER, TestPerson.citizen(codiceFiscale))
                .get("/me/data")
                .then()
                .statusCode(200)
                .body(containsString("<dd dir=\"auto\">Vale</dd>"), not(containsString("Raccoglie promesse")));
    }

    private String sums() throws SQLException {
        return sql.text(
                "select (select sum(amount_cents) || ' ' || count(*) || ' ' || count(distinct person_id) from pledge)"
                        + " || ' ' || (select sum(posted_cents) from ledger_account) || ' ' || (select number || ' ' || encode(hash, 'hex') from ledger_head)"
                        + " || ' ' || (select count(*) || ' ' || sum(settled_cents) from collection_decision) || ' ' || (select sum(cents) from match_decision)"
                        + " || ' ' || (select count(*) || ' ' || sum(cents) from receipt)");
    }

    /** Every column that may hold words or bytes, of every table, where a text or a keyed hash occurs. */
    private List<String> found(String words, byte[] subject) throws SQLException {
        var found = new ArrayList<String>();
        try (var connection = database.getConnection();
                var columns = connection.createStatement().executeQuery("""
                        select c.table_schema, c.table_name, c.column_name, c.data_type from information_schema.columns c
                        join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
                        where c.table_schema not in ('pg_catalog', 'information_schema') and t.table_type = 'BASE TABLE'
                          and c.data_type in ('text', 'character varying', 'bytea', 'json', 'jsonb', 'tsvector', 'ARRAY')""")) {
            while (columns.next()) {
                var table = '"' + columns.getString(1) + "\".\"" + columns.getString(2) + '"';
                var column = '"' + columns.getString(3) + '"';
                var bytes = columns.getString(4).equals("bytea");
                try (var rows = connection.prepareStatement("select count(*) from " + table + " where "
                        + (bytes
                                ? "position(cast(? as bytea) in " + column + ") > 0 or position(cast(? as bytea) in "
                                        + column + ") > 0"
                                : "position(? in cast(" + column + " as text)) > 0"))) {
                    if (bytes) {
                        rows.setBytes(1, words.getBytes(StandardCharsets.UTF_8));
                        rows.setBytes(2, subject);
                    } else {
                        rows.setString(1, words);
                    }
                    try (var row = rows.executeQuery()) {
                        row.next();
                        if (row.getLong(1) > 0) {
                            found.add(table + "." + column);
                        }
                    }
                }
            }
        }
        return found;
    }

    @Test
    void whatIsStillRunningIsNamedAndKeepsOneFromBeingForgotten() throws Exception {
        var codiceFiscale = TestPerson.codiceFiscale(16_902);
        var person = citizen(codiceFiscale);
        var slug = town.liveCampaign();
        var pledge = pledges.pledge(slug, Town.pledge(20), person);
        assertEquals(
                Refusal.Reason.STILL_RUNNING,
                assertThrows(Refusal.class, () -> privacy.forget(person.id())).reason());
        given().header(TestPerson.HEADER, TestPerson.citizen(codiceFiscale))
                .get("/me/erasure")
                .then()
                .statusCode(200)
                .body(containsString("Ritira la promessa"), containsString("/pledges/" + pledge));
        given().header(TestPerson.HEADER, TestPerson.citizen(codiceFiscale))
                .header("Sec-Fetch-Site", "same-origin")
                .formParam("sure", "true")
                .post("/me/erasure")
                .then()
                .statusCode(422);
        pledges.withdraw(pledge, person);
        given().header(TestPerson.HEADER, TestPerson.citizen(codiceFiscale))
                .header("Sec-Fetch-Site", "same-origin")
                .post("/me/erasure")
                .then()
                .statusCode(422)
                .body(containsString("spunta la casella"));
        privacy.forget(person.id());
        privacy.forget(person.id());
        assertEquals(1, sql.number("select count(*) from person where subject is null and id = '" + person.id() + "'"));
    }

    /** Of a promise and a wish to be forgotten at the same instant, one comes first. */
    @Test
    void nobodyIsForgottenWithAPromiseMadeAtTheSameInstant() throws Exception {
        var slug = town.liveCampaign();
        var people = Stream.generate(town::backer).limit(12).toList();
        var work = new ArrayList<Callable<Void>>();
        for (var one : people) {
            work.add(() -> tried(() -> pledges.pledge(slug, Town.pledge(5), one)));
            work.add(() -> tried(() -> privacy.forget(one.id())));
        }
        var pool = Executors.newFixedThreadPool(6);
        for (var done : pool.invokeAll(work)) {
            done.get();
        }
        pool.shutdown();
        for (var one : people) {
            assertEquals(
                    1,
                    sql.number("select (select count(*) from pledge where person_id = '" + one.id()
                            + "') + (select count(*) from person where subject is null and id = '" + one.id() + "')"));
        }
    }

    private static Void tried(Runnable act) {
        try {
            act.run();
        } catch (RuntimeException cameSecond) {
            assertFalse(cameSecond instanceof NullPointerException);
        }
        return null;
    }

    /** While money is collected and given back nobody is forgotten; as soon as it is back, one may be. */
    @Test
    void whoeverWantsToBeForgottenWhileMoneyIsOnItsWayGetsItFirst() throws Exception {
        var slug = town.closingCampaign(Duration.ofSeconds(5));
        var campaign = campaigns.bySlug(slug).card().id();
        collections.setRail(campaign, "sandbox");
        var person = town.backer();
        var mine = funding.pledge(slug, 300, Card.GOOD, person);
        var late = pledges.pledge(slug, Town.pledge(400), town.backer());
        sql.run("insert into pledge_means (pledge_id, attempt, means, shown_at) values ('" + late
                + "', 1, 'nothing', now())");
        funding.close(Duration.ofSeconds(6));
        var refusals = 0;
        var forgotten = false;
        Town.later(Duration.ofSeconds(6));
        for (var end = Instant.now().plusSeconds(60); !forgotten; ) {
            assertTrue(Instant.now().isBefore(end));
            try {
                privacy.forget(person.id());
                forgotten = true;
            } catch (Refusal running) {
                assertEquals(Refusal.Reason.STILL_RUNNING, running.reason());
                refusals++;
            }
            if (!forgotten) {
                funding.work();
            }
        }
        assertTrue(refusals > 0);
        assertEquals("REFUNDED", sql.text("select status from pledge_state where pledge_id = '" + mine + "'"));
        assertEquals(
                1,
                sql.number(
                        "select count(*) from sandbox.deal where kind = 'refund' and status = 'settled' and pledge = '"
                                + mine + "'"));
    }

    @Test
    void whatNobodyNeedsAnyMoreIsForgottenByAge() throws Exception {
        var zenobia = town.backer();
        var made = funding.collected(new Funding.Gift(700, Card.GOOD));
        var backer = made.backers().get(0);
        Town.later(Duration.ofDays(-3_700));
        receipts.want(made.pledges().get(0), name, TestPerson.codiceFiscale(16_903), UUID.randomUUID(), backer.id());
        Town.later(Duration.ofSeconds(0));
        var young = UUID.randomUUID();
        var old = UUID.randomUUID();
        for (var draft : Map.of(young, "now() - interval '11 months'", old, "now() - interval '13 months'")
                .entrySet()) {
            sql.run("insert into application (id, applicant_id, intent, draft, begun_at, saved_at) values ('"
                    + draft.getKey() + "', '" + zenobia.id() + "', gen_random_uuid(), '{}', " + draft.getValue() + ", "
                    + draft.getValue() + ")");
        }
        sql.run("insert into webhook_event (rail, event_id, body, received_at) values ('sandbox', 'old-" + mark
                + "', 'x', now() - interval '19 months'), ('sandbox', 'young-" + mark
                + "', 'x', now() - interval '17 months')");
        assertTrue(privacy.forgetByAge() >= 3);
        assertEquals(1, sql.number("select count(*) from application where id = '" + young + "'"));
        assertEquals(0, sql.number("select count(*) from application where id = '" + old + "'"));
        assertEquals(
                1,
                sql.number("select count(*) from webhook_event where octet_length(body) = 1 and event_id in ('old-"
                        + mark + "', 'young-" + mark + "')"));
        assertEquals(
                "s1. s1.",
                sql.text("select holder || ' ' || tax_code from receipt_wish where pledge_id = '"
                        + made.pledges().get(0) + "'"));
        assertEquals(0, privacy.forgetByAge());
        assertEquals(
                "–",
                receipts.wish(made.pledges().get(0), backer.id()).orElseThrow().holder());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update pledge set public_name = 'Altri' where person_id = '%s'",
                "update pledge set message = 'Altro' where person_id = '%s'",
                "update pledge set amount_cents = 100 where person_id = '%s'",
                "update pledge set public_name = null, person_id = (select id from person limit 1) where person_id = '%s'",
                "delete from pledge where person_id = '%s'",
                "update person set subject = sha256('x'::bytea), erased_at = null where id = '%s'",
                "delete from person where id = '%s'",
                "insert into receipt_wish (pledge_id, version, holder, tax_code, wished_at, intent) select id, 1, 'A', 'B', now(), gen_random_uuid() from pledge where person_id = '%s'",
                "insert into pledge_naming (pledge_id, number, public_name, named_at) select id, 1, 'Altri', now() from pledge where person_id = '%s'",
                "insert into pledge (id, campaign_id, person_id, amount_cents, intent, pledged_at) select gen_random_uuid(), campaign_id, person_id, 500, gen_random_uuid(), now() from pledge where person_id = '%s'",
            })
    void whatIsForgottenIsNotRewritten(String attempt) throws Exception {
        var person = town.backer();
        var pledge = pledges.pledge(town.liveCampaign(), Town.pledge(20), person);
        assertThrows(
                SQLException.class,
                () -> sql.run(
                        "update pledge set public_name = null where public_name is null and id = '" + pledge + "'"),
                "nobody who is not forgotten");
        pledges.withdraw(pledge, person);
        privacy.forget(person.id());
        assertThrows(SQLException.class, () -> sql.run(attempt.formatted(person.id())));
    }

    /** What stands beside a person's pledge and in what they follow goes with them. */
    @Test
    void anAddressAndWhatOneFollowsAreExportedAndForgotten() throws Exception {
        var person = town.backer();
        var address = "zenobia." + mark + "@example.it";
        var pledge = pledges.pledge(
                town.liveCampaign(),
                Town.pledge(20),
                new Contact(MailAddress.parse(address).orElseThrow(), true, "it"),
                person);
        sql.run("insert into following (person_id, project_id, since) select '" + person.id()
                + "', id, now() from project limit 1");
        sql.run("insert into campaign_invitation (campaign_id, person_id, invited_at) select campaign_id, '"
                + person.id() + "', now() from pledge where id = '" + pledge + "'");
        var kept = privacy.kept(person.id()).toString();
        assertTrue(kept.contains("ADDRESS=" + address), kept);
        assertTrue(kept.contains("section=FOLLOWINGS") && kept.contains("section=MAILS"), kept);
        pledges.withdraw(pledge, person);
        privacy.forget(person.id());
        assertEquals(
                "0",
                sql.text("select (select count(*) from contact where pledge_id = '" + pledge
                        + "' and (address is not null or address_key is not null or updates))"
                        + " + (select count(*) from following where person_id = '" + person.id() + "')"
                        + " + (select count(*) from campaign_invitation where person_id = '" + person.id() + "')"));
        assertFalse(privacy.kept(person.id()).toString().contains(address));
    }
}
