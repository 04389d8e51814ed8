package it.broletto.call;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.ledger.EnvelopeService.Grant;
import it.broletto.picture.StackedChart;
import it.broletto.shared.Money;
import it.broletto.web.Layout;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestPath;

/** The calls, and one of them: what does the city add, and how much is left? */
@Path("/calls")
@Produces(MediaType.TEXT_HTML)
class CallPages {

    /**
     * @param open whether it takes applications, or would if it were published
     * @param window the one that is open, or the next one; null if there is none any more
     */
    record Card(CallView call, boolean open, Window window) {
        static Card of(CallView call, Instant now) {
            return new Card(
                    call,
                    call.takesApplications(now)
                            || call.status() == CallStatus.DRAFT
                                    && call.windows().stream().anyMatch(window -> window.contains(now)),
                    call.status() == CallStatus.CLOSED
                            ? null
                            : call.nextWindow(now).orElse(null));
        }

        boolean anyWindow() {
            return window != null;
        }

        public String href() {
            return "/calls/" + call.slug();
        }
    }

    /** @param amount what is reserved for it, or was decided; null where a pool is shared and nothing is decided */
    record CampaignRow(Backed.One campaign, Money amount, boolean decided, int rule) {}

    record CallPage(
            Card card,
            List<String> rule,
            RuleWords.Example example,
            StackedChart envelope,
            Money beside,
            List<CampaignRow> campaigns,
            List<RuleVersion> versions) {

        public CallView call() {
            return card.call();
        }

        public List<String> paragraphs() {
            return call().body().isBlank() ? List.of() : List.of(call().body().split("\n\\s*\n"));
        }
    }

    @CheckedTemplate(basePath = "call")
    static class Templates {
        static native TemplateInstance list(List<Card> open, List<Card> others);

        static native TemplateInstance show(CallPage page);

        private Templates() {}
    }

    private final CallService calls;
    private final RuleWords rules;
    private final Layout layout;
    private final Clock clock;

    CallPages(CallService calls, RuleWords rules, Layout layout, Clock clock) {
        this.calls = calls;
        this.rules = rules;
        this.layout = layout;
        this.clock = clock;
    }

    @GET
    @PermitAll
    public TemplateInstance list() {
        var now = clock.instant();
        var cards = calls.published().stream().map(call -> Card.of(call, now)).toList();
        return Templates.list(
                cards.stream().filter(Card::open).toList(),
                cards.stream().filter(card -> !card.open()).toList());
    }

    @GET
    @Path("{slug}")
    @PermitAll
    public TemplateInstance show(@RestPath String slug) {
        return Templates.show(page(calls.bySlug(slug)));
    }

    CallPage page(CallView call) {
        var inside = calls.inside(call.id());
        return new CallPage(
                Card.of(call, clock.instant()),
                rules.of(call.rule().rule()),
                rules.example(call),
                chart(call, inside),
                inside.beside(),
                inside.campaigns().stream()
                        .map(one -> new CampaignRow(
                                one.campaign(),
                                one.decision() != null
                                        ? one.decision().amount()
                                        : one.admission().rule().rule().sharesPool()
                                                ? null
                                                : one.admission().reserved(),
                                one.decision() != null,
                                one.admission().rule().number()))
                        .toList(),
                calls.versions(call.id()));
    }

    private StackedChart chart(CallView call, CallInside inside) {
        var words = layout.words(CallMessages.class);
        var all = inside.all();
        return new StackedChart(
                words.envelope(),
                words.title_one(),
                words.given(),
                List.of(words.reserved(), words.committed(), words.paid(), words.free()),
                List.of(new StackedChart.Row(
                        call.title(),
                        "",
                        cells(all, inside.envelope().available()),
                        Money.ofCents(inside.envelope().given()).format(layout.locale()))));
    }

    private List<StackedChart.Cell> cells(Grant all, long free) {
        return Stream.of(all.reserved(), all.committed() + all.liquidated(), all.paid(), free)
                .map(cents -> new StackedChart.Cell(cents, Money.ofCents(cents).format(layout.locale())))
                .toList();
    }
}
