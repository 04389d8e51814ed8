package it.broletto.payout;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.campaign.CampaignCard;
import it.broletto.campaign.CampaignService;
import it.broletto.ledger.Entry;
import it.broletto.ledger.Line;
import it.broletto.picture.Flow;
import it.broletto.shared.Csv;
import it.broletto.shared.Money;
import it.broletto.web.Layout;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestPath;

/** From promised to paid: a campaign's money, for everybody. */
@Path("/campaigns/{slug}")
class MoneyPages {

    private static final int PIECE = 1_000;
    private static final int SHOWN = 20;

    /** A line of the table. @param account of the ledger that keeps it; empty if it is a sum of pledges */
    record Row(String what, Money amount, String account) {}

    record Shown(
            CampaignCard card,
            boolean funded,
            List<Row> rows,
            Flow flow,
            List<Part> parts,
            List<GrantView> grants,
            List<Entry> entries) {}

    /** A part of the plan and its last payout, if one was asked for. */
    record Part(Tranche tranche, PayoutView payout) {}

    @CheckedTemplate(basePath = "payout")
    static class Templates {
        static native TemplateInstance money(Shown shown);

        private Templates() {}
    }

    private final CampaignService campaigns;
    private final MoneyService money;
    private final PayoutService payouts;
    private final GrantService grants;
    private final CityRows city;
    private final Layout layout;

    MoneyPages(
            CampaignService campaigns,
            MoneyService money,
            PayoutService payouts,
            GrantService grants,
            CityRows city,
            Layout layout) {
        this.campaigns = campaigns;
        this.money = money;
        this.payouts = payouts;
        this.grants = grants;
        this.city = city;
        this.layout = layout;
    }

    @GET
    @Path("money")
    @Produces(MediaType.TEXT_HTML)
    @PermitAll
    public TemplateInstance money(@RestPath String slug) {
        var card = campaigns.bySlug(slug).card();
        var id = card.id();
        var view = money.of(id);
        var given = grants.all(id);
        return Templates.money(new Shown(
                card,
                payouts.isFunded(id),
                rows(card, view, given),
                flow(card, view, given),
                parts(payouts.plan(id), payouts.of(id)),
                given,
                money.lastEntries(id, SHOWN)));
    }

    static List<Part> parts(List<Tranche> plan, List<PayoutView> payouts) {
        return plan.stream()
                .map(tranche -> new Part(
                        tranche,
                        payouts.stream()
                                .filter(payout -> payout.position() == tranche.position())
                                .reduce((before, last) -> last)
                                .orElse(null)))
                .toList();
    }

    private List<Row> rows(CampaignCard card, MoneyView view, List<GrantView> given) {
        var words = words();
        var rows = new ArrayList<Row>();
        rows.add(new Row(promised(card), view.promised(), ""));
        rows.add(new Row(words.collected(), view.collected(), ""));
        rows.add(new Row(words.still_open(), view.open(), ""));
        rows.add(new Row(words.dropped(view.droppedPledges()), view.dropped(), ""));
        rows.add(new Row(words.custody(), view.custody(), "escrow"));
        rows.add(new Row(words.payable(), view.payable(), "payable"));
        rows.add(new Row(words.paid(), view.paid(), ""));
        rows.add(new Row(words.going_back(), view.goingBack(), "refund-payable"));
        rows.add(new Row(words.given_back(), view.givenBack(), ""));
        optional(rows, words.moved(), view.moved(), "");
        optional(rows, words.disputed(), view.disputed(), "");
        optional(rows, words.lost(), view.lost(), "");
        optional(rows, words.claimed(), view.claimed(), "claim");
        var all = rows.stream()
                .map(row -> row.account().isEmpty() || row.amount().cents() == 0
                        ? new Row(row.what(), row.amount(), "")
                        : new Row(row.what(), row.amount(), "/ledger/accounts/" + row.account() + "/" + card.id()));
        return Stream.concat(all, city.of(card, given).stream()).toList();
    }

    private static void optional(List<Row> rows, String what, Money amount, String account) {
        if (amount.cents() > 0) {
            rows.add(new Row(what, amount, account));
        }
    }

