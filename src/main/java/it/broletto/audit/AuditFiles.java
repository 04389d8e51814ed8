package it.broletto.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import it.broletto.shared.Csv;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;

/** The whole log as a file, oldest first, read from the database in pieces while it is sent. */
@Path("/")
class AuditFiles {

    private static final int PIECE = 1000;

    private final AuditService audit;
    private final AuditLinks links;
    private final ObjectMapper json;

    AuditFiles(AuditService audit, AuditLinks links, ObjectMapper json) {
        this.audit = audit;
        this.links = links;
        this.json = json;
    }

    @GET
    @Path("audit.csv")
    @Produces("text/csv;charset=UTF-8")
    @PermitAll
    public Response csv(@RestQuery String round) {
        return file(
                "audit.csv",
                round,
                (entries, first, out) -> {
                    var csv = new Csv(out);
                    if (first) {
                        csv.line("id", "at", "role", "act", "subject", "round", "detail");
                    }
                    entries.forEach(one -> csv.line(
                            one.id(), one.at(), one.role(), one.act(), one.subjectId(), one.roundId(), one.detail()));
                },
                "");
    }

    @GET
    @Path("audit.json")
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    public Response json(@RestQuery String round) {
        return file(
                "audit.json",
                round,
                (entries, first, out) -> {
                    if (first) {
                        out.append("{\"items\":[");
                    }
                    for (int i = 0; i < entries.size(); i++) {
                        out.append(first && i == 0 ? "\n" : ",\n").append(json.writeValueAsString(entries.get(i)));
                    }
                },
                "\n]}\n");
    }

    private interface Piece {
        void to(List<AuditView> entries, boolean first, Writer out) throws IOException;
    }

    private Response file(String name, String round, Piece piece, String end) {
        UUID id = round == null || round.isEmpty() ? null : links.round(round);
        StreamingOutput stream = out -> {
            var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            var entries = audit.after(0, id, PIECE);
            piece.to(entries, true, writer);
            while (!entries.isEmpty()) {
                entries = audit.after(entries.get(entries.size() - 1).id(), id, PIECE);
                piece.to(entries, false, writer);
            }
            writer.append(end).flush();
        };
        return Response.ok(stream)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .build();
    }
}
