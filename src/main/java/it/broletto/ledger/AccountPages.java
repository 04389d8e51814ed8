package it.broletto.ledger;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.shared.Refusal;
import it.broletto.web.Page;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** One account: what it has now and how it came to it. */
@Path("/ledger/accounts/{kind}/{owner}")
@Produces(MediaType.TEXT_HTML)
class AccountPages {

    /** An entry and its line in this account. */
    record Row(EntryView view, EntryView.LineView line) {}

    record Shown(AccountView account, Balance balance, Page<Row> page) {}

    @CheckedTemplate(basePath = "ledger")
    static class Templates {
        static native TemplateInstance account(Shown shown);

        private Templates() {}
    }

    private final LedgerService ledger;
    private final LedgerView view;

    AccountPages(LedgerService ledger, LedgerView view) {
        this.ledger = ledger;
        this.view = view;
    }

    @GET
    @PermitAll
    public TemplateInstance account(@RestPath String kind, @RestPath String owner, @RestQuery String page) {
        var account = known(ledger, kind, owner);
        var found = LedgerPaging.in(account, ledger, page);
        var rows = view.entries(found.items()).stream()
                .map(entry -> new Row(entry, line(entry, account)))
                .toList();
        return Templates.account(new Shown(
                view.account(account), ledger.balance(account), new Page<>(rows, found.next(), found.previous())));
    }

    /** An entry has one line in an account. */
    private static EntryView.LineView line(EntryView entry, Account account) {
        return entry.lines().stream()
                .filter(line -> line.account().account().equals(account))
                .findFirst()
                .orElseThrow();
    }

    /** Refuses an account that no line names with {@code NOT_FOUND}. */
    static Account known(LedgerService ledger, String kind, String owner) {
        var account = AccountView.account(kind, owner);
        if (ledger.inAfter(account, 0, 1).isEmpty()) {
            throw new Refusal(Refusal.Reason.NOT_FOUND);
        }
        return account;
    }
}
