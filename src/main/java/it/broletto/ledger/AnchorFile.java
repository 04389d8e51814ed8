package it.broletto.ledger;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;

/** All signed ends as a file, the latest first. */
@Path("/ledger/anchors.ndjson")
class AnchorFile {

    private static final int PIECE = 1_000;

    private final AnchorService anchors;

    AnchorFile(AnchorService anchors) {
        this.anchors = anchors;
    }

    @GET
    @Produces(LedgerFiles.NDJSON)
    @PermitAll
    public Response anchors() {
        return LedgerFiles.file("anchors.ndjson", out -> {
            var piece = anchors.before(LocalDate.of(9999, 1, 1), PIECE);
            while (!piece.isEmpty()) {
                for (var anchor : piece) {
                    out.append(LedgerJson.line(anchor)).append('\n');
                }
                piece = anchors.before(piece.get(piece.size() - 1).day(), PIECE);
            }
        });
    }
}
