package it.broletto.ledger;

import it.broletto.ledger.LedgerNames.Named;
import java.util.List;

/**
 * An entry as pages show it.
 *
 * @param flow from which account to which, in words; empty if it has no lines
 * @param subject the campaign that it is about; null for others
 */
record EntryView(Entry entry, String flow, List<LineView> lines, Named subject) {

    /** One line. */
    record LineView(AccountView account, long cents) {

        /** Null on the other side. */
        public Long debit() {
            return cents > 0 ? cents : null;
        }

        public Long credit() {
            return cents < 0 ? -cents : null;
        }

        /** Whether the account has more after it. */
        public boolean raises() {
            return cents * account.kind().side() > 0;
        }
    }

    /** The sum of the debits, and so of the credits, cents. */
    public long cents() {
        return entry.cents();
    }

    public boolean posted() {
        return entry.phase() == Entry.Phase.POST;
    }

    public String href() {
        return "/ledger/entries/" + entry.number();
    }
}
