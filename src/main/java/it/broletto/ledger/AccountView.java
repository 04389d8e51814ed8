package it.broletto.ledger;

import it.broletto.ledger.LedgerNames.Named;
import it.broletto.shared.Refusal;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;

/**
 * An account as pages show it.
 *
 * @param named the campaign that it is kept for; null for others
 */
record AccountView(Account account, Named named) {

    /** The only account of its kind has a word for its owner in addresses. */
    private static final String TREASURY = "treasury";

    public Account.Kind kind() {
        return account.kind();
    }

    /** The title of its campaign, or the name of its rail, or the beginning of an id; empty if it is alone of its kind. */
    public String name() {
        if (named != null) {
            return named.title();
        }
        return ownerId(account) == null ? account.owner() : account.owner().substring(0, 8) + "…";
    }

    public String href() {
        return "/ledger/accounts/" + word(account.kind()) + "/"
                + (account.owner().isEmpty() ? TREASURY : account.owner());
    }

    /** As addresses say it: {@code refund-payable}. */
    static String word(Account.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The account at an address. Refuses one of no kind with {@code NOT_FOUND}. */
    static Account account(String kind, String owner) {
        var found = Arrays.stream(Account.Kind.values())
                .filter(one -> word(one).equals(kind))
                .findFirst()
                .orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND));
        return owner.equals(TREASURY) ? new Account(found, "") : found.of(owner);
    }

    /** Null if it is kept for something that has no id. */
    static UUID ownerId(Account account) {
        try {
            return account.owner().length() == 36 ? UUID.fromString(account.owner()) : null;
        } catch (IllegalArgumentException another) {
            return null;
        }
    }
}
