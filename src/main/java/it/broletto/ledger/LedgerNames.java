package it.broletto.ledger;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** What the ledger shows of things that it does not know itself. Implemented above all features. */
public interface LedgerNames {

    /** The title of a public thing and the path of its page. */
    record Named(String title, String path) {}

    /** Those that have a public page, by id. */
    Map<UUID, Named> named(Collection<UUID> ids);
}
