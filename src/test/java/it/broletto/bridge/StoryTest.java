package it.broletto.bridge;

import static io.restassured.RestAssured.given;
import static it.broletto.bridge.BridgePagesTest.as;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import it.broletto.TestPerson;
import it.broletto.accountability.Stories;
import it.broletto.accountability.Story;
import it.broletto.accountability.Story.Certainty;
import it.broletto.accountability.Story.Kind;
import it.broletto.accountability.Story.Payer;
import it.broletto.application.Applicants;
import it.broletto.call.TestCalls;
import it.broletto.campaign.CampaignService;
import it.broletto.campaign.PledgeService;
import it.broletto.campaign.Town;
import it.broletto.identity.Person;
import it.broletto.identity.Role;
import it.broletto.project.ProjectService;
import it.broletto.proposal.ProposalService;
import it.broletto.round.Phase;
import it.broletto.round.TestRounds;
import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import it.broletto.shared.Refusal.Reason;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One page for a project, through rounds and campaigns. */
@QuarkusTest
class StoryTest {

    private static final String ADA = TestPerson.citizen(TestPerson.codiceFiscale(4120));

    @Inject
    Stories stories;

    @Inject
    EntryService entries;

    @Inject
    AwardService awards;

    @Inject
    CampaignService campaigns;

    @Inject
    PledgeService pledges;

    @Inject
    ProposalService proposals;

    @Inject
    ProjectService projects;

    @Inject
    TestRounds rounds;

    @Inject
    TestCalls calls;

    @Inject
    Applicants people;

    @Inject
    Town town;

    @Inject
    Losers losers;

    @Inject
    AgroalDataSource database;

    @Test
    void aLostProjectThatBecameACampaignHasOneStoryUnderEachOfItsIds() throws SQLException {
        var author = people.citizen();
        var made = losers.decided(author);
        var slug = people.openedOf(made.project(), author);
        var card = campaigns.bySlug(slug).card();
        pledged(slug, 250);
        var award = UUID.randomUUID();
        awards.propose(
                award,
                card.id(),
                calls.open(TestCalls.HALF, 1_000_00),
                Money.ofEuros(150),
                "Determinazione 3",
                people.officer());
        awards.approve(award, people.officer());

        var story = stories.of(made.project()).orElseThrow();
        assertEquals(
                List.of(Kind.PROPOSED, Kind.FEASIBLE, Kind.LISTED, Kind.LOST, Kind.CAMPAIGN, Kind.AWARDED),
                kinds(story));
        for (var id : List.of(made.proposal(), card.id())) {
            assertEquals(story, stories.of(id).orElseThrow());
        }
        assertEquals(made.project(), story.page());
        assertEquals(Money.ofEuros(1_000), story.sources().cost());
        assertEquals(Money.ofEuros(600), story.sources().open());
        assertEquals(
                List.of(Certainty.PROMISED, Certainty.RESERVED),
                story.sources().items().stream().map(Story.Source::certainty).toList());
        addsUp(story);

        given().redirects()
                .follow(false)
                .get("/projects/" + card.id())
                .then()
                .statusCode(303)
                .header("Location", endsWith("/projects/" + made.project()));
        given().get("/projects/" + made.project())
                .then()
                .statusCode(200)
                .body(
                        containsString("La storia del progetto"),
                        containsString("Non finanziato dal voto"),
                        containsString("Da dove vengono i soldi"),
                        containsString("Ancora da trovare"),
                        containsString("href=\"/campaigns/" + slug + "/money\""));
        given().get("/campaigns/" + slug).then().body(containsString("href=\"/projects/" + made.project() + "\""));
        given().get("/proposals/" + made.proposal())
                .then()
                .body(containsString("href=\"/projects/" + made.proposal() + "\""));
        for (var id : List.of(made.project(), card.id())) {
            given().get("/api/v1/projects/" + id)
                    .then()
                    .statusCode(200)
                    .body("id", equalTo(made.project().toString()))
                    .body("project.status", equalTo("LOST"))
                    .body("sheet", nullValue())
                    .body("story[3].kind", equalTo("LOST"))
                    .body("sources.items[0].payer", equalTo("CITIZENS"))
                    .body("sources.open.cents", equalTo(60_000));
        }
    }

    @Test
    void whatIsOnlyAProposalStaysOne() {
        var author = people.citizen();
        var round = rounds.in(Phase.COLLECTING);
        var proposal =
                proposals.submit(round.id(), idea(round.area("M1").orElseThrow().id()), author);
        given().redirects()
                .follow(false)
                .get("/projects/" + proposal)
                .then()
                .statusCode(303)
                .header("Location", endsWith("/proposals/" + proposal));
        given().get("/api/v1/projects/" + proposal).then().statusCode(404);
        given().get("/projects/" + UUID.randomUUID()).then().statusCode(404);
    }

    private static it.broletto.proposal.NewProposal idea(UUID area) {
        return new it.broletto.proposal.NewProposal(
                UUID.randomUUID(),
                area,
                "Un'altra idea",
                "Una descrizione abbastanza lunga per valere.",
                it.broletto.proposal.Category.GREEN,
                null,
                null,
                null,
                null);
    }

