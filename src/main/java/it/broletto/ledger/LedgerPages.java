package it.broletto.ledger;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.web.Figure;
import it.broletto.web.Layout;
import it.broletto.web.Page;
import it.broletto.web.Texts;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestQuery;

/** The ledger, for everybody. */
@Path("/ledger")
@Produces(MediaType.TEXT_HTML)
class LedgerPages {

    /** All accounts of a kind together. */
    record KindTotal(Account.Kind kind, long accounts, Balance balance) {}

    /** @param sumCents of one side: what was given to envelopes is also in one of their stages */
    record PartTotal(LedgerPart part, long accounts, long sumCents, List<KindTotal> kinds) {

        static PartTotal of(LedgerPart part, List<KindTotal> kinds) {
            return new PartTotal(
                    part,
                    kinds.stream().mapToLong(KindTotal::accounts).sum(),
                    kinds.stream()
                            .filter(each ->
                                    part != LedgerPart.ADDED || each.kind().side() < 0)
                            .mapToLong(each -> each.balance().posted())
                            .sum(),
                    kinds);
        }
    }

    /** {@code signed} is the latest signed end; null before the first. */
    record Shown(Page<EntryView> page, List<Figure> figures, List<PartTotal> totals, Anchor signed, String publicKey) {}

    @CheckedTemplate(basePath = "ledger")
    static class Templates {
        static native TemplateInstance list(Shown shown);

        private Templates() {}
    }

    private static final LocalDate NEVER = LocalDate.of(9999, 1, 1);

    private final LedgerService ledger;
    private final AnchorService anchors;
    private final LedgerView view;
    private final Layout layout;

    LedgerPages(LedgerService ledger, AnchorService anchors, LedgerView view, Layout layout) {
        this.ledger = ledger;
        this.anchors = anchors;
        this.view = view;
        this.layout = layout;
    }

    @GET
    @PermitAll
    public TemplateInstance list(@RestQuery String page) {
        var found = LedgerPaging.all(ledger, page);
        var words = view.entries(found.items());
        return Templates.list(new Shown(
                new Page<>(words, found.next(), found.previous()),
                figures(),
                totals(ledger.totals()),
                anchors.before(NEVER, 1).stream().findFirst().orElse(null),
                anchors.publicKey()));
    }

    /** Numbers have no gaps, so the last one is also how many there are. */
    private List<Figure> figures() {
        var words = layout.words(LedgerMessages.class);
        return ledger.before(Long.MAX_VALUE, 1).stream()
                .flatMap(last -> List.of(
                        new Figure(
                                words.entries(), Texts.grouped(last.number(), layout.locale()), words.entries_note()),
                        new Figure(
                                words.last(), words.number(last.number()), Texts.dateTime(last.at(), layout.locale())))
                        .stream())
                .toList();
    }

    private static List<PartTotal> totals(Map<Account.Kind, Total> totals) {
        return totals.entrySet().stream()
                .map(each -> new KindTotal(
                        each.getKey(),
                        each.getValue().accounts(),
                        each.getValue().balance()))
                .collect(Collectors.groupingBy(
                        each -> LedgerPart.of(each.kind()), () -> new EnumMap<>(LedgerPart.class), Collectors.toList()))
                .entrySet()
                .stream()
                .map(each -> PartTotal.of(each.getKey(), each.getValue()))
                .toList();
    }
}
