package it.broletto.campaign;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import it.broletto.collection.Funding;
import it.broletto.collection.Funding.Gift;
import it.broletto.sandbox.Card;
import it.broletto.shared.Money;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sums that are kept are never older than what the database has. */
@QuarkusTest
class FiguresTest {

    @Inject
    Town town;

    @Inject
    CampaignService campaigns;

    @Inject
    PledgeService pledges;

    @Inject
    Figures figures;

    @Inject
    Funding funding;

    private String slug;
    private UUID campaign;

    @BeforeEach
    void aCampaign() {
        slug = town.liveCampaign();
        campaign = campaigns.bySlug(slug).card().id();
    }

    @Test
    void theyAreKeptUntilAPromiseIsMadeOrTakenBack() {
        var backer = town.backer();
        var pledge = pledges.pledge(slug, Town.pledge(30), backer);
        var first = promised();
        assertEquals(new Promised(Money.ofEuros(30), 1), first);
        assertSame(first, promised(), "nothing happened");
        pledges.pledge(slug, Town.pledge(20), town.backer());
        assertEquals(new Promised(Money.ofEuros(50), 2), promised());
        pledges.withdraw(pledge, backer);
        assertEquals(new Promised(Money.ofEuros(20), 1), promised());
    }

    @Test
    void whatIsTakenBackWithItsTransactionIsNotKept() {
        pledges.pledge(slug, Town.pledge(30), town.backer());
        assertThrows(IllegalStateException.class, () -> QuarkusTransaction.requiringNew()
                .run(() -> {
                    pledges.pledge(slug, Town.pledge(500), town.backer());
                    assertEquals(Money.ofEuros(530), figure().promised().amount(), "it sees its own");
                    throw new IllegalStateException("and dies");
                }));
        assertEquals(Money.ofEuros(30), promised().amount());
    }

    @Test
    void whoReadsWhileOthersPromiseEndsWithAllOfIt() throws Exception {
        var over = new AtomicBoolean();
        var people = Executors.newFixedThreadPool(6);
        try {
            var reader = people.submit(() -> {
                for (var last = 0L; !over.get(); ) {
                    var now = promised().amount().cents();
                    assertTrue(now >= last, "no sum goes back");
                    last = now;
                }
                return null;
            });
            Callable<Void> backer = () -> {
                for (var each = 0; each < 10; each++) {
                    pledges.pledge(slug, Town.pledge(10), town.backer());
                }
                return null;
            };
            for (var done : people.invokeAll(List.of(backer, backer, backer, backer))) {
                done.get();
            }
            assertEquals(new Promised(Money.ofEuros(400), 40), promised());
            over.set(true);
            reader.get();
        } finally {
            people.shutdownNow();
        }
    }

    /** The page, the lists and the API say the same. */
    @Test
    void afterTheDecisionThoseCountWhosePromiseWasCollected() throws Exception {
        var made = funding.collected(
                live -> assertEquals(
                        2, figures.of(List.of(live)).get(live).promised().backers()),
                new Gift(650, Card.GOOD),
                new Gift(25, Card.DECLINED));
        assertEquals(1, campaigns.bySlug(made.slug()).card().backers());
        given().get("/api/v1/campaigns/" + made.slug())
                .then()
                .statusCode(200)
                .body("card.backers", equalTo(1))
                .body("card.promised.cents", equalTo(67_500));
        given().get("/campaigns/" + made.slug())
                .then()
                .statusCode(200)
                .body(containsString("<p>1 sostenitore."))
                .body(not(containsString("Ancora da incassare")))
                .body(not(containsString("In restituzione")));
    }

    private Promised promised() {
        return QuarkusTransaction.requiringNew().call(() -> figure().promised());
    }

    private Figures.Figure figure() {
        return figures.of(List.of(campaign)).get(campaign);
    }
}