    @Test
    void aFundedCampaignEntersARoundOnceHoweverOftenItsPromoterClicks() throws Exception {
        var promoter =
                new Person(BridgePagesTest.person(ADA).id(), Set.of(Role.CITIZEN), 2, Instant.now(), null, "Ada");
        var slug = people.opened(promoter);
        var card = campaigns.bySlug(slug).card();
        pledged(slug, 700);
        var round = rounds.in(Phase.COLLECTING);
        assertEquals(Reason.ILLEGAL_TRANSITION, refusal(() -> entries.enter(card.id(), round.id(), promoter)));
        end(card.id(), "CLOSED", "FUNDED");
        assertEquals(Reason.NOT_ALLOWED, refusal(() -> entries.enter(card.id(), round.id(), people.citizen())));
        assertEquals(Reason.NOT_ALLOWED, refusal(() -> entries.enter(card.id(), round.id(), people.officer())));
        var voting = rounds.in(Phase.DESIGNING);
        assertEquals(Reason.WRONG_PHASE, refusal(() -> entries.enter(card.id(), voting.id(), promoter)));

        var threads = Executors.newFixedThreadPool(8);
        var intents = new java.util.HashSet<UUID>();
        try {
            var clicks = IntStream.range(0, 16)
                    .<Callable<UUID>>mapToObj(each ->
                            () -> entries.enter(card.id(), round.id(), promoter).intent())
                    .toList();
            for (var done : threads.invokeAll(clicks)) {
                intents.add(done.get());
            }
        } finally {
            threads.shutdown();
        }
        assertEquals(1, intents.size());

        as(ADA).get("/campaigns/" + slug)
                .then()
                .body(containsString("Porta il progetto nella prossima edizione"), containsString(round.title()));
        given().get("/campaigns/" + slug).then().body(not(containsString("Porta il progetto nella prossima edizione")));
        as(TestPerson.citizen(TestPerson.codiceFiscale(4121)))
                .formParam("round", round.slug())
                .post("/campaigns/" + slug + "/rounds")
                .then()
                .statusCode(403);
        var form = as(ADA).formParam("round", round.slug())
                .post("/campaigns/" + slug + "/rounds")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        as(ADA).get(form)
                .then()
                .statusCode(200)
                .body(
                        containsString("Un forno di quartiere"),
                        containsString("/campaigns/" + slug),
                        containsString("1 persona ha dato 700"),
                        containsString("value=\"300\""));
        as(TestPerson.citizen(TestPerson.codiceFiscale(4121)))
                .get(form)
                .then()
                .body(not(containsString("Un forno di quartiere")));

        var sent = new HashMap<String, String>();
        sent.put("intent", intents.iterator().next().toString());
        sent.put("title", "Un forno di quartiere");
        sent.put("body", "Con la campagna abbiamo raccolto più di metà: manca il tavolo.");
        sent.put("area", "M1");
        sent.put("category", "SOCIAL");
        var path = "/rounds/" + round.slug() + "/proposals";
        var proposal = as(ADA).formParams(sent)
                .post(path)
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        as(ADA).formParams(sent).post(path).then().statusCode(303).header("Location", equalTo(proposal));
        as(ADA).formParam("round", round.slug())
                .post("/campaigns/" + slug + "/rounds")
                .then()
                .statusCode(303)
                .header("Location", equalTo(proposal));

        var story = stories.of(card.id()).orElseThrow();
        assertEquals(Set.of(Kind.CAMPAIGN, Kind.FUNDED, Kind.PROPOSED), Set.copyOf(kinds(story)));
        assertEquals(card.id(), story.page(), "no round has made a project of it yet");
        assertEquals(Money.ofEuros(300), story.sources().open());
        addsUp(story);
        given().get("/projects/" + card.id())
                .then()
                .statusCode(200)
                .body(containsString("700"), containsString("Ancora da trovare"));
    }

    @Test
    void theRoundPaysWhatTheCampaignBeforeItLeftOpen() throws Exception {
        var promoter = people.citizen();
        var slug = people.opened(promoter);
        var card = campaigns.bySlug(slug).card();
        pledged(slug, 800);
        end(card.id(), "CLOSED", "FUNDED");
        var made = losers.listed(
                promoter, round -> entries.enter(card.id(), round, promoter).intent());
        losers.decide(made, Set.of(made.project()));
        var story = stories.of(card.id()).orElseThrow();
        assertEquals(made.project(), story.page());
        assertEquals(Money.ofEuros(20_800), story.sources().cost(), "the ballot's cost and what the campaign brought");
        assertEquals(
                List.of(Payer.CITIZENS, Payer.ROUND),
                story.sources().items().stream().map(Story.Source::payer).toList());
        assertEquals(Money.ZERO, story.sources().open());
        addsUp(story);
    }

    /** A promise that stands: its means of payment was shown. */
    private void pledged(String slug, long euros) throws SQLException {
        var pledge = pledges.pledge(slug, Town.pledge(euros), town.backer());
        try (var connection = database.getConnection()) {
            connection
                    .createStatement()
                    .execute("insert into pledge_means values ('%s', 1, 'test', now())".formatted(pledge));
        }
    }

    private static List<Kind> kinds(Story story) {
        return new ArrayList<>(
                story.chapters().stream().map(Story.Chapter::kind).toList());
    }

    private static void addsUp(Story story) {
        var sources = story.sources();
        assertEquals(sources.cost().plus(sources.beyond()), sources.sum().plus(sources.open()));
    }

    private void end(UUID campaign, String... ways) throws SQLException {
        try (var connection = database.getConnection()) {
            for (var status : ways) {
                connection
                        .createStatement()
                        .execute("update campaign set status = '%s' where id = '%s'".formatted(status, campaign));
            }
        }
    }

    private static Reason refusal(Runnable act) {
        return assertThrows(Refusal.class, act::run).reason();
    }
}
