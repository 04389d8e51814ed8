package it.broletto.ledger;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/** The whole ledger as files, read from the database in pieces while they are sent. */
@Path("/")
class LedgerFiles {

    private static final String NDJSON = "application/x-ndjson";
    private static final int PIECE = 1_000;

    private final LedgerService ledger;
    private final AnchorService anchors;

    LedgerFiles(LedgerService ledger, AnchorService anchors) {
        this.ledger = ledger;
        this.anchors = anchors;
    }

    @GET
    @Path("ledger.ndjson")
    @Produces(NDJSON)
    @PermitAll
    public Response entries() {
        return file("ledger.ndjson", out -> {
            var piece = ledger.after(0, PIECE);
            while (!piece.isEmpty()) {
                for (var entry : piece) {
                    out.append(LedgerJson.line(entry)).append('\n');
                }
                piece = ledger.after(piece.get(piece.size() - 1).number(), PIECE);
            }
        });
    }

    /** The latest first. */
    @GET
    @Path("ledger/anchors.ndjson")
    @Produces(NDJSON)
    @PermitAll
    public Response anchors() {
        return file("anchors.ndjson", out -> {
            var piece = anchors.before(LocalDate.of(9999, 1, 1), PIECE);
            while (!piece.isEmpty()) {
                for (var anchor : piece) {
                    out.append(LedgerJson.line(anchor)).append('\n');
                }
                piece = anchors.before(piece.get(piece.size() - 1).day(), PIECE);
            }
        });
    }

    private interface Body {
        void to(java.io.Writer out) throws java.io.IOException;
    }

    private static Response file(String name, Body body) {
        StreamingOutput stream = out -> {
            var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            body.to(writer);
            writer.flush();
        };
        return Response.ok(stream)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .build();
    }
}
