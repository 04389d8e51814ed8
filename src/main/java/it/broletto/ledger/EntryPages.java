package it.broletto.ledger;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.audit.AuditWords;
import it.broletto.web.Layout;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;

/** One entry, with all that is needed to compute its hash again. */
@Path("/ledger/entries/{number}")
@Produces(MediaType.TEXT_HTML)
class EntryPages {

    /** Another entry that this one has to do with: {@code ends}, {@code ended}, {@code reverses} or {@code reversed}. */
    record Tie(String how, Entry entry) {}

    /**
     * @param text what is hashed
     * @param before hash of the entry before
     * @param last whether there is none after it
     */
    record Shown(EntryView view, String role, String text, String before, List<Tie> ties, boolean last) {}

    @CheckedTemplate(basePath = "ledger")
    static class Templates {
        static native TemplateInstance entry(Shown shown);

        private Templates() {}
    }

    private final LedgerService ledger;
    private final LedgerView view;
    private final Layout layout;

    EntryPages(LedgerService ledger, LedgerView view, Layout layout) {
        this.ledger = ledger;
        this.view = view;
        this.layout = layout;
    }

    @GET
    @PermitAll
    public TemplateInstance entry(@RestPath long number) {
        var entry = ledger.byNumber(number);
        var before = number == 1 ? Chain.BEGINNING : ledger.byNumber(number - 1).hash();
        return Templates.entry(new Shown(
                view.entries(List.of(entry)).get(0),
                AuditWords.role(entry.role(), layout.locale()),
                Chain.text(entry),
                before,
                ties(entry),
                ledger.after(number, 1).isEmpty()));
    }

    private List<Tie> ties(Entry entry) {
        var ties = new java.util.ArrayList<Tie>();
        if (entry.ends() != null) {
            ties.add(new Tie("ends", ledger.byId(entry.ends())));
        }
        if (entry.reverses() != null) {
            ties.add(new Tie("reverses", ledger.byId(entry.reverses())));
        }
        ledger.endOf(entry.id()).ifPresent(other -> ties.add(new Tie("ended", other)));
        ledger.reversalOf(entry.id()).ifPresent(other -> ties.add(new Tie("reversed", other)));
        return List.copyOf(ties);
    }
}
