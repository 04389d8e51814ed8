package it.broletto.collection;

import it.broletto.rail.Act;
import it.broletto.rail.Outcome;
import it.broletto.rail.RailService;
import it.broletto.rail.Reply;
import it.broletto.shared.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Brings a backer to the provider and looks what became of it. Makes network calls, so it is never called within a
 * transaction. However often a backer asks, there is one set-up at a time.
 */
@ApplicationScoped
class Payments {

    private static final int MOST_SET_UPS = 99;

    private final OwnPledgeService pledges;
    private final CollectionService collections;
    private final RailService rails;
    private final URI site;

    Payments(
            OwnPledgeService pledges,
            CollectionService collections,
            RailService rails,
            @ConfigProperty(name = "broletto.url") URI site) {
        this.pledges = pledges;
        this.collections = collections;
        this.rails = rails;
        this.site = site;
    }

    /**
     * Where the backer has to go: the provider's page, to show a means of payment or to agree to a charge, or the page of
     * the pledge if there is nothing to do there. Empty if the provider gives no answer. Refuses with
     * {@code TOO_MANY_REQUESTS} after 99 means of payment, with {@code GOAL_REACHED} where the campaign stopped meanwhile,
     * with {@code INVALID_INPUT} a rail that the campaign has not.
     *
     * @param rail one of the pledge's
     */
    Optional<URI> start(OwnPledge own, String rail) {
        if (!own.rails().contains(rail)) {
            throw new Refusal(Refusal.Reason.INVALID_INPUT);
        }
        if (!rails.has(rail)) {
            return Optional.empty();
        }
        var done = Optional.of(URI.create(own.path()));
        if (own.stage() == Stage.NO_MEANS && pledges.isTooLate(own.pledge().id())) {
            throw new Refusal(Refusal.Reason.GOAL_REACHED);
        }
        var before = look(own);
        if (own.stage() == Stage.ACTION_REQUIRED) {
            return before.filter(reply -> reply.outcome().isFinal()).isPresent() ? done : before.map(Reply::page);
        }
        if (!own.stage().takesMeans()
                || before.filter(reply -> reply.outcome() == Outcome.SETTLED).isPresent()) {
            return done;
        }
        var pledge = own.pledge().id();
        var attempt = pledges.nextSetUp(pledge, rail);
        if (attempt > MOST_SET_UPS) {
            throw new Refusal(Refusal.Reason.TOO_MANY_REQUESTS);
        }
        var reply = rails.setUp(
                rail, pledge, attempt, own.pledge().amount().cents(), site.resolve(own.paymentPath() + "/back"));
        if (reply.outcome() == Outcome.SETTLED) {
            collections.shown(pledge, attempt, rail, reply.means());
            return done;
        }
        return Optional.ofNullable(reply.page());
    }

    /** What became of what the backer went to the provider for; empty if it is nothing that is still open. */
    Optional<Reply> look(OwnPledge own) {
        var pledge = own.pledge().id();
        if (!rails.has(own.rail())) {
            return Optional.empty();
        }
        if (own.stage() == Stage.ACTION_REQUIRED) {
            return rails.look(pledge, Act.COLLECT, own.attempts());
        }
        return own.stage().takesMeans() ? rails.look(pledge, Act.SETUP, pledges.openSetUp(pledge)) : Optional.empty();
    }
}
