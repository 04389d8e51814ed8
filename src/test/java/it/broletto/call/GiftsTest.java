package it.broletto.call;

import static io.restassured.RestAssured.given;
import static it.broletto.call.TestCalls.OFFICER;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import it.broletto.EmbeddedServices;
import it.broletto.campaign.CampaignService;
import it.broletto.campaign.PledgeService;
import it.broletto.campaign.Town;
import it.broletto.identity.Person;
import it.broletto.match.Claim;
import it.broletto.match.Gift;
import it.broletto.match.Gifts;
import it.broletto.match.LumpSum;
import it.broletto.match.MatchRule;
import it.broletto.match.PerDonation;
import it.broletto.match.Quadratic;
import it.broletto.match.Threshold;
import it.broletto.match.Threshold.Policy;
import jakarta.inject.Inject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is said of many gifts without reading each is what each of them comes to. */
@QuarkusTest
class GiftsTest {

    private static final long BUDGET = 100_000;

    @Inject
    TestCalls testCalls;

    @Inject
    Town town;

    @Inject
    CallService calls;

    @Inject
    CampaignService campaigns;

    @Inject
    PledgeService pledges;

    @Inject
    Backed backed;

    @Inject
    AgroalDataSource database;

    /** Some of several persons, some known by an address alone, some taken back: compared with each gift, read alone. */
    @Test
    void sumsOfPromisesSayWhatEachPromiseSaysWhateverTheRule() throws SQLException {
        var seed = System.nanoTime();
        var random = new Random(seed);
        var people = new ArrayList<Person>();
        for (var each = 0; each < 9; each++) {
            people.add(town.backer());
        }
        byMail(people.subList(0, 3));
        for (var rule : rules(random)) {
            var call = testCalls.open(rule, 500_000);
            var others = List.of(admitted(call), admitted(call));
            for (var slug : others) {
                for (var each = 0; each < 14; each++) {
                    var backer = people.get(random.nextInt(people.size()));
                    var pledge = pledges.pledge(slug, Town.pledge(1 + random.nextInt(60)), backer);
                    if (random.nextInt(5) == 0) {
                        pledges.withdraw(pledge, backer);
                    }
                    if (each == 6 || each == 13) {
                        compare(rule, slug, "seed " + seed);
                    }
                }
            }
            compare(rule, others.get(0), "another one of the window changed; seed " + seed);
        }
    }

    private static List<MatchRule> rules(Random random) {
        return List.of(
                new Threshold(random.nextInt(8_000), Policy.FIXED_SHARE, 5_000, 40_000),
                new Threshold(random.nextInt(8_000), Policy.TOP_UP, 5_000, 40_000),
                new Threshold(random.nextInt(8_000), Policy.ONE_TO_ONE, 12_345, 40_000),
                new PerDonation(1 + random.nextInt(20_000), 2_500, 5_000 + random.nextInt(40_000), 1),
                new PerDonation(3_333, 1_000 + random.nextInt(3_000), 90_000, 2),
                new LumpSum(40_000, random.nextInt(5_000), 0, 5 + random.nextInt(3)),
                new LumpSum(40_000, random.nextInt(5_000), 30_000, 0),
                new Quadratic(100_000 + random.nextInt(100_000)));
    }

    private String admitted(UUID call) {
        var slug = town.liveCampaign();
        calls.admit(call, id(slug), BUDGET, OFFICER);
        return slug;
    }

    private UUID id(String slug) {
        return campaigns.bySlug(slug).card().id();
    }

