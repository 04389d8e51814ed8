package it.broletto.audit;

import it.broletto.web.Choice;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What the log shows of things it does not know itself. Implemented above all features. */
public interface AuditLinks {

    /** Rounds to filter by: id and title, newest first. */
    List<Choice> rounds();

    /** By id of the entry, the path of the page of its subject, where there is a public one. */
    Map<Long, String> paths(Collection<AuditView> entries);
}
