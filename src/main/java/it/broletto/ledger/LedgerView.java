package it.broletto.ledger;

import it.broletto.ledger.EntryView.LineView;
import it.broletto.ledger.LedgerNames.Named;
import it.broletto.web.Layout;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts words and names to entries; the names of a whole page are asked for at once. */
@ApplicationScoped
class LedgerView {

    private final LedgerNames names;
    private final Layout layout;

    LedgerView(LedgerNames names, Layout layout) {
        this.names = names;
        this.layout = layout;
    }

    List<EntryView> entries(List<Entry> entries) {
        var found = names.named(entries.stream()
                .flatMap(entry -> Stream.concat(
                        Stream.of(entry).map(Entry::subject),
                        entry.lines().stream().map(line -> AccountView.ownerId(line.account()))))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        return entries.stream().map(entry -> entry(entry, found)).toList();
    }

    AccountView account(Account account) {
        var id = AccountView.ownerId(account);
        return new AccountView(
                account, id == null ? null : names.named(List.of(id)).get(id));
    }

    private EntryView entry(Entry entry, Map<UUID, Named> found) {
        var lines = entry.lines().stream()
                .map(line -> new LineView(
                        new AccountView(line.account(), found.get(AccountView.ownerId(line.account()))), line.cents()))
                .toList();
        return new EntryView(entry, flow(lines), lines, entry.subject() == null ? null : found.get(entry.subject()));
    }

    /** What has less goes first: people think of money that leaves a place and arrives in another. */
    private String flow(List<LineView> lines) {
        var words = layout.words(LedgerMessages.class);
        var from = accounts(lines, false);
        var to = accounts(lines, true);
        if (from.isEmpty()) {
            return to.isEmpty() ? "" : words.flow_up(to);
        }
        return to.isEmpty() ? words.flow_down(from) : words.flow(from, to);
    }

    private String accounts(List<LineView> lines, boolean raised) {
        var words = layout.words(LedgerMessages.class);
        return lines.stream()
                .filter(line -> line.raises() == raised)
                .map(line -> line.account().name().isEmpty()
                        ? words.kind_alone(words.kind(line.account().kind()))
                        : words.kind_of(
                                words.kind(line.account().kind()),
                                line.account().name()))
                .collect(Collectors.joining(", "));
    }
}
