package it.broletto.audit;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.web.Choice;
import it.broletto.web.Layout;
import it.broletto.web.Page;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;

/** The log, for everybody. */
@Path("/audit")
@Produces(MediaType.TEXT_HTML)
class AuditPages {

    /** One line in words. {@code path} null = nothing public to open. */
    record Line(Instant at, String who, String what, String detail, String path) {}

    /** {@code round} is the chosen slug, empty for all. */
    record Shown(Page<Line> page, String round, List<Choice> rounds) {}

    @CheckedTemplate(basePath = "audit")
    static class Templates {
        static native TemplateInstance log(Shown shown);

        private Templates() {}
    }

    private final AuditService audit;
    private final AuditLinks links;
    private final Layout layout;

    AuditPages(AuditService audit, AuditLinks links, Layout layout) {
        this.audit = audit;
        this.links = links;
        this.layout = layout;
    }

    @GET
    @PermitAll
    public TemplateInstance log(@RestQuery String round, @RestQuery String page) {
        var chosen = round == null ? "" : round;
        UUID id = chosen.isEmpty() ? null : links.round(chosen);
        var found = AuditPaging.page(audit, id, page);
        var paths = links.paths(found.items());
        return Templates.log(new Shown(
                found.map(entry -> new Line(
                        entry.at(),
                        AuditWords.role(entry.role(), layout.locale()),
                        AuditWords.act(entry.act(), layout.locale()),
                        links.detail(entry),
                        paths.get(entry.id()))),
                chosen,
                links.rounds()));
    }
}
