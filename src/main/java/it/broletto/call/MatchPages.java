package it.broletto.call;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.match.Match;
import it.broletto.match.PerDonation;
import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import it.broletto.web.Layout;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;

/** Why does the city add this much to a campaign? And what that was computed from. */
@Path("/campaigns/{slug}")
class MatchPages {

    private static final int GIFTS_SHOWN = 200;

    /** One of the amounts that the match is the least of. */
    record LimitRow(Match.Kind kind, Money amount, boolean binding) {}

    /** A gift of somebody, and what is added to it. */
    record GiftRow(int number, int donor, Money given, Money added) {}

    /**
     * @param missing what people still have to give; null if nothing is missing
     * @param gifts the first ones, after a decision by a rule that looks at each
     * @param split who pays what of it
     */
    record Shown(
            WhyMatch why,
            List<LimitRow> limits,
            Money missing,
            List<GiftRow> gifts,
            int giftsInAll,
            boolean hasFile,
            List<Decision.Part> split) {

        public Money amount() {
            return Money.ofCents(why.match().cents());
        }

        public Money settled() {
            return why.decided() ? why.decision().settled() : Money.ofCents(why.promisedCents());
        }
    }

    @CheckedTemplate(basePath = "call")
    static class Templates {
        static native TemplateInstance why(Shown shown);

        private Templates() {}
    }

    private final CallService calls;
    private final Layout layout;

    MatchPages(CallService calls, Layout layout) {
        this.calls = calls;
        this.layout = layout;
    }

    @GET
    @Path("match")
    @Produces(MediaType.TEXT_HTML)
    @PermitAll
    public TemplateInstance why(@RestPath String slug) {
        var why = calls.why(slug);
        var match = why.match();
        var binding = match.binding();
        return Templates.why(new Shown(
                why,
                match.limits().stream()
                        .map(limit -> new LimitRow(limit.kind(), Money.ofCents(limit.cents()), limit == binding))
                        .toList(),
                why.decided() ? null : calls.missing(why.campaign().id()).orElse(null),
                gifts(why),
                why.gifts().size(),
                why.hasFile(),
                why.split()));
    }

    private static List<GiftRow> gifts(WhyMatch why) {
        var rows = new ArrayList<GiftRow>();
        var each = why.match().perGift();
        if (why.decided() && why.admission().rule().rule() instanceof PerDonation) {
            var given = MatchText.numbered(why.gifts());
            for (var at = 0; at < Math.min(GIFTS_SHOWN, each.size()); at++) {
                rows.add(new GiftRow(
                        at + 1,
                        given.get(at).donor(),
                        Money.ofCents(given.get(at).cents()),
                        Money.ofCents(each.get(at))));
            }
        }
        return rows;
    }

    /** The inputs of a decision, or of what is expected, with the result. */
    @GET
    @Path("match.json")
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    public String file(@RestPath String slug) {
        var why = calls.why(slug);
        if (!why.hasFile()) {
            throw new Refusal(Refusal.Reason.NOT_FOUND);
        }
        return why.file();
    }
}
