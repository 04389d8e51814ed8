package it.broletto.call;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.match.Match;
import it.broletto.shared.Money;
import it.broletto.web.Cursor;
import it.broletto.web.Page;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Why does the city add this much to a campaign? And what that was computed from. */
@Path("/campaigns/{slug}")
class MatchPages {

    private static final int SIZE = 50;

    /** One of the amounts that the match is the least of. */
    record LimitRow(Match.Kind kind, Money amount, boolean binding) {}

    /** A gift of somebody, and what is added to it. */
    record GiftRow(int number, int donor, Money given, Money added) {

        static GiftRow of(Admissions.Added gift) {
            return new GiftRow(
                    gift.number(), gift.donor(), Money.ofCents(gift.cents()), Money.ofCents(gift.addedCents()));
        }
    }

    /** @param gifts some of them, after a decision by a rule that looks at each */
    record Shown(WhyMatch why, List<LimitRow> limits, Page<GiftRow> gifts) {}

    @CheckedTemplate(basePath = "call")
    static class Templates {
        static native TemplateInstance why(Shown shown);

        private Templates() {}
    }

    private final CallService calls;

    MatchPages(CallService calls) {
        this.calls = calls;
    }

    @GET
    @Path("match")
    @Produces(MediaType.TEXT_HTML)
    @PermitAll
    public TemplateInstance why(@RestPath String slug, @RestQuery String page) {
        var why = calls.why(slug);
        var binding = why.match().binding();
        return Templates.why(new Shown(
                why,
                why.match().limits().stream()
                        .map(limit -> new LimitRow(limit.kind(), Money.ofCents(limit.cents()), limit == binding))
                        .toList(),
                why.decided() && why.looksAtEach() ? gifts(why, page) : Page.whole(List.of())));
    }

    private Page<GiftRow> gifts(WhyMatch why, String page) {
        var from = Cursor.of(page);
        var number = 0;
        try {
            number = from.key().map(Integer::parseInt).orElse(0);
        } catch (NumberFormatException notOurs) {
            from = Cursor.start();
        }
        return Page.of(
                        calls.gifts(why.campaign().id(), number, from.backward(), SIZE + 1),
                        SIZE,
                        from,
                        gift -> String.valueOf(gift.number()))
                .map(GiftRow::of);
    }

    /** The inputs of a decision, or of what is expected, with the result. */
    @GET
    @Path("match.json")
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    public String file(@RestPath String slug) {
        return calls.file(slug);
    }
}
