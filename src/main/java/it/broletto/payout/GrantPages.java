package it.broletto.payout;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.shared.Csv;
import it.broletto.web.City;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The grants to those who get more than 1,000 € in a year, as the law on transparency wants them (d.lgs. 33/2013, articles 26 and 27). */
@Path("/")
class GrantPages {

    private static final int SHOWN = 200;
    private static final int MOST = 10_000;

    record Shown(List<GrantLine> lines, boolean more) {}

    @CheckedTemplate(basePath = "payout")
    static class Templates {
        static native TemplateInstance grants(Shown shown);

        private Templates() {}
    }

    private final GrantService grants;
    private final City city;
    private final String url;

    GrantPages(GrantService grants, City city, @ConfigProperty(name = "broletto.url") String url) {
        this.grants = grants;
        this.city = city;
        this.url = url;
    }

    /** The latest 200; all are in the file. */
    @GET
    @Path("grants")
    @Produces(MediaType.TEXT_HTML)
    @PermitAll
    public TemplateInstance grants() {
        var lines = grants.published(null, null, SHOWN + 1);
        return Templates.grants(
                new Shown(lines.size() > SHOWN ? lines.subList(0, SHOWN) : lines, lines.size() > SHOWN));
    }

    /** The latest 10,000; amounts in euros with a point. */
    @GET
    @Path("grants.csv")
    @Produces("text/csv;charset=UTF-8")
    @PermitAll
    public Response csv() {
        var out = new StringBuilder();
        var csv = new Csv(out);
        csv.line(
                "body",
                "beneficiary",
                "tax_code",
                "amount",
                "decided_on",
                "legal_basis",
                "office",
                "manager",
                "selection",
                "cup",
                "stage",
                "project",
                "link",
                "award_act");
        for (var line : grants.published(null, null, MOST)) {
            csv.line(
                    city.name(),
                    line.beneficiary(),
                    line.taxCode(),
                    line.amount().decimal(),
                    line.decidedOn(),
                    line.legalBasis(),
                    line.office(),
                    line.manager(),
                    line.selection(),
                    line.cup(),
                    line.stage(),
                    line.title(),
                    url + "/campaigns/" + line.slug(),
                    line.award());
        }
        return Response.ok(out.toString())
                .header("Content-Disposition", "attachment; filename=\"grants.csv\"")
                .build();
    }
}