    /** Null if nothing was promised: there is nothing to draw. */
    private Flow flow(CampaignCard card, MoneyView view, List<GrantView> given) {
        var words = words();
        var drawing = new Drawing();
        drawing.node(0, "promised", promised(card), view.promised(), 5);
        drawing.node(1, "collected", words.collected(), view.collected(), 4);
        drawing.node(1, "open", words.still_open(), view.open(), 6);
        drawing.node(1, "dropped", words.dropped_short(), view.dropped(), 3);
        drawing.link("promised", "collected", view.collected());
        drawing.link("promised", "open", view.open());
        drawing.link("promised", "dropped", view.dropped());
        drawing.node(2, "paid", words.paid(), view.paid(), 1);
        drawing.node(2, "payable", words.payable(), view.payable(), 2);
        drawing.node(2, "custody", words.custody(), view.custody(), 4);
        drawing.node(2, "back", words.given_back(), view.givenBack().plus(view.goingBack()), 6);
        drawing.node(2, "moved", words.moved(), view.moved(), 2);
        drawing.node(2, "lost", words.lost(), view.lost(), 3);
        drawing.link("collected", "paid", view.paid());
        drawing.link("collected", "payable", view.payable());
        drawing.link("collected", "custody", view.custody());
        drawing.link("collected", "back", view.givenBack().plus(view.goingBack()));
        drawing.link("collected", "moved", view.moved());
        drawing.link("collected", "lost", view.lost());
        var certain = given.stream().filter(GrantView::certain).toList();
        var city = certain.stream().map(GrantView::decided).reduce(Money.ZERO, Money::plus);
        var cityPaid = Money.ofCents(
                certain.stream().mapToLong(one -> one.stages().paid()).sum());
        drawing.node(1, "city", words.added(), city, 5);
        drawing.node(2, "city-paid", words.city_paid(), cityPaid, 1);
        drawing.node(2, "city-open", words.city_open(), city.minus(cityPaid), 2);
        drawing.link("city", "city-paid", cityPaid);
        drawing.link("city", "city-open", city.minus(cityPaid));
        return view.promised().cents() == 0 ? null : drawing.flow(words.flow_title(card.title()));
    }

    /** Leaves out what is nothing. */
    private final class Drawing {

        private final List<List<Flow.Node>> columns = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        private final List<Flow.Link> links = new ArrayList<>();

        void node(int column, String id, String label, Money amount, int colour) {
            if (amount.cents() > 0) {
                columns.get(column).add(new Flow.Node(id, label, amount.format(layout.locale()), colour));
            }
        }

        void link(String from, String to, Money amount) {
            if (amount.cents() > 0) {
                links.add(new Flow.Link(from, to, amount.cents()));
            }
        }

        Flow flow(String title) {
            var there = columns.stream().filter(column -> !column.isEmpty()).toList();
            var ids = there.stream().flatMap(List::stream).map(Flow.Node::id).toList();
            return new Flow(
                    title,
                    there,
                    links.stream()
                            .filter(link -> ids.contains(link.from()) && ids.contains(link.to()))
                            .toList());
        }
    }

    /** Each line of the ledger in an account of the campaign, oldest first; euros with two decimals. */
    @GET
    @Path("statement.csv")
    @Produces("text/csv;charset=UTF-8")
    @PermitAll
    public Response statement(@RestPath String slug) {
        var id = campaigns.bySlug(slug).card().id();
        StreamingOutput stream = out -> {
            var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            var csv = new Csv(writer);
            csv.line("entry", "at", "phase", "type", "account", "owner", "debit", "credit", "reason", "hash");
            var piece = money.entriesAfter(id, 0, PIECE);
            while (!piece.isEmpty()) {
                piece.forEach(entry -> entry.lines().forEach(line -> line(csv, entry, line)));
                piece = money.entriesAfter(id, piece.get(piece.size() - 1).number(), PIECE);
            }
            writer.flush();
        };
        return Response.ok(stream)
                .header("Content-Disposition", "attachment; filename=\"" + slug + ".csv\"")
                .build();
    }

    private static void line(Csv csv, Entry entry, Line line) {
        csv.line(
                entry.number(),
                entry.at(),
                entry.phase(),
                entry.type(),
                line.account().kind(),
                line.account().owner(),
                line.cents() > 0 ? Money.ofCents(line.cents()).decimal() : null,
                line.cents() < 0 ? Money.ofCents(-line.cents()).decimal() : null,
                entry.reason(),
                entry.hash());
    }

    private String promised(CampaignCard card) {
        return card.open() ? words().promised_so_far() : words().promised();
    }

    private PayoutMessages words() {
        return layout.words(PayoutMessages.class);
    }
}