    private void compare(MatchRule rule, String slug, String said) throws SQLException {
        var campaign = id(slug);
        var gifts = standing(campaign);
        assertEquals(gifts, backed.standing(List.of(campaign)).getOrDefault(campaign, List.of()), said);
        var sums = Gifts.of(gifts, rule);
        var found = backed.gifts(List.of(campaign), rule).get(campaign);
        assertEquals(sums.cents(), found.cents(), said);
        assertEquals(sums.askedCents(), found.askedCents(), said);
        assertEquals(sums.persons(), found.persons(), said);
        if (rule instanceof LumpSum lump && lump.donors() > 0) {
            assertEquals(sums.donors(), found.donors(), said);
        }
        for (var more : List.of(0L, 1_000L, 2_500L)) {
            var all = new ArrayList<>(gifts);
            if (more > 0) {
                all.add(new Gift("one more", more));
            }
            var plain = calls.expected(campaign, all).orElseThrow();
            var why = calls.why(slug);
            assertEquals(
                    gifts.stream().mapToLong(Gift::cents).sum(), why.settled().cents());
            var shown = more == 0
                    ? why.match().cents()
                    : why.match().cents()
                            + calls.adding(campaign, List.of(more))
                                    .orElseThrow()
                                    .more()
                                    .get(0)
                                    .cents();
            assertEquals(plain.cents(), shown, () -> rule + " and " + more + ": " + said);
            if (more == 0) {
                assertEquals(plain.limits(), why.match().limits(), said);
                assertEquals(plain.unmet(), why.match().unmet(), said);
            }
        }
    }

    /** One by one, by the functions of the database that say it of one person. */
    private List<Gift> standing(UUID campaign) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("""
                        select donor_in_match(person_id), amount_cents from standing_pledge
                        where campaign_id = ? and counts_in_match(campaign_id, person_id) order by pledged_at, id""")) {
            statement.setObject(1, campaign);
            var gifts = new ArrayList<Gift>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    gifts.add(new Gift(rows.getString(1), rows.getLong(2)));
                }
            }
            return gifts;
        }
    }

    private static void byMail(List<Person> people) throws SQLException {
        try (var connection = DriverManager.getConnection(EmbeddedServices.databaseUrl(), "postgres", "postgres");
                var insert = connection.prepareStatement(
                        "insert into person_by_mail (person_id, known_at) values (?, now())")) {
            for (var person : people) {
                insert.setObject(1, person.id());
                insert.executeUpdate();
            }
        }
    }

    @Test
    void giftsThatWereDecidedOnAreReadAPageAtATime() throws SQLException {
        var rule = new PerDonation(10_000, 2_500, 150_000, 2);
        var slug = admitted(testCalls.open(rule, 150_000));
        var random = new Random(7);
        var gifts = new ArrayList<Gift>();
        for (var each = 0; each < 120; each++) {
            gifts.add(new Gift("somebody " + random.nextInt(60), 100L * (1 + random.nextInt(40))));
        }
        calls.decide(id(slug), gifts, Instant.now());
        var plain = rule.match(new Claim("all", BUDGET, gifts), 150_000);
        assertEquals(
                plain.perGift(),
                calls.gifts(id(slug), 0, false, 500).stream()
                        .map(Admissions.Added::addedCents)
                        .toList());
        assertEquals(plain.cents(), calls.why(slug).match().cents());
        assertEquals(plain.limits(), calls.why(slug).match().limits());
        var path = "/campaigns/" + slug + "/match";
        var numbers = new ArrayList<Integer>();
        for (var next = path; next != null; ) {
            var page = given().get(next).then().statusCode(200).extract().asString();
            Pattern.compile("<th scope=\"row\">(\\d+)</th>")
                    .matcher(page)
                    .results()
                    .forEach(found -> numbers.add(Integer.valueOf(found.group(1))));
            var link = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"").matcher(page);
            next = link.find() ? path + link.group(1) : null;
        }
        assertEquals(java.util.stream.IntStream.rangeClosed(1, 120).boxed().toList(), numbers);
        given().get(path + "?page=unsinn")
                .then()
                .statusCode(200)
                .body(containsString(">50</th>"), not(containsString(">51</th>")));
        assertTrue(calls.gifts(id(slug), 51, true, 2).stream().allMatch(gift -> gift.number() >= 49));
        try (var connection = DriverManager.getConnection(EmbeddedServices.databaseUrl(), "postgres", "postgres");
                var statement = connection.createStatement()) {
            org.junit.jupiter.api.Assertions.assertThrows(
                    SQLException.class,
                    () -> statement.execute(
                            "insert into match_gift (campaign_id, number, donor, cents, added_cents) values ('"
                                    + id(slug) + "', 121, 1, 100, 100)"));
        }
    }
}
