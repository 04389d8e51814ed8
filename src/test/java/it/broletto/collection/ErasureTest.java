package it.broletto.collection;

import static io.restassured.RestAssured.given;
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
import it.broletto.rail.Act;
import it.broletto.rail.RailService;
import it.broletto.receipt.ReceiptService;
import it.broletto.sandbox.Card;
import it.broletto.shared.Refusal;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
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
    Collector collector;

    @Inject
    RailService rails;

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

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String name = "Zenobia Dimenticata " + mark;

    /** Two donors of 400 € and 250 €, and what the city adds; the first says much of herself. */
    private String funded(Person zenobia, List<UUID> made) throws Exception {
        var slug = town.closingCampaign(Duration.ofMinutes(3));
        var campaign = campaigns.bySlug(slug).card().id();
        collections.setRail(campaign, "sandbox");
        calls.admit(testCalls.open(TestCalls.HALF, 60_000), campaign, 100_000, TestCalls.OFFICER);
        made.add(pledge(slug, 400, zenobia));
        made.add(pledge(slug, 250, town.backer()));
        pledges.appear(made.get(0), name, "Per mia nonna " + mark, zenobia);
        pledges.appear(made.get(0), name + " e figli", null, zenobia);
        execute(
                "insert into campaign_question (id, campaign_id, person_id, words, intent, asked_at) values (gen_random_uuid(), '"
                        + campaign + "', '" + zenobia.id() + "', 'Abito in via Roma 3 " + mark
                        + ", si sente il rumore?', gen_random_uuid(), now())");
        Town.later(Duration.ofMinutes(4));
        while (campaigns.closeDue() > 0) {
            Thread.onSpinWait();
        }
        for (var end = Instant.now().plusSeconds(60);
                number("select count(*) from collection_decision where campaign_id = '" + campaign + "'") == 0; ) {
            assertTrue(Instant.now().isBefore(end));
            funding.work();
        }
        return slug;
    }

    private UUID pledge(String slug, long euros, Person backer) {
        var pledge = pledges.pledge(slug, Town.pledge(euros), backer);
        var page = rails.setUp("sandbox", pledge, 1, euros * 100, URI.create("https://comune.example.it/"))
                .page();
        given().redirects()
                .follow(false)
                .formParam("number", "4000 0000 0000 " + Card.GOOD.digits())
                .post(page + "/card")
                .then()
                .statusCode(303);
        rails.look("sandbox", pledge, Act.SETUP, 1, euros * 100, null, null);
        return pledge;
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
        return text(
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
    void whatIsStillRunningIsNamedAndKeepsOneFromBeingForgotten() {
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
        assertEquals(1, quietly("select count(*) from person where subject is null and id = '" + person.id() + "'"));
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
                    number("select (select count(*) from pledge where person_id = '" + one.id()
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
        var mine = pledge(slug, 300, person);
        var late = pledges.pledge(slug, Town.pledge(400), town.backer());
        execute("insert into pledge_means (pledge_id, attempt, means, shown_at) values ('" + late
                + "', 1, 'nothing', now())");
        Town.later(Duration.ofSeconds(6));
        while (campaigns.closeDue() > 0) {
            Thread.onSpinWait();
        }
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
                collector.work();
                rails.resolveOpen();
            }
        }
        assertTrue(refusals > 0);
        assertEquals("REFUNDED", text("select status from pledge_state where pledge_id = '" + mine + "'"));
        assertEquals(
                1,
                number("select count(*) from sandbox.deal where kind = 'refund' and status = 'settled' and pledge = '"
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
            execute("insert into application (id, applicant_id, intent, draft, begun_at, saved_at) values ('"
                    + draft.getKey() + "', '" + zenobia.id() + "', gen_random_uuid(), '{}', " + draft.getValue() + ", "
                    + draft.getValue() + ")");
        }
        execute("insert into webhook_event (rail, event_id, body, received_at) values ('sandbox', 'old-" + mark
                + "', 'x', now() - interval '19 months'), ('sandbox', 'young-" + mark
                + "', 'x', now() - interval '17 months')");
        assertTrue(privacy.forgetByAge() >= 3);
        assertEquals(1, number("select count(*) from application where id = '" + young + "'"));
        assertEquals(0, number("select count(*) from application where id = '" + old + "'"));
        assertEquals(
                1,
                number("select count(*) from webhook_event where octet_length(body) = 1 and event_id in ('old-" + mark
                        + "', 'young-" + mark + "')"));
        assertEquals(
                "s1. s1.",
                text("select holder || ' ' || tax_code from receipt_wish where pledge_id = '"
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
    void whatIsForgottenIsNotRewritten(String sql) throws Exception {
        var person = town.backer();
        var pledge = pledges.pledge(town.liveCampaign(), Town.pledge(20), person);
        assertThrows(
                SQLException.class,
                () -> execute(
                        "update pledge set public_name = null where public_name is null and id = '" + pledge + "'"),
                "nobody who is not forgotten");
        pledges.withdraw(pledge, person);
        privacy.forget(person.id());
        assertThrows(SQLException.class, () -> execute(sql.formatted(person.id())));
        assertFalse(sql.isBlank());
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
        execute("insert into following (person_id, project_id, since) select '" + person.id()
                + "', id, now() from project limit 1");
        execute("insert into campaign_invitation (campaign_id, person_id, invited_at) select campaign_id, '"
                + person.id() + "', now() from pledge where id = '" + pledge + "'");
        var kept = privacy.kept(person.id()).toString();
        assertTrue(kept.contains("ADDRESS=" + address), kept);
        assertTrue(kept.contains("section=FOLLOWINGS") && kept.contains("section=MAILS"), kept);
        pledges.withdraw(pledge, person);
        privacy.forget(person.id());
        assertEquals(
                "0",
                text("select (select count(*) from contact where pledge_id = '" + pledge
                        + "' and (address is not null or address_key is not null or updates))"
                        + " + (select count(*) from following where person_id = '" + person.id() + "')"
                        + " + (select count(*) from campaign_invitation where person_id = '" + person.id() + "')"));
        assertFalse(privacy.kept(person.id()).toString().contains(address));
    }

    /** What leads to a person from each table that does, or may hold something about them; where nobody looks, nobody forgets. */
    private static final Set<String> TOLD = Set.of(
            "person",
            "resident",
            "pledge",
            "pledge_withdrawal",
            "pledge_naming",
            "pledge_fallback",
            "pledge_means",
            "pledge_state",
            "pledge_dispute",
            "return_claim",
            "assisted_pledge",
            "provider_call",
            "provider_answer",
            "transfer_reference",
            "transfer_payer",
            "transfer_state",
            "transfer_line",
            "transfer_back",
            "transfer_iban",
            "pagopa_notice",
            "receipt_wish",
            "receipt",
            "contact",
            "follower_mail",
            "mail",
            "following",
            "campaign_invitation",
            "need_offer",
            "need_offer_withdrawal",
            "campaign_question",
            "proposal",
            "proposal_edit",
            "ballot",
            "ballot_cast",
            "application",
            "application_version",
            "campaign_update",
            "question_answer",
            "beneficiary_account",
            "audit_entry");

    /** What leads to a person through one of those, and says no more of them than its state, its amount or its time. */
    private static final Set<String> SAYS_NO_MORE = Set.of(
            "pledge_event",
            "return_lapse",
            "moved_gift",
            "receipt_revocation",
            "transfer_call",
            "transfer_event",
            "transfer_given_up",
            "pagopa_receipt",
            "mail_attempt",
            "mail_token",
            "person_by_mail",
            "webhook_done",
            "webhook_waiting",
            // The choices of a ballot open with its code alone.
            "ballot_choice",
            // The form of somebody without an account, sealed for two days; nobody is signed in who could ask.
            "pledge_request",
            // A provider's words are kept for eighteen months.
            "webhook_event",
            // Donors are numbers there.
            "match_gift",
            "match_claim");

    private static final Set<String> OF_STAFF_OR_PROMOTERS = Set.of(
            "imported_file",
            "compared_file",
            "application_event",
            "application_score",
            "application_sheet",
            "question_hiding",
            "fact",
            "spending",
            "campaign_course",
            "beneficiary_confirmation",
            "payout_plan",
            "payout_tranche",
            "payout",
            "payout_event",
            "payout_state",
            "payout_file",
            "payout_in_file",
            "provider_settlement",
            "grant_sheet",
            "grant_act",
            "call_act",
            "call_prepared",
            "call_answer",
            "campaign_report",
            "campaign_report_decision",
            "campaign_report_document",
            "campaign_report_line",
            "campaign_report_photo",
            "review",
            "fund_grant",
            "fund_decision",
            "campaign_change",
            "campaign_change_event",
            "close_rehearsal",
            "close_rehearsal_run",
            "campaign_offer",
            "round_entry",
            "city_award",
            "city_award_answer",
            "city_award_end",
            "transfer_statement");

    private static final Set<String> OF_NOBODY = Set.of(
            "admission",
            "admission_change",
            "area",
            "call",
            "call_criteria",
            "call_criterion",
            "call_rule",
            "call_sponsor",
            "call_window",
            "campaign",
            "campaign_budget_line",
            "campaign_closing",
            "campaign_need",
            "campaign_other_rail",
            "campaign_rail",
            "campaign_return",
            "campaign_terms",
            "figures_version",
            "collection",
            "collection_decision",
            "district",
            "explanation",
            "ledger_account",
            "ledger_anchor",
            "ledger_entry",
            "ledger_head",
            "ledger_line",
            "match_decision",
            "match_sharing",
            "milestone",
            "money_finding",
            "outcome",
            "outcome_line",
            "page_rating",
            "phase",
            "phase_change",
            "project",
            "project_sheet",
            "proposal_number",
            "receipt_counter",
            "reconciliation",
            "reconciliation_mismatch",
            "rehearsal_guard",
            "return_ending",
            "round",
            "rule_sheet",
            "flyway_schema_history");

    /** A new table is looked at by whoever exports and forgets persons, or says here why not. */
    @Test
    void everyTableIsThoughtOf() throws SQLException {
        var unknown = new TreeSet<>(all("""
                select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'
                and table_name not like '%\\_edge'"""));
        List.of(TOLD, SAYS_NO_MORE, OF_STAFF_OR_PROMOTERS, OF_NOBODY).forEach(unknown::removeAll);
        assertEquals(Set.of(), unknown, "tell what they keep in Persons, and forget it in forget_person");
        var known = all("""
                select distinct cast(cast(conrelid as regclass) as text) from pg_constraint
                where contype = 'f' and confrelid = cast('person' as regclass)""");
        known.retainAll(OF_NOBODY);
        assertEquals(Set.of(), known, "they know persons");
        assertEquals(Set.of(), notAsked(), "Persons asks them");
    }

    /** Tables that are said to be told of which no question of the export knows. */
    private static Set<String> notAsked() {
        try {
            var questions = Files.readString(Path.of("src/main/java/it/broletto/privacy/Persons.java"));
            return TOLD.stream()
                    .filter(table -> !questions.matches("(?s).*\\b(from|join) " + table + "\\b.*"))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A column without a rule for what stands in it may be sealed or say anything: each is told and forgotten, or kept as the
     * page says, or says nothing of persons.
     */
    @Test
    void everyColumnThatIsSealedIsThoughtOf() throws SQLException {
        var sealed = Set.of(
                "contact.address",
                "need_offer.note",
                "pledge_request.wanted",
                "receipt_wish.holder",
                "receipt_wish.tax_code",
                "transfer_payer.name",
                "transfer_line.words",
                "transfer_line.payer",
                "transfer_line.iban",
                "transfer_back.holder",
                "transfer_back.iban",
                "transfer_iban.holder",
                "transfer_iban.iban",
                "beneficiary_account.holder",
                "beneficiary_account.iban");
        var found = new TreeSet<String>();
        for (var column : all("""
                select table_name || '.' || column_name from information_schema.columns
                where table_schema = 'public' and data_type in ('text', 'character varying') and table_name in (
                    select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE')""")) {
            var at = column.indexOf('.');
            if (number("select count(*) from " + column.substring(0, at) + " where " + column.substring(at + 1)
                            + " like 's1.%'")
                    > 0) {
                found.add(column);
            }
        }
        found.addAll(all("""
                select conrelid::regclass || '.' || a.attname from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey)
                where contype = 'c' and pg_get_constraintdef(c.oid) like '%' || a.attname || ' ~~ ''s1.%'"""));
        // What stands in no constraint at all is sealed or said by a machine.
        found.addAll(all("""
                select a.attrelid::regclass || '.' || a.attname from pg_attribute a join pg_class k on k.oid = a.attrelid and k.relkind = 'r'
                join pg_namespace n on n.oid = k.relnamespace and n.nspname = 'public'
                where a.attnum > 0 and not a.attisdropped and a.atttypid = 'text'::regtype and k.relname <> 'flyway_schema_history'
                  and not exists (select 1 from pg_constraint c where c.conrelid = a.attrelid and a.attnum = any (c.conkey))"""));
        found.removeAll(sealed);
        found.removeAll(Set.of(
                // Told among the ballots; the others are said by the city or by a machine.
                "ballot.district", "area.outline", "fact.status", "money_finding.example", "transfer_state.reason"));
        assertEquals(Set.of(), found, "tell what they keep in Persons, and forget it in forget_person");
    }

    private Set<String> all(String sql) throws SQLException {
        var found = new TreeSet<String>();
        try (var connection = database.getConnection();
                var rows = connection.createStatement().executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private long quietly(String sql) {
        try {
            return number(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private long number(String sql) throws SQLException {
        return Long.parseLong(text(sql));
    }

    private String text(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
