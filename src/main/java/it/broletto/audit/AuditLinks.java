package it.broletto.audit;

import it.broletto.web.Choice;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the log shows of things that it does not know itself. Implemented above all features. */
public interface AuditLinks {

    /** Rounds to filter by: slug and title, newest first. */
    List<Choice> rounds();

    /** A public round's id. Refuses an unknown slug with {@code NOT_FOUND}. */
    UUID round(String slug);

    /** By id of the entry, the path of the page of its subject, where there is a public one. */
    Map<Long, String> paths(Collection<AuditView> entries);

    /** The detail of an entry in the page's language; empty text for none. */
    String detail(AuditView entry);
}
