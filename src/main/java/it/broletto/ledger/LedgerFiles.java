package it.broletto.ledger;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;

/** The whole ledger as a file, read from the database in pieces while it is sent. */
@Path("/ledger.ndjson")
class LedgerFiles {

    static final String NDJSON = "application/x-ndjson";
    private static final int PIECE = 1_000;

    private final LedgerService ledger;

    LedgerFiles(LedgerService ledger) {
        this.ledger = ledger;
    }

    @GET
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

    interface Body {
        void to(java.io.Writer out) throws java.io.IOException;
    }

    static Response file(String name, Body body) {
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
