package it.broletto.collection;

import static io.restassured.RestAssured.given;
import static it.broletto.Until.until;

import it.broletto.campaign.CampaignService;
import it.broletto.campaign.PledgeService;
import it.broletto.campaign.Town;
import it.broletto.identity.Person;
import it.broletto.rail.Act;
import it.broletto.rail.RailService;
import it.broletto.sandbox.Card;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Campaigns whose gifts were collected by the sandbox, over HTTP. Minimum 600 €. */
@ApplicationScoped
public class Funding {

    public record Gift(long euros, Card card) {}

    public record Made(UUID campaign, String slug, List<UUID> pledges, List<Person> backers) {}

    private final Town town;
    private final CampaignService campaigns;
    private final PledgeService pledges;
    private final CollectionService collections;
    private final Collector collector;
    private final RailService rails;
    private final EntityManager database;
    private final Duration window;

    Funding(
            Town town,
            CampaignService campaigns,
            PledgeService pledges,
            CollectionService collections,
            Collector collector,
            RailService rails,
            EntityManager database,
            @ConfigProperty(name = "broletto.collection.window") Duration window) {
        this.town = town;
        this.campaigns = campaigns;
        this.pledges = pledges;
        this.collections = collections;
        this.collector = collector;
        this.rails = rails;
        this.database = database;
        this.window = window;
    }

    /** The clock stays some seconds ahead until the end of the test. */
    public Made collected(Gift... gifts) throws Exception {
        return collected(live -> {}, gifts);
    }

    /** @param live what is done with the campaign while it is live */
    public Made collected(Consumer<UUID> live, Gift... gifts) throws Exception {
        var slug = town.closingCampaign(Duration.ofSeconds(20));
        var campaign = campaigns.bySlug(slug).card().id();
        collections.setRail(campaign, "sandbox");
        var made = new ArrayList<UUID>();
        var backers = new ArrayList<Person>();
        for (var gift : gifts) {
            var backer = town.backer();
            made.add(pledge(slug, gift.euros(), gift.card(), backer));
            backers.add(backer);
        }
        live.accept(campaign);
        close(Duration.ofSeconds(21));
        until(60, () -> isDecided(campaign), () -> {
            work();
            if (isWaiting(campaign)) {
                Town.later(Duration.ofSeconds(21).plus(window));
            }
        });
        return new Made(campaign, slug, made, backers);
    }

    /** A pledge whose card was shown at the provider's page. */
    public UUID pledge(String slug, long euros, Card card, Person backer) {
        var pledge = pledges.pledge(slug, Town.pledge(euros), backer);
        show(pledge, euros * 100, card);
        return pledge;
    }

    /** The backer of a pledge types a card's number at the provider's page and comes back. */
    public void show(UUID pledge, long cents, Card card) {
        var page = rails.setUp("sandbox", pledge, 1, cents, URI.create("https://comune.example.it/"))
                .page();
        given().redirects()
                .follow(false)
                .formParam("number", "4000 0000 0000 " + card.digits())
                .post(page + "/card")
                .then()
                .statusCode(303);
        rails.look("sandbox", pledge, Act.SETUP, 1, cents, null, null);
    }

    /** Closes all that are due so long from now; the clock stays there. */
    public void close(Duration later) {
        Town.later(later);
        closeDue();
    }

    public void closeDue() {
        while (campaigns.closeDue() > 0) {
            Thread.onSpinWait();
        }
    }

    public void work() {
        collector.work();
        rails.resolveOpen();
    }

    /** Works until the pledge is so, for 60 seconds at most. */
    public void workUntil(UUID pledge, String status) throws Exception {
        until(60, () -> status(pledge).equals(status), this::work);
    }

    public String status(UUID pledge) {
        return database.createNativeQuery("select status from pledge_state where pledge_id = ?1", String.class)
                .setParameter(1, pledge)
                .getSingleResult()
                .toString();
    }

    /** For backers who must do something, and the time of the collection. */
    private boolean isWaiting(UUID campaign) {
        return database.createNativeQuery("""
                        select 1 from pledge_state where campaign_id = ?1
                        and (status in ('QUEUED', 'COLLECTING') or status = 'DECLINED' and attempts < 3)""")
                .setParameter(1, campaign)
                .getResultList()
                .isEmpty();
    }

    private boolean isDecided(UUID campaign) {
        return !database.createNativeQuery("select 1 from collection_decision where campaign_id = ?1")
                .setParameter(1, campaign)
                .getResultList()
                .isEmpty();
    }
}
