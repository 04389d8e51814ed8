package it.broletto.fund;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.collection.MoveService;
import it.broletto.shared.Money;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The neighbourhood fund for everybody: what it has, where it came from, what it gave. */
@Path("/fund")
@Produces(MediaType.TEXT_HTML)
class FundPages {

    private static final int SHOWN = 100;

    record Shown(Money free, List<MoveService.Moved> arrived, List<FundGrant> given) {}

    @CheckedTemplate(basePath = "fund")
    static class Templates {
        static native TemplateInstance show(Shown shown);

        private Templates() {}
    }

    private final FundService fund;
    private final MoveService moves;

    FundPages(FundService fund, MoveService moves) {
        this.fund = fund;
        this.moves = moves;
    }

    @GET
    @PermitAll
    public TemplateInstance show() {
        return Templates.show(new Shown(fund.free(), moves.inFund(SHOWN), fund.given(SHOWN)));
    }
}
