package it.broletto.campaign;

import it.broletto.call.CallService;
import it.broletto.call.CallView;
import it.broletto.web.Asked;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** What a reader asked for; a value that does not exist does not narrow. */
public class CampaignQuery {

    @Parameter(description = "LIVE, CLOSED, FUNDED, FAILED, SUSPENDED or CANCELLED")
    @RestQuery
    String status;

    @Parameter(description = "slug of a published call")
    @RestQuery
    String call;

    @Parameter(description = "code of a district")
    @RestQuery
    String district;

    @Parameter(
            description =
                    "words of the title, the text or the promoter's name; \"…\" for a phrase, - before a word to leave out")
    @RestQuery
    String q;

    @Parameter(
            description =
                    "CLOSING: live ones first, the soonest to close on top; NEWEST: the latest to open; GOAL: the largest goal")
    @RestQuery
    String order;

    public String status() {
        return Asked.text(status);
    }

    public String call() {
        return Asked.text(call);
    }

    public String district() {
        return Asked.text(district);
    }

    public String q() {
        return Asked.words(q);
    }

    public String order() {
        return Asked.text(order);
    }

    CampaignFilter filter(CallService calls) {
        var order = Asked.constant(CampaignOrder.values(), order());
        return new CampaignFilter(
                Asked.constant(CampaignStatus.values(), status()),
                calls.published().stream()
                        .filter(each -> each.slug().equals(call()))
                        .map(CallView::id)
                        .findFirst()
                        .orElse(null),
                district().isBlank() ? null : district(),
                q(),
                order == null ? CampaignOrder.CLOSING : order);
    }

    /** Whether anything is left out. */
    public boolean narrows() {
        return !Asked.link("status", status(), "call", call(), "district", district(), "q", q())
                .isEmpty();
    }

    /** The question again, for links to other pages of the list; may be an empty text. */
    public String link() {
        return Asked.link("status", status(), "call", call(), "district", district(), "q", q(), "order", order());
    }
}
