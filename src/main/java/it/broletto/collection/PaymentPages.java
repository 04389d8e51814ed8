package it.broletto.collection;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.campaign.CampaignCard;
import it.broletto.campaign.CampaignService;
import it.broletto.campaign.CurrentBacker;
import it.broletto.web.Answers;
import it.broletto.web.Choice;
import it.broletto.web.Flash;
import it.broletto.web.FormErrors;
import it.broletto.web.Layout;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/**
 * From a promise to a means of payment: what is agreed, the way to the provider's page, and the way back. Only the
 * pledge of this page, of this person, is ever looked at, whatever the address brings along.
 */
@Path("/pledges/{id}/payment")
@Produces(MediaType.TEXT_HTML)
class PaymentPages {

    /** What the way back found. */
    enum Found {
        /** A means of payment is there, or it is not needed any more. */
        DONE,
        /** The provider has not said anything final. */
        WAITING,
        /** The provider has no means of payment of this pledge. */
        NOTHING
    }

    /** How a pledge may be paid, and what was chosen. */
    record Ways(List<Choice> choices, String chosen, FormErrors errors) {

        /** Whether there is something to choose from. */
        public boolean many() {
            return choices.size() > 1;
        }
    }

    @CheckedTemplate(basePath = "collection")
    static class Templates {
        static native TemplateInstance payment(OwnPledge own, CampaignCard card, String next, Ways ways);

        static native TemplateInstance back(OwnPledge own, Found found, String next);

        private Templates() {}
    }

    private final OwnPledgeService pledges;
    private final CampaignService campaigns;
    private final Payments payments;
    private final StageWords stages;
    private final CurrentBacker current;
    private final Flash flash;
    private final Layout layout;

    PaymentPages(
            OwnPledgeService pledges,
            CampaignService campaigns,
            Payments payments,
            StageWords stages,
            CurrentBacker current,
            Flash flash,
            Layout layout) {
        this.pledges = pledges;
        this.campaigns = campaigns;
        this.payments = payments;
        this.stages = stages;
        this.current = current;
        this.flash = flash;
        this.layout = layout;
    }

    @GET
    @PermitAll
    public Response agreed(@RestPath UUID id) {
        var own = own(id);
        return own.rail() != null && (own.stage().takesMeans() || own.stage().waitsForBacker())
                ? Response.ok(payment(own, own.rail(), FormErrors.none())).build()
                : Answers.seeOther(own.path());
    }

    private TemplateInstance payment(OwnPledge own, String chosen, FormErrors errors) {
        var ways = own.rails().stream()
                .map(rail -> new Choice(
                        rail,
                        words().way(rail),
                        own.endsAt() == null ? words().way_help(rail) : words().way_help_now(rail)))
                .toList();
        return Templates.payment(
                own,
                campaigns.bySlug(own.pledge().campaignSlug()).card(),
                stages.next(own),
                new Ways(ways, chosen, errors));
    }

    private CollectionMessages words() {
        return layout.words(CollectionMessages.class);
    }

    /** To the provider's page. Sent twice, or from two windows, it leads to the same one. */
    @POST
    @PermitAll
    public Response go(@RestPath UUID id, @RestForm String rail) {
        var own = own(id);
        if (own.rail() == null) {
            return Answers.seeOther(own.path());
        }
        var chosen = own.rails().size() == 1 || own.stage() == Stage.ACTION_REQUIRED ? own.rail() : rail;
        if (!own.rails().contains(chosen)) {
            return Answers.invalid(payment(own, "", FormErrors.none().add("rail", words().rail_missing())));
        }
        var page = payments.start(own, chosen);
        if (page.isEmpty()) {
            flash.warn(words().no_answer());
        }
        return Response.seeOther(page.orElseGet(() -> URI.create(own.paymentPath())))
                .build();
    }

    /** Where the provider sends the backer. Arriving here proves nothing: the provider is asked. */
    @GET
    @Path("back")
    @PermitAll
    public TemplateInstance back(@RestPath UUID id) {
        var before = own(id);
        var reply = payments.look(before);
        var own = own(id);
        var found = !own.stage().waitsForBacker()
                ? Found.DONE
                : reply.isPresent() && !reply.get().outcome().isFinal() ? Found.WAITING : Found.NOTHING;
        return Templates.back(own, found, stages.next(own));
    }

    private OwnPledge own(UUID id) {
        return pledges.one(id, current.of(id).id());
    }
}
