package it.broletto.dev;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import it.broletto.tally.Count;
import it.broletto.tally.Pabulib;
import it.broletto.tally.RuleSheet;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** In a database of its own, so that other tests do not meet the demo's people. */
class DemoCityTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-10T10:15:30Z"), ZoneOffset.UTC);

    private static EmbeddedDatabase postgres;
    private static PGSimpleDataSource database;
    private static boolean built;

    @BeforeAll
    static void build() throws SQLException {
        postgres = EmbeddedDatabase.throwaway();
        database = new PGSimpleDataSource();
        database.setUrl(postgres.jdbcUrl());
        database.setUser(postgres.user());
        Flyway.configure()
                .locations("db/migration", "db/sandbox")
                .dataSource(database)
                .load()
                .migrate();
        try (var connection = database.getConnection();
                var districts = new DemoRows(connection, "district (code, name, position, outline, simplified)")) {
            for (var municipio : DemoTexts.read().municipi()) {
                districts.add(municipio.code(), municipio.name(), municipio.position(), municipio.outline(), true);
            }
        }
        built = city().build();
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    private static DemoCity city() {
        return new DemoCity(database, CLOCK, DemoCityTest::subject, (text, belongsTo) -> "sealed");
    }

    private static byte[] subject(String codiceFiscale) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(codiceFiscale.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> strings(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var rows = connection.createStatement().executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    private static long number(String sql) throws SQLException {
        return Long.parseLong(strings(sql).get(0));
    }

    @Test
    void itIsBuiltOnceAndNeverOverWhatIsThere() throws SQLException {
        assertTrue(built);
        assertFalse(city().build());
    }

    @Test
    void aRoundStandsInEveryPhaseThatPeopleMeet() throws SQLException {
        assertEquals(
                List.of("COLLECTING", "DECIDED", "DECIDED", "DRAFT", "EVALUATING", "VOTING"),
                strings("select phase from round order by phase"));
        assertEquals(0, number("select count(*) from round where due_at <= '2026-03-10T10:15:30Z'"));
        assertEquals(4, number("select count(*) from round where due_at is not null or phase = 'DRAFT'"));
    }

    @Test
    void nothingHappenedAfterToday() throws SQLException {
        for (var moment : List.of(
                "submitted_at from proposal",
                "reviewed_at from review",
                "cast_at from ballot_cast",
                "pledged_at from pledge",
                "withdrawn_at from pledge_withdrawal",
                "stated_at from fact",
                "moved_at from phase_change",
                "at from audit_entry",
                "recorded_at from spending",
                "counted_at from outcome")) {
            var column = moment.substring(0, moment.indexOf(' '));
            assertEquals(
                    0,
                    number("select count(*) " + moment.substring(column.length()) + " where " + column
                            + " > '2026-03-10T10:15:30Z'"),
                    moment);
        }
    }

    @Test
    void theRoundOfYearsAgoIsDecidedAsTheCityDecided() throws SQLException {
        var past = "(select id from round order by published_at limit 1)";
        assertEquals(242, number("select count(*) from proposal where round_id = " + past));
        assertEquals(47, number("select count(*) from project where round_id = " + past));
        assertEquals(18_000, number("select count(*) from ballot where round_id = " + past));
        assertEquals(
                DemoTexts.read().works().stream().map(DemoTexts.Work::title).collect(Collectors.toSet()),
                Set.copyOf(strings(
                        "select title from outcome_line join project on project.id = project_id where won and round_id = "
                                + past)));
        assertEquals(
                1483,
                number(
                        "select votes from outcome_line join project on project.id = project_id where title = 'Fate Largo'"));
    }

    @Test
    void resultsAreWhatTheirFilesGive() throws Exception {
        try (var connection = database.getConnection();
                var rows = connection
                        .createStatement()
                        .executeQuery(
                                "select file, total_cents, ballots, rules from outcome join rule_sheet using (round_id)"
                                        + " where rules_sha256 = sha256 and sealed_at is not null order by area_id")) {
            var counted = 0;
            while (rows.next()) {
                var election = Pabulib.read(new ByteArrayInputStream(rows.getBytes(1)));
                var rules = RuleSheet.parse(rows.getString(4));
                assertEquals(rows.getLong(2), Count.of(election, rules).totalCostCents());
                assertEquals(rows.getLong(3), election.ballots().voters());
                counted++;
            }
            assertEquals(18, counted);
        }
    }

    @Test
    void roundsHaveSheetsSealedExactlyIfTheirVoteHasOpened() throws SQLException {
        assertEquals(
                List.of(
                        "COLLECTING greedy f",
                        "DECIDED equal-shares t",
                        "DECIDED greedy t",
                        "EVALUATING equal-shares f",
                        "VOTING greedy t"),
                strings("select concat_ws(' ', phase, rules::json ->> 'method', sealed_at is not null) from round"
                        + " join rule_sheet on round_id = id order by 1"));
        assertEquals(
                0,
                number("select count(*) from rule_sheet where sealed_at is not null and seed is null"
                        + " or json_array_length(rules::json -> 'lot') <> (select count(*) from project p"
                        + " where p.round_id = rule_sheet.round_id and sealed_at is not null)"));
    }

    @Test
    void everybodyVotedWithinTheRules() throws SQLException {
        assertTrue(number("select count(*) from ballot") > 26_000);
        assertEquals(
                0,
                number(
                        "select count(*) from ballot_cast c where not exists (select 1 from ballot_choice where cast_id = c.id)"));
        assertEquals(
                0,
                number("select count(*) from ballot b join round r on r.id = b.round_id"
                        + " where (r.residence = 'ANYONE') <> (b.district is null)"));
    }

    @Test
    void ideasLieInsideTheirMunicipio() throws SQLException {
        var municipi = DemoTexts.read().municipi();
        for (var row : strings(
                "select concat_ws(' ', code, longitude, latitude) from proposal join area on area.id = area_id")) {
            var cell = row.split(" ");
            var municipio = municipi.stream()
                    .filter(one -> one.code().equals(cell[0]))
                    .findFirst()
                    .orElseThrow();
            assertTrue(municipio.contains(Double.parseDouble(cell[1]), Double.parseDouble(cell[2])), row);
        }
    }

    @Test
    void campaignsStandInSeveralStates() throws SQLException {
        assertEquals(
                List.of("CLOSED", "FAILED", "FUNDED", "LIVE"),
                strings("select distinct status from campaign order by 1"));
        assertTrue(number("select count(*) from pledge where public_name is null") > 100);
    }

    @Test
    void aProjectThatLostIsACampaignNowAndACampaignAsksARoundForTheRest() throws SQLException {
        assertEquals(
                1,
                number(
                        "select count(*) from application a join campaign c on c.id = a.campaign_id and c.project_id = a.project_id"
                                + " join project p on p.id = a.project_id where p.status = 'LOST' and c.status = 'LIVE'"));
        assertEquals(38, number("select count(*) from campaign_invitation"));
        assertEquals(1, number("select count(*) from campaign_offer"));
        assertEquals(
                1,
                number(
                        "select count(*) from round_entry e join proposal i on i.intent = e.intent and i.author_id = e.author_id"
                                + " and i.round_id = e.round_id where i.guess_cents = e.goal_cents - e.collected_cents"));
    }

    /** A rail's promises stand by their means of payment; Mario's and Giulia's are there to be tried. */
    @Test
    void campaignsWithARailHaveMeansOfPaymentOnBothSides() throws SQLException {
        assertEquals(5, number("select count(*) from campaign_rail"));
        assertEquals(
                0,
                number(
                        "select count(*) from pledge_means m where not exists (select 1 from provider_answer a"
                                + " where a.key = 'setup-1-' || m.pledge_id and a.outcome = 'SETTLED' and a.means = m.means)"
                                + " or m.rail = 'sandbox' and not exists (select 1 from sandbox.deal d where d.id = m.means and d.status = 'settled')"
                                + " or m.rail = 'transfer' and not exists (select 1 from transfer_reference t where t.pledge_id = m.pledge_id and t.reference = m.means)"));
        assertEquals(5, number("select count(*) from campaign_other_rail where rail = 'transfer'"));
        assertTrue(number("select count(*) from pledge_means where rail = 'transfer'") >= 5);
        assertEquals(
                2,
                number(
                        "select count(*) from pledge p join campaign_rail r using (campaign_id) join campaign c on c.id = p.campaign_id"
                                + " where c.status = 'LIVE' and not exists (select 1 from pledge_means m where m.pledge_id = p.id)"));
        assertEquals(2, number("select count(*) from collection"));
        assertEquals(
                0,
                number("select count(*) from collection c join campaign_closing l using (campaign_id)"
                        + " where not l.minimum_reached"));
    }

    @Test
    void gennaroIsNoResident() throws SQLException {
        assertEquals(DemoPeople.CROWD + 8, number("select count(*) from resident"));
        assertEquals(0, number("select count(*) from resident where subject = sha256('SPSGNR68H15F839C')"));
    }

    @Test
    void anOldDemoCitySaysHowToMakeItAnew() {
        assertEquals("", DemoStart.age(3));
        assertTrue(
                DemoStart.age(40).contains("40 days ago") && DemoStart.age(40).contains("-Dbroletto.demo.reset=true"));
    }
}
