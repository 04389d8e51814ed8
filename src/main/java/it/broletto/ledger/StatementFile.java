package it.broletto.ledger;

import it.broletto.ledger.Entry.Phase;
import it.broletto.shared.Csv;
import it.broletto.shared.Money;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import org.jboss.resteasy.reactive.RestPath;

/** All entries of an account as a file, oldest first, read from the database in pieces while they are sent. */
@Path("/ledger/accounts/{kind}/{owner}.csv")
class StatementFile {

    private static final int PIECE = 1_000;

    private final LedgerService ledger;

    StatementFile(LedgerService ledger) {
        this.ledger = ledger;
    }

    /** Euros with two decimals; the balance in the direction that raises the account. What is only held is in no balance. */
    @GET
    @Produces("text/csv;charset=UTF-8")
    @PermitAll
    public Response csv(@RestPath String kind, @RestPath String owner) {
        var account = AccountPages.known(ledger, kind, owner);
        StreamingOutput stream = out -> {
            var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            var csv = new Csv(writer);
            csv.line(
                    "number", "at", "phase", "type", "debit", "credit", "balance", "held", "subject", "reason", "hash");
            var balance = 0L;
            var piece = ledger.inAfter(account, 0, PIECE);
            while (!piece.isEmpty()) {
                for (var entry : piece) {
                    balance = line(csv, entry, account, balance);
                }
                piece = ledger.inAfter(account, piece.get(piece.size() - 1).number(), PIECE);
            }
            writer.flush();
        };
        return Response.ok(stream)
                .header("Content-Disposition", "attachment; filename=\"" + kind + "-" + owner + ".csv\"")
                .build();
    }

    private static long line(Csv csv, Entry entry, Account account, long before) {
        var cents = entry.lines().stream()
                .filter(line -> line.account().equals(account))
                .mapToLong(Line::cents)
                .sum();
        var moves = entry.phase() != Phase.HOLD;
        var change = account.kind().side() * cents;
        var balance = moves ? before + change : before;
        csv.line(
                entry.number(),
                entry.at(),
                entry.phase(),
                entry.type(),
                moves && cents > 0 ? decimal(cents) : null,
                moves && cents < 0 ? decimal(-cents) : null,
                decimal(balance),
                !moves && change < 0 ? decimal(-change) : null,
                entry.subject(),
                entry.reason(),
                entry.hash());
        return balance;
    }

    private static String decimal(long cents) {
        return Money.ofCents(cents).decimal();
    }
}
